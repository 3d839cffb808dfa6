import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Msg } from '../../../shim/messages/msg.ts';
import { Session } from '../../../shim/messages/session.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';

const arrival = fc.record({
  type: fc.constantFrom('C2C', 'GROUP'),
  id: fc.constantFrom('a', 'b', '1', '11', '__proto__', 'constructor', 'toString', ''),
  isSend: fc.boolean(),
  // few values, so that equal and nearly equal messages are common
  seq: fc.constantFrom(1, 2, 11, 12),
  random: fc.constantFrom(1, 2, 11, 12),
  countUnread: fc.boolean(),
});

function messageOf(a: { type: string; id: string; isSend: boolean; seq: number; random: number }): Msg {
  return new Msg(new Session(a.type, a.id), a.isSend, a.seq, a.random, 1000 + a.seq, 'x');
}

describe('createMessageStore', () => {
  it('never doubles and never loses a message, in order, with the right unread count', () => {
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 20, maxLength: 80 }), (arrivals) => {
        const store = createMessageStore();
        const model = new Map<string, { keys: string[]; unread: number }>();
        for (const a of arrivals) {
          const skey = a.type + a.id;
          const entry = model.get(skey) ?? { keys: [], unread: 0 };
          model.set(skey, entry);
          const key = [a.isSend, a.seq, a.random].join('/');
          const isNew = !entry.keys.includes(key);
          if (isNew) {
            entry.keys.push(key);
            if (!a.isSend && a.countUnread) entry.unread += 1;
          }
          expect(store.hasMessage(messageOf(a))).toBe(!isNew);
          expect(store.addMessage(messageOf(a), a.countUnread)).toBe(isNew);
        }
        expect(store.legacy.sessCount()).toBe(model.size);
        expect(Object.keys(store.sessMap()).sort()).toEqual([...model.keys()].sort());
        for (const [skey, entry] of model) {
          const session = store.sessMap()[skey] as Session;
          expect(session.msgs().map((m) => [m.isSend, m.seq, m.random].join('/'))).toEqual(entry.keys);
          expect(session.unread()).toBe(entry.unread);
        }
      }),
    );
  });

  it('does not touch the prototype of all objects', () => {
    const store = createMessageStore();
    store.addMessage(messageOf({ type: '', id: '__proto__', isSend: false, seq: 1, random: 1 }), true);
    expect(store.getSession('', '__proto__')?.msgCount()).toBe(1);
    expect(store.legacy.sessByTypeId('', '__proto__')).toBeInstanceOf(Session);
    expect(({} as { _impl?: unknown })._impl).toBeUndefined();
    expect(store.getSession('', 'constructor')).toBeUndefined();
    store.deleteSession('', '__proto__');
    expect(store.getSession('', '__proto__')).toBeUndefined();
  });

  it('stores into its own session, and leaves the one the message holds as given', () => {
    const store = createMessageStore();
    const first = messageOf({ type: 'C2C', id: 'a', isSend: false, seq: 1, random: 1 });
    const second = messageOf({ type: 'C2C', id: 'a', isSend: true, seq: 2, random: 2 });
    store.addMessage(first, true);
    store.addMessage(second, false);
    expect(store.getSession('C2C', 'a')).toBe(first.sess);
    expect(first.sess.msgs()).toEqual([first, second]);
    expect(second.getSession()).not.toBe(first.sess);
  });

  it('treats numeric and text ids as one session', () => {
    const store = createMessageStore();
    store.addMessage(new Msg(new Session('C2C', 5 as never), false, 1, 1, 1, 'x'), true);
    expect(store.addMessage(new Msg(new Session('C2C', '5'), false, 1, 1, 1, 'x'), true)).toBe(false);
    expect(store.legacy.sessByTypeId('C2C', '5')?.unread()).toBe(1);
  });

  it('keeps several stores apart', () => {
    const one = createMessageStore();
    const two = createMessageStore();
    const message = messageOf({ type: 'C2C', id: 'a', isSend: false, seq: 1, random: 1 });
    one.addMessage(message, true);
    expect(two.hasMessage(message)).toBe(false);
    expect(two.legacy.sessCount()).toBe(0);
  });

  it('tells who listens that the next sync starts over', () => {
    const store = createMessageStore();
    let told = 0;
    store.legacy.resetCookieAndSyncFlag();
    store.onResetSync = () => {
      told += 1;
    };
    store.legacy.resetCookieAndSyncFlag();
    expect(told).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, USERS, user } from './world.ts';

describe('one-to-one messages', () => {
  const sending = fc.record({ from: user, to: user, pause: fc.nat(1500) });

  const worldAfter = (sendings: { from: string; to: string; pause: number }[]) => {
    const world = createWorld();
    const sent = sendings.map(({ from, to, pause }) => {
      world.time.now += pause;
      return world.core.sendC2C(from, to, `${from} to ${to}`);
    });
    return { ...world, sent };
  };

  test('both sides page back through the same messages, each once, for any page size', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 60 }), fc.integer({ min: 1, max: 15 }), (sendings, size) => {
        const { core, sent } = worldAfter(sendings);
        for (const [self, peer] of [
          ['alice', 'bob'],
          ['bob', 'alice'],
          ['carol', 'carol'],
        ] as const) {
          const collected = [];
          let before: { time: number; key: string } | undefined;
          for (;;) {
            const page = core.c2c.history(self, peer, size, before);
            expect(page.messages.length).toBeLessThanOrEqual(size);
            collected.unshift(...page.messages);
            if (page.complete) break;
            const [oldest] = page.messages;
            if (!oldest || collected.length > sent.length) throw new Error('paging does not end');
            before = { time: oldest.time, key: `${oldest.sequence}_${oldest.random}_${oldest.time}` };
          }
          const pair = [self, peer].sort().join();
          expect(collected).toEqual(sent.filter(({ from, to }) => [from, to].sort().join() === pair));
        }
      }),
    );
  });

  test('every message is delivered once to each session of both sides', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 60 }), (sendings) => {
        const { mailboxes, sent } = worldAfter(sendings);
        for (const userID of USERS) {
          const delivered = mailboxes
            .get(userID)
            ?.flatMap((event) => (event.type === 'c2c-message' ? [event.message] : []));
          expect(delivered).toEqual(sent.filter(({ from, to }) => from === userID || to === userID));
        }
      }),
    );
  });

  test('a session without a connection misses nothing: it waits for it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sending, fc.boolean()), { maxLength: 40 }), (steps) => {
        const { core, sessions, mailboxes } = createWorld();
        const alice = sessions[0];
        const mailbox = mailboxes.get('alice');
        if (!alice || !mailbox) throw new Error('alice is missing');
        const { deliver } = alice;
        const sent = steps.map(([{ from, to }, online]) => {
          if (online) {
            alice.deliver = deliver;
            mailbox.push(...alice.missed.splice(0));
          } else core.sessions.detach(alice);
          return core.sendC2C(from, to, 'x');
        });
        mailbox.push(...alice.missed.splice(0));
        const messages = mailbox.flatMap((event) => (event.type === 'c2c-message' ? [event.message] : []));
        expect(messages).toEqual(sent.filter(({ from, to }) => from === 'alice' || to === 'alice'));
      }),
    );
  });

  test('a removed conversation comes back with the next message, even one of the same second', () => {
    const { core } = createWorld();
    const ids = () => core.contacts.list('alice').map((contact) => contact.id);
    core.sendC2C('bob', 'alice', 'one');
    core.contacts.remove('alice', 'C2C', 'bob');
    expect(ids()).toEqual([]);
    core.sendC2C('alice', 'bob', 'two');
    expect(ids()).toEqual(['bob']);
  });

  test('a repeated request stores and delivers nothing new', () => {
    const { core, mailboxes } = createWorld();
    const draft = {
      from: 'alice',
      to: 'bob',
      sequence: 1,
      random: 2,
      clientTime: 3,
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'x' } }],
    };
    expect(core.c2c.send(draft)).toBe(core.c2c.send(draft));
    expect(mailboxes.get('bob')).toHaveLength(1);
  });

  test('who answers within the same second still counts later messages of that second as unread', () => {
    const { core } = createWorld();
    core.sendC2C('bob', 'alice', 'one');
    core.c2c.markRead('alice', 'bob', core.clock.seconds());
    core.sendC2C('bob', 'alice', 'two');
    expect(core.c2c.unread('alice', 'bob').map((message) => message.elements[0]?.MsgContent.Text)).toEqual([
      'two',
    ]);
  });
});

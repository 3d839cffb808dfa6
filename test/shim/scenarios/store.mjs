import { encode } from './encode.mjs';

const T = 1600000000;

/** The store as an application sees it: sessions in order, their fields, and the messages by seq. */
function look(webim) {
  const map = webim.MsgStore.sessMap();
  return {
    count: webim.MsgStore.sessCount(),
    sessions: Object.fromEntries(
      Object.keys(map).map((skey) => {
        const { msgs, ...fields } = map[skey]._impl;
        return [
          skey,
          { ...encode(fields), msgs: msgs.map((msg) => [msg.seq, msg.isSend, msg.getFromAccountNick()]) },
        ];
      }),
    ),
  };
}

const fromBob = (seq, more) => ({ from: 'bob', seq, random: 1, time: T + seq, text: `m${seq}`, ...more });
const inGroup = (seq, more) => ({
  ...fromBob(seq),
  group: 'g1',
  groupName: 'Group One',
  nick: 'Bob',
  ...more,
});

/** What the store does with messages that arrive. Every scenario logs in on a page of its own. */
export const store = {
  'store: empty at login': async (page) => {
    await page.login();
    return { ...look(page.webim), unknown: encode(page.webim.MsgStore.sessByTypeId('C2C', 'nobody')) };
  },

  'store: C2C messages': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(2)]);
    const first = look(page.webim);
    await page.receiveC2C([fromBob(3)]);
    return { first, second: look(page.webim) };
  },

  'store: group messages': async (page) => {
    await page.login();
    await page.receiveGroup([inGroup(5), inGroup(6)]);
    return look(page.webim);
  },

  'store: order of first appearance': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1, { from: 'zoe' })]);
    await page.receiveGroup([inGroup(5)]);
    await page.receiveC2C([fromBob(2, { from: 'adam' })]);
    await page.receiveC2C([fromBob(3, { from: 'zoe' })]);
    return look(page.webim);
  },

  'store: duplicates': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(1)]);
    const once = look(page.webim);
    await page.receiveC2C([fromBob(1, { text: 'other text', time: T + 99 })]);
    await page.receiveC2C([fromBob(1, { random: 2 })]);
    return { once, after: look(page.webim) };
  },

  'store: keys that only look alike': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(12, { random: 3 }), fromBob(1, { random: 23 })]);
    return look(page.webim);
  },

  'store: own messages from another device': async (page) => {
    await page.login();
    await page.receiveC2C([{ from: 'me', to: 'bob', seq: 4, random: 4, time: T, text: 'mine' }]);
    await page.receiveGroup([inGroup(5, { from: 'me' })]);
    return look(page.webim);
  },

  'store: unread and auto read': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(2)]);
    const session = page.webim.MsgStore.sessByTypeId('C2C', 'bob');
    const steps = { before: session.unread() };
    page.webim.setAutoRead(session, true, true);
    steps.switchedOn = [session.unread(), session._impl.isAutoRead];
    await page.receiveC2C([fromBob(3)]);
    steps.received = session.unread();
    page.webim.setAutoRead(null, true, true);
    await page.receiveC2C([fromBob(4)]);
    steps.allOff = [session.unread(), session._impl.isAutoRead];
    session.unread(0);
    await page.receiveC2C([fromBob(5), fromBob(6, { from: 'me', to: 'bob' })]);
    steps.setByHand = session.unread();
    page.webim.setAutoRead(session, false, true);
    steps.switchedOff = session.unread();
    return steps;
  },

  'store: auto read of one session leaves others': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(2, { from: 'eve' })]);
    const { MsgStore } = page.webim;
    page.webim.setAutoRead(MsgStore.sessByTypeId('C2C', 'bob'), true, false);
    page.webim.setAutoRead(MsgStore.sessByTypeId('C2C', 'eve'), true, false);
    const both = look(page.webim);
    page.webim.setAutoRead(MsgStore.sessByTypeId('C2C', 'eve'), true, true);
    return { both, after: look(page.webim) };
  },

  'store: the map is live and holds the same objects': async (page) => {
    await page.login();
    const { MsgStore } = page.webim;
    const map = MsgStore.sessMap();
    await page.receiveC2C([fromBob(1)]);
    const session = MsgStore.sessByTypeId('C2C', 'bob');
    const msgs = session.msgs();
    await page.receiveC2C([fromBob(2)]);
    return {
      sameMap: MsgStore.sessMap() === map,
      sameSession: map.C2Cbob === session,
      sameList: session.msgs() === msgs,
      ofMessage: msgs[1].getSession() === session,
      length: msgs.length,
    };
  },

  'store: deleting a session': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(2, { from: 'eve' })]);
    const { MsgStore } = page.webim;
    const held = MsgStore.sessByTypeId('C2C', 'bob');
    const returned = [MsgStore.delSessByTypeId('C2C', 'bob'), MsgStore.delSessByTypeId('C2C', 'nobody')];
    const after = {
      ids: Object.keys(MsgStore.sessMap()),
      held: held.msgCount(),
      found: encode(MsgStore.sessByTypeId('C2C', 'bob')),
    };
    await page.receiveC2C([fromBob(1)]);
    return {
      returned,
      after,
      again: look(page.webim),
      sameObject: MsgStore.sessByTypeId('C2C', 'bob') === held,
    };
  },

  'store: count after deleting': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1), fromBob(2, { from: 'eve' })]);
    page.webim.MsgStore.delSessByTypeId('C2C', 'bob');
    return { count: page.webim.MsgStore.sessCount() };
  },

  'store: logout empties it into a new map': async (page) => {
    await page.login();
    await page.receiveC2C([fromBob(1)]);
    const { MsgStore } = page.webim;
    const old = MsgStore.sessMap();
    await page.logout();
    return { same: MsgStore.sessMap() === old, now: Object.keys(MsgStore.sessMap()), held: Object.keys(old) };
  },

  'store: resetCookieAndSyncFlag returns nothing': async (page) => {
    await page.login();
    return { returned: encode(page.webim.MsgStore.resetCookieAndSyncFlag()) };
  },
};

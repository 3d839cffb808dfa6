import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pause, useRooms } from './rooms.ts';

const { start, page } = useRooms();

// What v2 itself can read: it throws on elements with fields of another type, and hands nothing over; see
// test/shim/messages/receive.test.ts for what the shim does with anything at all.
const value = fc.oneof(fc.string(), fc.integer());
const made = <T extends object>(MsgType: string, MsgContent: fc.Arbitrary<T>) =>
  fc.record({ MsgType: fc.constant(MsgType), MsgContent });
const element = fc.oneof(
  made('TIMTextElem', fc.record({ Text: value })),
  made('TIMFaceElem', fc.record({ Index: value, Data: value }, { requiredKeys: [] })),
  made('TIMCustomElem', fc.record({ Data: value, Desc: value, Ext: value }, { requiredKeys: [] })),
  made(
    'TIMLocationElem',
    fc.record({ Desc: value, Longitude: value, Latitude: value }, { requiredKeys: [] }),
  ),
  made('TIMNewElem', fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
);

test('any body from the backend: nothing throws into the page, the order stays, no message is lost', async () => {
  const { core } = await start();
  core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'bob', members: ['alice'] });
  const alice = page();
  await alice.login('alice');
  const bodies = fc.sample(fc.array(element, { minLength: 1, maxLength: 3 }), 60);
  const sent: Record<string, number[]> = { C2C: [], GROUP: [] };
  bodies.forEach((body, index) => {
    const message = index % 2 ? core.sendC2C('bob', 'alice', body) : core.sendGroup('bob', 'club', body);
    sent[index % 2 ? 'C2C' : 'GROUP']?.push(message.random);
  });
  core.sendC2C('bob', 'alice', 'the end');
  await alice.hears('onMsgNotify', (msgs) => msgs[0].toHtml() === 'the end');
  await pause(100);
  expect(alice.context.uncaught).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: legacy messages
  const heard: any[] = alice.heard.filter(([name]) => name === 'onMsgNotify').flatMap(([, msgs]) => msgs);
  for (const msg of heard) {
    expect(msg.getElems().length).toBeGreaterThan(0);
    expect(msg.toHtml()).toEqual(expect.any(String));
  }
  const heardIn = (type: string) => heard.filter((msg) => msg.getSession().type() === type);
  expect(heardIn('GROUP').map((msg) => msg.getRandom())).toEqual(sent.GROUP);
  expect(heardIn('C2C').map((msg) => msg.getRandom())).toEqual([...(sent.C2C ?? []), expect.any(Number)]);
});

test('an at message, a merged one and a video are shown', async () => {
  const { core } = await start();
  core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'bob', members: ['alice'] });
  const alice = page();
  await alice.login('alice');
  core.sendGroup('bob', 'club', [
    { MsgType: 'TIMTextElem', MsgContent: { Text: '@alice look' } },
    { MsgType: 'TIMVideoFileElem', MsgContent: { VideoUrl: 'http://v/1.mp4', VideoUUID: 'v', VideoSize: 1 } },
    { MsgType: 'TIMRelayElem', MsgContent: { Title: 'Chat', AbstractList: ['a: b'], CompatibleText: 'old' } },
  ]);
  const [[msg]] = await alice.hears('onMsgNotify');
  const shown = msg.getElems().map((elem: { toHtml(): string }) => elem.toHtml());
  expect(shown).toEqual([
    '@alice look',
    'web端暂不支持TIMVideoFileElem消息',
    'web端暂不支持TIMRelayElem消息',
  ]);
  expect(alice.webim.migrate.toNative(msg)?.payload.text).toBe('@alice look');
  expect(alice.webim.migrate.toLegacy(alice.webim.migrate.toNative(msg) as never)).toBe(msg);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { type ChatClient, type Element, seeText, text } from './clients/chat-client.ts';
import { createLegacyClient } from './clients/legacy-client.ts';
import { createV2Client, V2_SDKS, type V2Sdk } from './clients/v2-client.ts';

type Create = (loopback: Loopback, userID: string) => ChatClient;

const SDKS: [name: string, create: Create][] = Object.keys(V2_SDKS).map((name) => [
  name,
  (loopback, userID) => createV2Client(name as V2Sdk, loopback, userID),
]);

// The legacy SDK is not part of this repository. WEBIM_JS gives paths of one or more builds, with a colon between.
const LEGACY_FILES = (process.env.WEBIM_JS ?? '').split(':').filter(Boolean);
for (const [index, file] of LEGACY_FILES.entries()) {
  const name = LEGACY_FILES.length > 1 ? `webim.js #${index + 1}` : 'webim.js';
  SDKS.push([name, (loopback, userID) => createLegacyClient(file, loopback, userID)]);
}

if (LEGACY_FILES.length === 0) {
  test('only v2 SDKs are paired: set WEBIM_JS=/path/to/webim.js to pair them with the original', () => {
    expect(SDKS.map(([name]) => name)).toEqual(Object.keys(V2_SDKS));
  });
}

const PAIRS = SDKS.flatMap((first, index) => SDKS.slice(index).map((second) => [first, second] as const));

const COMPOSITE: Element[] = [
  text('look'),
  { type: 'TIMFaceElem', content: { index: 3, data: '[smile]' } },
  { type: 'TIMCustomElem', content: { data: '{"a":1}', description: 'a gift', extension: 'x' } },
  text('end'),
];

describe.each(
  PAIRS.map(([[first, createFirst], [second, createSecond]]) => ({
    first,
    second,
    createFirst,
    createSecond,
  })),
)('$first and $second', ({ createFirst, createSecond }) => {
  let loopback: Loopback;
  let alice: ChatClient;
  let bob: ChatClient;
  const both = () =>
    [
      [alice, bob],
      [bob, alice],
    ] as const;

  beforeEach(async () => {
    loopback = await startLoopback({ holdPollFor: 500 });
    loopback.core.createGroup({
      groupID: 'room',
      type: 'Public',
      name: 'Room',
      owner: 'host',
      members: ['alice', 'bob'],
    });
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    alice = createFirst(loopback, 'alice');
    bob = createSecond(loopback, 'bob');
  });

  afterEach(async () => {
    alice.close();
    bob.close();
    await loopback.close();
  });

  const login = () => Promise.all([alice.login(), bob.login()]);

  test('one-to-one, both ways, composite messages too', async () => {
    await login();
    for (const [from, to] of both()) {
      await from.sendC2C(to.userID, [text(`hi from ${from.userID}`)]);
      await from.sendC2C(to.userID, COMPOSITE);
      const hi = await seeText(to, `C2C${from.userID}`, `hi from ${from.userID}`);
      expect(hi).toMatchObject({ from: from.userID, isOwn: false });
      const composite = await seeText(to, `C2C${from.userID}`, 'look');
      expect(composite.elements).toMatchObject(COMPOSITE);
      expect(composite.elements).toHaveLength(COMPOSITE.length);
    }
    expect(alice.seen).toHaveLength(2);
    expect(bob.seen).toHaveLength(2);
  });

  test('in a group, both ways', async () => {
    await login();
    for (const [from, to] of both()) {
      await from.sendGroup('room', [text(`all, ${from.userID}`), ...COMPOSITE]);
      const message = await seeText(to, 'GROUProom', `all, ${from.userID}`);
      expect(message).toMatchObject({ from: from.userID, isOwn: false, priority: 'Normal' });
      expect(message.elements).toMatchObject([text(`all, ${from.userID}`), ...COMPOSITE]);
    }
    for (const client of [alice, bob]) {
      expect(client.seen.filter(({ isOwn }) => !isOwn)).toHaveLength(1);
    }
  });

  test('in a live room, both ways, with likes and gifts', async () => {
    await login();
    await Promise.all([alice.joinLiveRoom('live'), bob.joinLiveRoom('live')]);
    for (const [from, to] of both()) {
      for (const priority of ['Normal', 'Low', 'High'] as const) {
        await from.sendGroup('live', [text(`${priority} of ${from.userID}`)], priority);
        const message = await seeText(to, 'GROUPlive', `${priority} of ${from.userID}`);
        expect(message).toMatchObject({ from: from.userID, isOwn: false, priority });
      }
    }
    for (const client of [alice, bob]) {
      expect(client.seen.filter(({ isOwn }) => !isOwn)).toHaveLength(3);
    }
  });

  describe.each(['the first', 'the second'] as const)('%s', (which) => {
    const roles = () => (which === 'the first' ? both()[0] : both()[1]);

    test('writes while the other is away, who then pages through it', async () => {
      const [writer, reader] = roles();
      await writer.login();
      const expected = Array.from({ length: 9 }, (_, index) => `number ${index}`);
      for (const value of expected) {
        await writer.sendC2C(reader.userID, [text(value)]);
        await writer.sendGroup('room', [text(value)]);
      }
      await reader.login();
      expect(await reader.historyC2C(writer.userID, 4)).toEqual(expected);
      expect(await reader.historyGroup('room', 4)).toEqual(expected);
      expect(await writer.historyC2C(reader.userID, 4)).toEqual(expected);
    });

    test('is kicked, and the other stays', async () => {
      await login();
      // After SDK_READY v2 goes on asking; a kick in the middle of that rejects promises that nobody can catch.
      await quiet(loopback);
      const [kicked, stays] = roles();
      loopback.core.kick(kicked.userID);
      await kicked.kicked;
      loopback.core.sendC2C('host', stays.userID, 'still there?');
      await seeText(stays, 'C2Chost', 'still there?');
    });
  });
});

/** Resolves when no command but polls has come for a while. */
async function quiet(loopback: Loopback): Promise<void> {
  const count = () => loopback.journal.entries({ command: /^(?!.*(longpolling|get_msg)$)/ }).length;
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

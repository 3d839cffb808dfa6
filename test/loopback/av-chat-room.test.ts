import { describe, expect, test } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, connect, login } = useLoopback();

const room = (loopback: Loopback, groupID = 'live') =>
  loopback.core.createGroup({ groupID, type: 'AVChatRoom', name: 'live', owner: 'host' });

const textIn = (client: SdkClient, groupID: string, text: string, priority = 'Normal') =>
  client.tim.createTextMessage({ to: groupID, conversationType: 'GROUP', priority, payload: { text } });

const heard = (client: SdkClient, text: string) =>
  client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
    messages.some((message: { payload: { text?: string } }) => message.payload.text === text),
  );

const textsOf = (client: SdkClient): string[] =>
  client.received().flatMap((message) => message.payload.text ?? []);

describe.each(['poll', 'push'] as const)('logged-in viewers in %s mode', (avChatRoomMode) => {
  test('hear each other once, in order, and not themselves', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const [alice, bob] = await login('alice', 'bob');
    const joined = await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    expect(joined.data.status).toBe('JoinedSuccess');
    await bob.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    for (const text of ['one', 'two', 'three']) await alice.tim.sendMessage(textIn(alice, 'live', text));
    await heard(bob, 'three');
    await bob.tim.sendMessage(textIn(bob, 'live', 'four'));
    await heard(alice, 'four');
    expect(textsOf(bob)).toEqual(['one', 'two', 'three']);
    expect(textsOf(alice)).toEqual(['four']);
    const polls = loopback.journal.entries({ command: /get_msg$/ });
    expect(polls.length > 0).toBe(avChatRoomMode === 'poll');
  });

  test('see who comes and goes, and the priority of a message', async () => {
    const loopback = await start({ avChatRoomMode });
    loopback.core.setUser('bob', { nick: 'Bobby' });
    room(loopback);
    const [alice, bob] = await login('alice', 'bob');
    await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    await bob.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    const tip = (operationType: number) =>
      alice.waitFor(alice.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
        messages.some(
          (message: { type: string; payload: { operationType: number; operatorID: string } }) =>
            message.type === 'TIMGroupTipElem' &&
            message.payload.operatorID === 'bob' &&
            message.payload.operationType === operationType,
        ),
      );
    await tip(1);
    expect(loopback.core.membership.onlineCount('live')).toBe(2);
    await bob.tim.sendMessage(textIn(bob, 'live', 'like', 'Low'));
    await heard(alice, 'like');
    expect(alice.received().find((message) => message.payload.text === 'like')).toMatchObject({
      priority: 'Low',
      nick: 'Bobby',
    });
    await bob.tim.quitGroup('live');
    await tip(2);
    expect(loopback.core.membership.onlineCount('live')).toBe(1);
  });

  test('learn that the room was dismissed and of custom notices', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const [alice] = await login('alice');
    await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    const notice = (operationType: number) =>
      alice.waitFor(alice.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
        messages.some(
          (message: { conversationType: string; payload: { operationType: number } }) =>
            message.conversationType === '@TIM#SYSTEM' && message.payload.operationType === operationType,
        ),
      );
    loopback.core.customNotice('live', '{"online":7}');
    await notice(255);
    expect(alice.received().at(-1).payload.userDefinedField).toBe('{"online":7}');
    loopback.core.dismissGroup('live');
    await notice(5);
    expect(alice.received().at(-1).payload.groupProfile).toMatchObject({ groupID: 'live', name: 'live' });
    await expect(alice.tim.sendMessage(textIn(alice, 'live', 'too late'))).rejects.toHaveProperty('code');
  });

  test('a recall leaves no trace in what viewers see: the SDK keeps no messages of the room', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const [alice, bob] = await login('alice', 'bob');
    for (const client of [alice, bob]) await client.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    const { data } = await alice.tim.sendMessage(textIn(alice, 'live', 'oops'));
    await heard(bob, 'oops');
    await alice.tim.revokeMessage(data.message);
    loopback.core.sendGroup('host', 'live', 'after');
    await heard(bob, 'after');
    expect(textsOf(bob)).toEqual(['oops', 'after']);
    expect(bob.received().filter((message) => message.conversationType === '@TIM#SYSTEM')).toEqual([]);
    expect(loopback.core.groups.get('live').entries).toContainEqual(
      expect.objectContaining({ sequence: data.message.sequence, recalled: true }),
    );
  });

  test('a message from outside is heard by all', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const [alice, bob] = await login('alice', 'bob');
    await Promise.all(
      [alice, bob].map((client) => client.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' })),
    );
    loopback.core.sendGroup('host', 'live', 'welcome', { priority: 'High' });
    await Promise.all([heard(alice, 'welcome'), heard(bob, 'welcome')]);
    expect(alice.received().find((message) => message.payload.text === 'welcome')).toMatchObject({
      from: 'host',
      priority: 'High',
    });
  });

  test('a user who creates a room joins it like everybody', async () => {
    await start({ avChatRoomMode });
    const [alice, bob] = await login('alice', 'bob');
    await alice.tim.createGroup({ type: 'AVChatRoom', groupID: 'mine', name: 'mine' });
    await alice.tim.joinGroup({ groupID: 'mine', type: 'AVChatRoom' });
    await bob.tim.joinGroup({ groupID: 'mine', type: 'AVChatRoom' });
    await alice.tim.sendMessage(textIn(alice, 'mine', 'hi'));
    await heard(bob, 'hi');
    expect((await bob.tim.getGroupOnlineMemberCount('mine')).data.memberCount).toBe(2);
  });

  test('messages sent while the line was down arrive once after it is back', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const [alice] = await login('alice');
    await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    loopback.core.sendGroup('host', 'live', 'before');
    await heard(alice, 'before');
    // The SDK reconnects only a socket that has lived for more than a second.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    loopback.dropConnections('alice');
    loopback.core.sendGroup('host', 'live', 'meanwhile');
    await heard(alice, 'meanwhile');
    loopback.core.sendGroup('host', 'live', 'after');
    await heard(alice, 'after');
    expect(textsOf(alice)).toEqual(['before', 'meanwhile', 'after']);
  });
});

describe('anonymous viewers', () => {
  test('join, hear what is said after they came, and quit', async () => {
    const loopback = await start();
    room(loopback);
    loopback.core.sendGroup('host', 'live', 'early');
    const viewer = connect();
    const joined = await viewer.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    expect(joined.data.status).toBe('JoinedSuccess');
    expect((await viewer.tim.getGroupOnlineMemberCount('live')).data.memberCount).toBe(1);
    loopback.core.sendGroup('host', 'live', 'hello');
    await heard(viewer, 'hello');
    expect(textsOf(viewer)).toEqual(['hello']);
    await viewer.tim.quitGroup('live');
    loopback.core.sendGroup('host', 'live', 'gone');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(textsOf(viewer)).toEqual(['hello']);
  });

  test('are refused by a room that does not exist and by ordinary groups', async () => {
    const loopback = await start();
    loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'host' });
    const viewer = connect();
    await expect(viewer.tim.joinGroup({ groupID: 'nowhere', type: 'AVChatRoom' })).rejects.toMatchObject({
      code: 10010,
    });
    await expect(viewer.tim.joinGroup({ groupID: 'club', type: 'AVChatRoom' })).rejects.toMatchObject({
      code: 10007,
    });
  });

  test('count as gone when their page is closed', async () => {
    const loopback = await start({ sessionLifetime: 50 });
    room(loopback);
    const viewer = connect();
    await viewer.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    expect(loopback.core.membership.onlineCount('live')).toBe(1);
    viewer.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(loopback.core.membership.onlineCount('live')).toBe(0);
  });
});

import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { ownText } from './own.ts';
import { custom, face, text } from './wire.ts';

const TIP = 2;

// biome-ignore lint/suspicious/noExplicitAny: legacy objects
type Legacy = any;

/** Messages of rooms so far, tips left out: those about who joined come at moments of their own. */
function heardInRooms(stage: Stage): Legacy[] {
  return stage.raw('onBigGroupMsgNotify').filter((msg: Legacy) => msg.subType !== TIP);
}

/** What was said where, as one line each. */
function noteHeard(stage: Stage): void {
  stage.note(
    'heard in rooms',
    heardInRooms(stage).map(
      (msg) =>
        `${msg.getSession().id()}, ${msg.isSend ? 'own' : msg.fromAccount}, ${msg.subType}: ${msg.toHtml()}`,
    ),
  );
  stage.note('stored', Object.keys(stage.webim.MsgStore.sessMap()));
}

/** Joins, and waits until the page has heard that it did: rooms are polled each by itself, in no order. */
async function joinAndHear(stage: Stage, groupID: string): Promise<void> {
  const before = stage.raw('onBigGroupMsgNotify').length;
  await stage.quietly('applyJoinBigGroup', { GroupId: groupID });
  // 1.7.0 hears of one room only.
  await stage.hears('onBigGroupMsgNotify', before + 1, 2000);
}

const hearsInRooms = (stage: Stage, count: number) => stage.until(() => heardInRooms(stage).length >= count);

/** AVChatRooms: one and several, again, with and without a login. */
export const bigGroups: Scenarios = {
  'join: and hear a message': async (stage) => {
    await stage.login();
    await stage.call('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', [text('to <all>'), face, custom('{}')]);
    await hearsInRooms(stage, 1);
    noteHeard(stage);
  },

  'join: twice': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('applyJoinBigGroup', { GroupId: 'live' });
  },

  'join: leave and join again': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('quitBigGroup', { GroupId: 'live' });
    await stage.call('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', 'again');
    await hearsInRooms(stage, 1);
    noteHeard(stage);
  },

  'join: two rooms at once': async (stage) => {
    await stage.login();
    await joinAndHear(stage, 'live');
    await joinAndHear(stage, 'live2');
    stage.core.sendGroup('bob', 'live', 'in one');
    await hearsInRooms(stage, 1);
    stage.core.sendGroup('bob', 'live2', 'in two');
    await hearsInRooms(stage, 2);
    noteHeard(stage);
  },

  'join: a room that does not exist': async (stage) => {
    await stage.login();
    await stage.call('applyJoinBigGroup', { GroupId: 'nowhere' });
  },

  'join: a group that is no live room': async (stage) => {
    stage.core.createGroup({
      type: 'ChatRoom',
      owner: 'bob',
      groupID: 'chat',
      name: 'Chat',
      applyJoinOption: 'FreeAccess',
    });
    await stage.login();
    await stage.call('applyJoinBigGroup', { GroupId: 'chat' });
  },

  'join: before any login': async (stage) => {
    await stage.call('applyJoinBigGroup', { GroupId: 'live' });
  },

  'join: a number as ID': async (stage) => {
    stage.core.createGroup({ type: 'AVChatRoom', owner: 'bob', groupID: '4711', name: 'Cologne' });
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 4711 });
    stage.core.sendGroup('bob', '4711', 'scent');
    await hearsInRooms(stage, 1);
    noteHeard(stage);
  },

  'messages: several, in order': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    for (const each of ['one', 'two', 'three']) {
      stage.core.sendGroup('bob', 'live', each);
      await stage.until(() => heardInRooms(stage).some((msg) => msg.toHtml() === each));
    }
    noteHeard(stage);
  },

  'messages: own come back': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('sendMsg', ownText(stage, 'GROUP', 'live', 'mine'));
    await hearsInRooms(stage, 1);
    await stage.settle(300);
    noteHeard(stage);
  },

  'messages: likes': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('sendMsg', ownText(stage, 'GROUP', 'live', 'like', 1));
    await hearsInRooms(stage, 1);
    stage.core.sendGroup('bob', 'live', 'like too', { priority: 'Low' });
    await hearsInRooms(stage, 2);
    noteHeard(stage);
  },

  'messages: red packets': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', 'a packet', { priority: 'High' });
    await hearsInRooms(stage, 1);
    noteHeard(stage);
  },

  'messages: without login to a room': async (stage) => {
    await stage.login({ user: null });
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('sendMsg', ownText(stage, 'GROUP', 'live', 'silent'));
  },

  'leave: nothing more is heard': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', 'heard');
    await hearsInRooms(stage, 1);
    await stage.call('quitBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', 'not heard');
    await stage.settle(700);
    noteHeard(stage);
  },

  'leave: one of two': async (stage) => {
    await stage.login();
    await joinAndHear(stage, 'live');
    await joinAndHear(stage, 'live2');
    await stage.call('quitBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live2', 'still here');
    await stage.until(() => heardInRooms(stage).length > 0, 2000);
    noteHeard(stage);
  },

  'leave: a room never joined': async (stage) => {
    await stage.login();
    await stage.call('quitBigGroup', { GroupId: 'live' });
  },

  'anonymous: join two rooms': async (stage) => {
    await stage.login({ user: null });
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live2' });
    stage.core.sendGroup('bob', 'live', 'in one');
    await hearsInRooms(stage, 1);
    stage.core.sendGroup('bob', 'live2', 'in two');
    await hearsInRooms(stage, 2);
    noteHeard(stage);
  },

  'anonymous: leave': async (stage) => {
    await stage.login({ user: null });
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.call('quitBigGroup', { GroupId: 'live' });
  },

  'beside an ordinary group': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'room', 'in the room');
    await stage.hears('onMsgNotify');
    stage.core.sendGroup('bob', 'live', 'on air');
    await hearsInRooms(stage, 1);
    noteHeard(stage);
  },
};

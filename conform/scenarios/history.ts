import { describeWholeSession } from '../normalise.ts';
import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { face, image, text } from './wire.ts';

/** Messages between bob and me, each in turn. */
function talk({ core }: Stage, count: number): void {
  for (let i = 0; i < count; i++) {
    if (i % 2 === 1) core.sendC2C('me', 'bob', `old ${i}`);
    else core.sendC2C('bob', 'me', `old ${i}`);
  }
}

function chat({ core }: Stage, count: number): void {
  for (let i = 0; i < count; i++) core.sendGroup(i % 2 === 1 ? 'me' : 'bob', 'room', `old ${i}`);
}

const first = (MaxCnt: number) => ({ Peer_Account: 'bob', MaxCnt, LastMsgTime: 0, MsgKey: '' });

function noteSession(stage: Stage, type: string, id: string): void {
  const session = stage.webim.MsgStore.sessByTypeId(type, id);
  stage.note('session', session ? describeWholeSession(session) : 'none');
}

/** Pages of history, between two and of groups, and what came while the user was away. */
export const history: Scenarios = {
  'C2C: one page with all of it': async (stage) => {
    talk(stage, 3);
    await stage.login();
    await stage.call('getC2CHistoryMsgs', first(10));
    noteSession(stage, 'C2C', 'bob');
  },

  'C2C: page after page': async (stage) => {
    talk(stage, 7);
    await stage.login();
    let page = await stage.call('getC2CHistoryMsgs', first(3));
    for (let i = 0; i < 2; i++) {
      const { LastMsgTime, MsgKey } = page;
      page = await stage.call('getC2CHistoryMsgs', { ...first(3), LastMsgTime, MsgKey });
    }
    noteSession(stage, 'C2C', 'bob');
  },

  'C2C: more than a page of the backend': async (stage) => {
    talk(stage, 20);
    await stage.login();
    const page = await stage.quietly('getC2CHistoryMsgs', first(15));
    stage.note('page', [page.Complete, page.MsgCount, page.MsgList.length]);
    const { LastMsgTime, MsgKey } = page;
    const next = await stage.quietly('getC2CHistoryMsgs', { ...first(15), LastMsgTime, MsgKey });
    stage.note('next', [next.Complete, next.MsgCount, next.MsgList.map(textOf)]);
  },

  'C2C: nothing was ever said': async (stage) => {
    await stage.login();
    await stage.call('getC2CHistoryMsgs', first(10));
    noteSession(stage, 'C2C', 'bob');
  },

  'C2C: what was received live comes again': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'live');
    await stage.hears('onMsgNotify');
    await stage.call('getC2CHistoryMsgs', first(10));
    noteSession(stage, 'C2C', 'bob');
  },

  'C2C: elements of all kinds': async (stage) => {
    stage.core.sendC2C('bob', 'me', [text('t'), face]);
    stage.core.sendC2C('bob', 'me', [image]);
    await stage.login();
    await stage.call('getC2CHistoryMsgs', first(10));
  },

  'C2C: a number too large': async (stage) => {
    await stage.login();
    await stage.call('getC2CHistoryMsgs', first(16));
  },

  'C2C: without a number': async (stage) => {
    talk(stage, 2);
    await stage.login();
    const page = await stage.quietly('getC2CHistoryMsgs', {
      Peer_Account: 'bob',
      LastMsgTime: 0,
      MsgKey: '',
    });
    stage.note('page', [page.Complete, page.MsgCount, page.MsgList.map(textOf)]);
  },

  'group: the newest page': async (stage) => {
    chat(stage, 5);
    await stage.login();
    await stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 5, ReqMsgNumber: 3 });
    noteSession(stage, 'GROUP', 'room');
  },

  'group: page after page by getGroupInfo': async (stage) => {
    chat(stage, 7);
    await stage.login();
    const info = await stage.quietly('getGroupInfo', { GroupIdList: ['room'] });
    const newest = info.GroupInfo[0].NextMsgSeq - 1;
    stage.note('newest', newest);
    const one = await stage.quietly('syncGroupMsgs', {
      GroupId: 'room',
      ReqMsgSeq: newest,
      ReqMsgNumber: 3,
    });
    stage.note('first page', one.map(textOf));
    const two = await stage.quietly('syncGroupMsgs', {
      GroupId: 'room',
      ReqMsgSeq: one[0].getSeq() - 1,
      ReqMsgNumber: 3,
    });
    stage.note('second page', two.map(textOf));
    noteSession(stage, 'GROUP', 'room');
  },

  'group: the same page twice': async (stage) => {
    chat(stage, 3);
    await stage.login();
    await stage.quietly('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 3, ReqMsgNumber: 3 });
    await stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 3, ReqMsgNumber: 3 });
    noteSession(stage, 'GROUP', 'room');
  },

  'group: after deleting the session it comes again': async (stage) => {
    chat(stage, 2);
    await stage.login();
    await stage.quietly('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 2, ReqMsgNumber: 2 });
    stage.webim.MsgStore.delSessByTypeId('GROUP', 'room');
    const again = await stage.quietly('syncGroupMsgs', {
      GroupId: 'room',
      ReqMsgSeq: 2,
      ReqMsgNumber: 2,
    });
    stage.note('again', again.map(textOf));
  },

  'group: tips among the messages': async (stage) => {
    stage.core.sendGroup('bob', 'room', 'before');
    stage.core.settings.change('room', 'bob', { name: 'Renamed' });
    stage.core.sendGroup('bob', 'room', 'after');
    await stage.login();
    await stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 3, ReqMsgNumber: 3 });
  },

  'group: without cbOk the listener gets them': async (stage) => {
    chat(stage, 2);
    await stage.login();
    stage.webim.syncGroupMsgs({ GroupId: 'room', ReqMsgSeq: 2, ReqMsgNumber: 2 });
    await stage.hears('onMsgNotify');
  },

  'group: a number that is none': async (stage) => {
    await stage.login();
    await stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 0, ReqMsgNumber: 3 });
    await stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: -1, ReqMsgNumber: 3 });
  },

  'group: of strangers': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'closed', name: 'Closed' });
    await stage.login();
    await stage.call('syncGroupMsgs', { GroupId: 'closed', ReqMsgSeq: 1, ReqMsgNumber: 1 });
  },

  'syncMsgs: what came while away': async (stage) => {
    stage.core.sendC2C('bob', 'me', 'while you were out');
    stage.core.sendC2C('eve', 'me', 'me too');
    await stage.login();
    await stage.call('syncMsgs');
    noteSession(stage, 'C2C', 'bob');
    noteSession(stage, 'C2C', 'eve');
  },

  'syncMsgs: a second time': async (stage) => {
    stage.core.sendC2C('bob', 'me', 'while you were out');
    await stage.login();
    await stage.quietly('syncMsgs');
    await stage.call('syncMsgs');
    noteSession(stage, 'C2C', 'bob');
  },

  'syncMsgs: without cbOk the listener gets them': async (stage) => {
    stage.core.sendC2C('bob', 'me', 'while you were out');
    await stage.login();
    stage.webim.syncMsgs();
    await stage.hears('onMsgNotify');
    noteSession(stage, 'C2C', 'bob');
  },

  'syncMsgs: nothing came': async (stage) => {
    await stage.login({ user: 'nobody' });
    await stage.call('syncMsgs');
  },
};

// biome-ignore lint/suspicious/noExplicitAny: legacy objects
function textOf(msg: any): string {
  return msg.elems.map((elem: { content: { text?: string } }) => elem.content.text).join('');
}

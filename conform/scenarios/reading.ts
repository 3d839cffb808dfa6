import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const REPORTS = /^(openim\.msgreaded|group_open_http_svc\.msg_read_report)$/;

/** What was reported as read, and what the backend still counts as unread. */
function noteReading({ loopback, core, note }: Stage): void {
  const reports = loopback.journal.entries({ userID: 'me', command: REPORTS });
  note(
    'reported',
    reports.map(({ command }) => command),
  );
  note('unread from bob', core.c2c.unread('me', 'bob').length);
  const room = core.groups.find('room');
  if (room) note('unread in the room', core.groupMessages.unreadCount(room, 'me'));
}

const unread = ({ webim }: Stage, type: string, id: string) => webim.MsgStore.sessByTypeId(type, id).unread();

/** Read reports, auto read, and what other devices have read. */
export const reading: Scenarios = {
  'report: a user': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.hears('onMsgNotify');
    const session = stage.webim.MsgStore.sessByTypeId('C2C', 'bob');
    await stage.call('c2CMsgReaded', { To_Account: 'bob', LastedMsgTime: session.time() });
    stage.note('unread in the page', session.unread());
    noteReading(stage);
  },

  'report: a group': async (stage) => {
    await stage.login();
    stage.core.sendGroup('bob', 'room', 'hi');
    await stage.hears('onMsgNotify');
    const session = stage.webim.MsgStore.sessByTypeId('GROUP', 'room');
    await stage.call('groupMsgReaded', { GroupId: 'room', MsgReadedSeq: session.curMaxMsgSeq() });
    stage.note('unread in the page', session.unread());
    noteReading(stage);
  },

  'auto read: of a user': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.hears('onMsgNotify');
    const session = stage.webim.MsgStore.sessByTypeId('C2C', 'bob');
    stage.webim.setAutoRead(session, true, true);
    await stage.settle();
    stage.note('unread in the page', unread(stage, 'C2C', 'bob'));
    noteReading(stage);
  },

  'auto read: of a group': async (stage) => {
    await stage.login();
    stage.core.sendGroup('bob', 'room', 'one');
    await stage.hears('onMsgNotify');
    stage.webim.setAutoRead(stage.webim.MsgStore.sessByTypeId('GROUP', 'room'), true, true);
    await stage.settle();
    stage.note('unread in the page', unread(stage, 'GROUP', 'room'));
    noteReading(stage);
  },

  'auto read: later messages count no more': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.hears('onMsgNotify');
    stage.webim.setAutoRead(stage.webim.MsgStore.sessByTypeId('C2C', 'bob'), true, true);
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.hears('onMsgNotify', 2);
    stage.note('unread in the page', unread(stage, 'C2C', 'bob'));
  },

  'auto read: the other session counts again': async (stage) => {
    await stage.login();
    for (const [i, from] of ['bob', 'eve'].entries()) {
      stage.core.sendC2C(from, 'me', 'one');
      await stage.hears('onMsgNotify', i + 1);
    }
    const { MsgStore } = stage.webim;
    stage.webim.setAutoRead(MsgStore.sessByTypeId('C2C', 'bob'), true, true);
    stage.webim.setAutoRead(MsgStore.sessByTypeId('C2C', 'eve'), true, true);
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.hears('onMsgNotify', 3);
    stage.note('unread', [unread(stage, 'C2C', 'bob'), unread(stage, 'C2C', 'eve')]);
  },

  'auto read: off': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.hears('onMsgNotify');
    const session = stage.webim.MsgStore.sessByTypeId('C2C', 'bob');
    stage.webim.setAutoRead(session, true, true);
    stage.webim.setAutoRead(session, false, true);
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.hears('onMsgNotify', 2);
    stage.note('unread', unread(stage, 'C2C', 'bob'));
  },

  'heard: a user was read on another device': async (stage) => {
    await stage.login();
    const message = stage.core.sendC2C('bob', 'me', 'hi');
    await stage.hears('onMsgNotify');
    // v2 counts the unread at most once a second.
    await stage.settle(1500);
    stage.core.c2c.markRead('me', 'bob', message.time);
    await stage.hears('onC2cEventNotifys.92', 1, 3000);
    stage.note('unread in the page', unread(stage, 'C2C', 'bob'));
  },

  'heard: the peer has read': async (stage) => {
    await stage.login();
    const message = stage.core.sendC2C('me', 'bob', 'hi');
    await stage.hears('onMsgNotify');
    stage.core.c2c.markRead('bob', 'me', message.time);
    await stage.settle(300);
  },
};

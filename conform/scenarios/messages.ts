import { describeWholeSession } from '../normalise.ts';
import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { ownMessage, ownText, sentBodies } from './own.ts';
import { custom, text } from './wire.ts';

/** The stored sessions with what is in them. */
function noteStore(stage: Stage): void {
  const sessions = Object.values(stage.webim.MsgStore.sessMap());
  stage.note('store', sessions.map(describeWholeSession));
  stage.note('count', stage.webim.MsgStore.sessCount());
}

const priority = (subType: number, name: string): Scenarios => ({
  [`send: ${name} to a group`]: async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'GROUP', 'room', 'look', subType));
    await stage.hears('onMsgNotify');
    const [sent] = stage.loopback.journal.entries({ userID: 'me', command: /send_group_msg/ });
    stage.note('priority', sent?.body.MsgPriority);
  },
});

/** Sending and receiving texts, the store, unread counts, duplicates. */
export const messages: Scenarios = {
  'send: to a user': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'C2C', 'bob', 'hello'));
    noteStore(stage);
  },

  'send: to a group': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'GROUP', 'room', 'hello'));
    await stage.hears('onMsgNotify');
    noteStore(stage);
  },

  ...priority(1, 'a like'),
  ...priority(3, 'a red packet'),

  'send: the same message twice': async (stage) => {
    await stage.login();
    const msg = ownText(stage, 'C2C', 'bob', 'once');
    await stage.call('sendMsg', msg);
    await stage.call('sendMsg', msg);
    noteStore(stage);
  },

  'send: again after a refusal': async (stage) => {
    await stage.login();
    const msg = ownText(stage, 'C2C', 'bob', 'again');
    stage.loopback.faults.fail('openim.sendmsg', 20012, 'muted', { times: 1 });
    await stage.call('sendMsg', msg);
    await stage.call('sendMsg', msg);
    noteStore(stage);
  },

  'send: several at once': async (stage) => {
    await stage.login();
    await Promise.all(
      ['one', 'two', 'three'].map((each) => stage.quietly('sendMsg', ownText(stage, 'C2C', 'bob', each))),
    );
    noteStore(stage);
  },

  'send: to oneself': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'C2C', 'me', 'note to self'));
    await stage.settle();
    noteStore(stage);
  },

  'send: own fields on the message stay': async (stage) => {
    await stage.login();
    const msg = ownText(stage, 'C2C', 'bob', 'marked');
    msg.sending = true;
    await stage.call('sendMsg', msg);
    stage.note('still there', [msg.sending, stage.webim.MsgStore.sessByTypeId('C2C', 'bob').msg(0) === msg]);
  },

  'send: a number as receiver': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'C2C', 10086 as unknown as string, 'hi'));
    noteStore(stage);
  },

  'send: to a stored session': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'first');
    await stage.hears('onMsgNotify');
    const session = stage.webim.MsgStore.sessByTypeId('C2C', 'bob');
    const msg = new stage.webim.Msg(session, true, -1, -1, -1, 'me', 0, 'My Nick');
    msg.addText(new stage.webim.Msg.Elem.Text('second'));
    await stage.call('sendMsg', msg);
    noteStore(stage);
  },

  'send: offline push information': async (stage) => {
    await stage.login();
    const msg = ownText(stage, 'C2C', 'bob', 'ring');
    msg.setOfflinePushInfo({ PushFlag: 0, Desc: 'you have mail', Ext: 'ext' });
    await stage.call('sendMsg', msg);
    const [sent] = stage.loopback.journal.entries({ userID: 'me', command: 'openim.sendmsg' });
    const info = sent?.body.OfflinePushInfo as Record<string, unknown> | undefined;
    stage.note('on the wire', [info?.PushFlag, info?.Desc, info?.Ext]);
  },

  'send: an unknown sub type': async (stage) => {
    await stage.login();
    const answered: unknown[] = [];
    stage.webim.sendMsg(
      ownText(stage, 'GROUP', 'room', 'odd', 9),
      () => answered.push('ok'),
      (error: { ErrorCode: number }) => answered.push(error.ErrorCode),
    );
    await stage.settle(300);
    stage.note('answered', answered);
    stage.note('sent', sentBodies(stage).length);
  },

  'send: without elements': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownMessage(stage, 'C2C', 'bob'));
  },

  'receive: three in a row': async (stage) => {
    await stage.login();
    for (const each of ['one', 'two', 'three']) stage.core.sendC2C('bob', 'me', each);
    await stage.until(() => stage.webim.MsgStore.sessByTypeId('C2C', 'bob')?.msgCount() === 3);
    noteStore(stage);
  },

  'receive: from two users and a group': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'from bob');
    await stage.hears('onMsgNotify');
    stage.core.sendC2C('eve', 'me', 'from eve');
    await stage.hears('onMsgNotify', 2);
    stage.core.sendGroup('eve', 'room', 'in the room');
    await stage.hears('onMsgNotify', 3);
    noteStore(stage);
  },

  'receive: the store is up to date in the listener': async (stage) => {
    const seen: unknown[] = [];
    await stage.login({
      listeners: {
        onMsgNotify: () => {
          const session = stage.webim.MsgStore.sessByTypeId('C2C', 'bob');
          seen.push([session.unread(), session.msgCount()]);
        },
      },
    });
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.until(() => seen.length === 1);
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.until(() => seen.length === 2);
    stage.note('seen', seen);
  },

  'receive: typing notices': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', [custom('{"userAction":14,"actionParam":"EIMAMSG_InputStatus_Ing"}')]);
    stage.core.sendC2C('bob', 'me', [custom('{"userAction":15}')]);
    await stage.hears('onMsgNotify');
    noteStore(stage);
  },

  'receive: a typing notice beside a text': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', [text('hi'), custom('{"userAction":14}')]);
    await stage.hears('onMsgNotify');
  },

  'receive: own from another device, to a user': async (stage) => {
    await stage.login();
    stage.core.sendC2C('me', 'bob', 'from my phone');
    await stage.hears('onMsgNotify');
    noteStore(stage);
  },

  'receive: own from another device, to a group': async (stage) => {
    await stage.login();
    stage.core.sendGroup('me', 'room', 'from my phone');
    await stage.hears('onMsgNotify');
    noteStore(stage);
  },

  'receive: priorities of a group': async (stage) => {
    await stage.login();
    for (const priority of ['High', 'Normal', 'Low'] as const) {
      stage.core.sendGroup('bob', 'room', priority, { priority });
      await stage.until(() => stage.raw('onMsgNotify').flat().length >= stage.raw('onMsgNotify').length);
      await stage.settle();
    }
  },

  'store: deleting a session': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.hears('onMsgNotify');
    stage.note('deleted', stage.webim.MsgStore.delSessByTypeId('C2C', 'bob'));
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.hears('onMsgNotify', 2);
    noteStore(stage);
  },

  'unread: lowered by the application': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'one');
    await stage.hears('onMsgNotify');
    stage.webim.MsgStore.sessByTypeId('C2C', 'bob').unread(0);
    stage.core.sendC2C('bob', 'me', 'two');
    await stage.hears('onMsgNotify', 2);
    noteStore(stage);
  },

  'xss filter: switched off at login': async (stage) => {
    await stage.login({ opts: { isLogOn: false, xssFilterEnable: false } });
    stage.core.sendC2C('bob', 'me', 'a <b>');
    await stage.hears('onMsgNotify');
    await stage.call('sendMsg', ownText(stage, 'C2C', 'bob', 'c <d>'));
    stage.note('on the wire', sentBodies(stage));
  },
};

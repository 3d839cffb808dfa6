import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** What the state of the page is, as it can tell. */
function lookAround({ webim }: Stage) {
  return {
    checkLogin: webim.checkLogin(),
    sessions: Object.keys(webim.MsgStore.sessMap()),
    count: webim.MsgStore.sessCount(),
  };
}

/** What the calls below ask the backend for; late enough to be still under way when the login ends. */
const SLOW_COMMANDS = [
  'openim.getroammsg',
  'openim.sendmsg',
  'group_open_http_svc.group_msg_get',
  'group_open_http_svc.get_group_info',
  'profile.portrait_get',
];

/** Ends a login while calls wait for their answers, and writes down what each of them got. */
async function endUnderWay(stage: Stage, end: () => Promise<unknown>): Promise<void> {
  const { webim } = stage;
  await stage.login();
  stage.core.sendC2C('bob', 'me', 'said to me');
  await stage.hears('onMsgNotify');
  stage.core.sendGroup('bob', 'room', 'said to the room');
  await stage.hears('onMsgNotify', 2);

  for (const command of SLOW_COMMANDS) stage.loopback.faults.delay(command, 300, { userID: 'me' });
  const answers: Record<string, unknown[]> = {};
  const start = (member: string, ...args: unknown[]) => {
    const got: unknown[] = [];
    answers[member] = got;
    webim[member](
      ...args,
      () => got.push('ok'),
      (error: { ErrorCode: number }) => got.push(error.ErrorCode),
    );
  };
  start('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 15, LastMsgTime: 0, MsgKey: '' });
  start('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 1, ReqMsgNumber: 1 });
  start('getGroupInfo', { GroupIdList: ['room'] });
  start('getProfilePortrait', { To_Account: ['bob'], TagList: ['Tag_Profile_IM_Nick'] });
  const msg = new webim.Msg(new webim.Session('C2C', 'bob', 'bob'), true);
  msg.addText(new webim.Msg.Elem.Text('said by me'));
  start('sendMsg', msg);

  await end();
  await stage.until(() => Object.values(answers).every((got) => got.length > 0));
  await stage.settle(400);
  stage.note('answers', answers);
  stage.note('after', lookAround(stage));
}

/** Login, logout, connection states, being kicked, other users, anonymous viewers. */
export const connection: Scenarios = {
  'login: the answer': async (stage) => {
    stage.note('before', lookAround(stage));
    await stage.login();
    stage.note('after', lookAround(stage));
  },

  'login: a user without nick': async (stage) => {
    await stage.login({ user: 'eve' });
  },

  'login: nick and picture': async (stage) => {
    await stage.login({ user: 'bob' });
  },

  'login: the connection notice comes after the answer': async (stage) => {
    await stage.login({ connection: true });
    stage.note('at the answer', stage.raw('onConnNotify').length);
    await stage.hears('onConnNotify');
  },

  'login: refused by the backend': async (stage) => {
    stage.loopback.faults.fail('openim.login', 70003, 'signature is wrong');
    stage.loopback.faults.fail('im_open_status.wslogin', 70003, 'signature is wrong');
    await stage.login();
    stage.note('after', lookAround(stage));
  },

  'login: again as the same user': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'before');
    await stage.hears('onMsgNotify');
    await stage.login();
    stage.note('after', lookAround(stage));
    stage.core.sendC2C('bob', 'me', 'after');
    await stage.hears('onMsgNotify', 2);
  },

  'login: as another user without logout': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'for me');
    await stage.hears('onMsgNotify');
    await stage.login({ user: 'eve' });
    stage.note('after', lookAround(stage));
    stage.core.sendC2C('bob', 'eve', 'for eve');
    await stage.hears('onMsgNotify', 2);
    stage.core.sendC2C('bob', 'me', 'not for eve');
  },

  'login: after logout, as another user': async (stage) => {
    await stage.login();
    await stage.call('logout');
    stage.note('between', lookAround(stage));
    await stage.login({ user: 'eve' });
    stage.core.sendC2C('bob', 'eve', 'for eve');
    await stage.hears('onMsgNotify');
    stage.note('after', lookAround(stage));
  },

  'login: a listener that is left out the second time': async (stage) => {
    await stage.login();
    await stage.call('logout');
    await stage.login({ listeners: { onMsgNotify: undefined } });
    stage.core.sendC2C('bob', 'me', 'into the store only');
    await stage.until(() => stage.webim.MsgStore.sessCount() === 1);
    stage.note('after', lookAround(stage));
  },

  'login: a number as user': async (stage) => {
    stage.core.setUser('10086', { nick: 'Ten' });
    await stage.login({ user: 10086 as unknown as string });
    stage.core.sendC2C('bob', '10086', 'hi');
    await stage.hears('onMsgNotify');
  },

  'logout: the answer and what is left': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.hears('onMsgNotify');
    await stage.call('logout');
    stage.note('after', lookAround(stage));
    await stage.call('getGroupInfo', { GroupIdList: ['room'] });
  },

  'logout: all instances': async (stage) => {
    await stage.login();
    await stage.call('logoutAll');
    stage.note('after', lookAround(stage));
  },

  'logout: nothing arrives afterwards': async (stage) => {
    await stage.login();
    await stage.call('logout');
    stage.core.sendC2C('bob', 'me', 'too late');
    await stage.settle(300);
    stage.note('after', lookAround(stage));
  },

  'logout: nobody is logged in': async (stage) => {
    await stage.call('logout');
    await stage.call('logoutAll');
  },

  'logout: while calls wait for their answers': (stage) => endUnderWay(stage, () => stage.call('logout')),

  'login: as another user while calls wait for their answers': (stage) =>
    endUnderWay(stage, () => stage.login({ user: 'eve' })),

  'kicked: by another login': async (stage) => {
    await stage.login();
    stage.core.kick('me');
    await stage.hears('onKickedEventCall');
    await stage.settle(200);
    stage.note('after', lookAround(stage));
  },

  'kicked: and logged in again': async (stage) => {
    await stage.login();
    stage.core.kick('me');
    await stage.hears('onKickedEventCall');
    await stage.settle(200);
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'welcome back');
    await stage.hears('onMsgNotify');
  },

  'anonymous: the answer, at once': async (stage) => {
    await stage.login({ user: null });
    stage.note('after', lookAround(stage));
  },

  'anonymous: calls that need a login': async (stage) => {
    await stage.login({ user: null });
    await stage.call('getProfilePortrait', { To_Account: ['bob'], TagList: ['Tag_Profile_IM_Nick'] });
    await stage.call('syncMsgs');
    await stage.call('applyJoinGroup', { GroupId: 'room' });
    const session = new stage.webim.Session('GROUP', 'live', 'live');
    await stage.call('sendMsg', new stage.webim.Msg(session, true));
  },

  'anonymous: watching a live room': async (stage) => {
    await stage.login({ user: null });
    await stage.call('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.sendGroup('bob', 'live', 'to all');
    await stage.until(() => stage.raw('onBigGroupMsgNotify').some((msg) => msg.subType === 0));
  },

  'anonymous: then logged in': async (stage) => {
    await stage.login({ user: null });
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.hears('onMsgNotify');
    stage.note('after', lookAround(stage));
  },

  'connection: away and back': async (stage) => {
    await stage.login({ connection: true });
    await stage.hears('onConnNotify');
    stage.loopback.setOnline(false);
    await stage.hears('onConnNotify', 2, 60_000);
    stage.core.sendC2C('bob', 'me', 'said meanwhile');
    stage.loopback.setOnline(true);
    await stage.hears('onConnNotify', 3, 60_000);
    await stage.until(() => stage.webim.MsgStore.sessCount() === 1);
    stage.core.sendC2C('bob', 'me', 'said afterwards');
    await stage.hears('onMsgNotify', 2);
    stage.note('after', lookAround(stage));
  },

  'an exception in a listener': async (stage) => {
    let calls = 0;
    await stage.login({
      listeners: {
        onMsgNotify: () => {
          calls += 1;
          throw new TypeError('of the application');
        },
      },
    });
    stage.core.sendC2C('bob', 'me', 'first');
    await stage.until(() => calls === 1);
    stage.core.sendC2C('bob', 'me', 'second');
    await stage.settle(600);
    stage.note('calls', calls);
  },
};

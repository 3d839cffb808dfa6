import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { ownText } from './own.ts';

/** Lets the next command of that name fail, in both generations' names for it. */
const failing =
  (names: string[], code: number, run: (stage: Stage) => Promise<unknown>) => async (stage: Stage) => {
    await stage.login();
    for (const name of names) stage.loopback.faults.fail(name, code, `refused with ${code}`);
    await run(stage);
  };

const GROUP = 'group_open_http_svc';
const sendC2C = (stage: Stage) => stage.call('sendMsg', ownText(stage, 'C2C', 'bob', 'hello'));
const sendGroup = (stage: Stage) => stage.call('sendMsg', ownText(stage, 'GROUP', 'room', 'hello'));

/** What the backend refuses, and how it reaches the application. */
export const errors: Scenarios = {
  'send: the sender is muted': failing(['openim.sendmsg'], 20012, sendC2C),
  'send: not friends': failing(['openim.sendmsg'], 20009, sendC2C),
  'send: no permission in the group': failing([`${GROUP}.send_group_msg`], 10007, sendGroup),
  'send: muted in the group': failing([`${GROUP}.send_group_msg`], 10017, sendGroup),
  'send: too fast': failing([`${GROUP}.send_group_msg`], 10023, sendGroup),
  'send: a forbidden word': failing(['openim.sendmsg'], 80001, sendC2C),
  'send: too long': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', ownText(stage, 'C2C', 'bob', 'x'.repeat(13_000)));
  },
  'create: no right to': failing([`${GROUP}.create_group`], 10007, (stage) =>
    stage.call('createGroup', { Type: 'Public', Name: 'No', GroupId: 'no', MemberList: [] }),
  ),
  'members: the server fails': failing([`${GROUP}.get_group_member_info`], 10002, (stage) =>
    stage.call('getGroupMemberInfo', { GroupId: 'room', Offset: 0, Limit: 10 }),
  ),
  'quit: the server fails': failing([`${GROUP}.quit_group`], 10002, (stage) =>
    stage.call('quitGroup', { GroupId: 'room' }),
  ),
  'profile: the server fails': failing(['profile.portrait_set'], 40001, (stage) =>
    stage.call('setProfilePortrait', { ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'x' }] }),
  ),
  'history: the server fails': failing(['openim.getroammsg'], 20003, (stage) =>
    stage.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 5, LastMsgTime: 0, MsgKey: '' }),
  ),
  'group history: the server fails': failing([`${GROUP}.group_msg_get`], 10002, (stage) =>
    stage.call('syncGroupMsgs', { GroupId: 'room', ReqMsgSeq: 1, ReqMsgNumber: 1 }),
  ),
  'black list: the server fails': failing(['sns.black_list_add'], 30001, (stage) =>
    stage.call('addBlackList', { To_Account: ['bob'] }),
  ),
  'login: without a signature that holds': async (stage) => {
    stage.loopback.faults.fail('openim.login', 70001, 'expired');
    stage.loopback.faults.fail('im_open_status.wslogin', 70001, 'expired');
    await stage.login();
    await stage.call('getProfilePortrait', { To_Account: ['bob'], TagList: ['Tag_Profile_IM_Nick'] });
  },
  'everything is optional: no callbacks': async (stage) => {
    await stage.login();
    stage.webim.sendMsg(ownText(stage, 'C2C', 'bob', 'no callbacks'));
    stage.webim.getGroupInfo({ GroupIdList: ['room'] });
    stage.webim.quitGroup({ GroupId: 'nowhere' });
    await stage.settle(300);
    stage.note('sent', stage.core.c2c.messages('me', 'bob').length);
  },
};

import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const ALLOW = 'Tag_Profile_IM_AllowType';
const confirms = ({ core }: Stage, user: string) =>
  core.setProfile(user, new Map([[ALLOW, 'AllowType_Type_NeedConfirm']]));
const befriend = ({ core }: Stage, peer: string) => core.relations.add('me', { userID: peer }, true);
const carolApplies = (stage: Stage) =>
  stage.core.relations.add('carol', { userID: 'me', wording: 'hello', source: 'AddSource_Type_Web' }, true);
const carolAsks = (stage: Stage) => {
  confirms(stage, 'me');
  carolApplies(stage);
};

/** How things stand between me and another. */
function noteStanding({ core, note }: Stage, peer: string): void {
  note(`standing with ${peer}`, {
    friends: core.relations.check('me', peer),
    blocked: core.users.ensure('me').blackList.has(peer),
    applications: [...core.relations.books.of('me').applications.in.keys()],
  });
}

const ask = (...accounts: string[]) => ({
  AddFriendItem: accounts.map((To_Account) => ({
    To_Account,
    AddSource: 'AddSource_Type_Unknow',
    AddWording: 'be my friend',
  })),
});

/** Friends, requests, black list, and what is heard when they change. */
export const relations: Scenarios = {
  'friends: none': async (stage) => {
    await stage.login();
    await stage.call('getAllFriend', {
      TimeStamp: 0,
      StartIndex: 0,
      GetCount: 10,
      LastStandardSequence: 0,
      TagList: ['Tag_Profile_IM_Nick', 'Tag_SNS_IM_Remark'],
    });
  },

  'friends: two': async (stage) => {
    befriend(stage, 'bob');
    befriend(stage, 'eve');
    await stage.login();
    await stage.call('getAllFriend', {
      TimeStamp: 0,
      StartIndex: 0,
      GetCount: 10,
      LastStandardSequence: 0,
      TagList: ['Tag_Profile_IM_Nick', 'Tag_SNS_IM_Remark'],
    });
  },

  'add: who lets anybody': async (stage) => {
    await stage.login();
    await stage.call('applyAddFriend', ask('bob'));
    noteStanding(stage, 'bob');
  },

  'add: who wants to be asked': async (stage) => {
    confirms(stage, 'bob');
    await stage.login();
    await stage.call('applyAddFriend', ask('bob'));
    noteStanding(stage, 'bob');
  },

  'add: who refuses everybody': async (stage) => {
    stage.core.setProfile('bob', new Map([[ALLOW, 'AllowType_Type_DenyAny']]));
    await stage.login();
    await stage.call('applyAddFriend', ask('bob'));
  },

  'add: a friend': async (stage) => {
    befriend(stage, 'bob');
    await stage.login();
    await stage.call('applyAddFriend', ask('bob'));
  },

  'add: two, one of them refuses': async (stage) => {
    stage.core.setProfile('bob', new Map([[ALLOW, 'AllowType_Type_DenyAny']]));
    await stage.login();
    await stage.call('applyAddFriend', ask('bob', 'eve'));
  },

  'delete: a friend': async (stage) => {
    befriend(stage, 'bob');
    await stage.login();
    await stage.call('deleteFriend', { To_Account: ['bob'], DeleteType: 'Delete_Type_Both' });
    noteStanding(stage, 'bob');
  },

  'delete: who is no friend': async (stage) => {
    await stage.login();
    await stage.call('deleteFriend', { To_Account: ['bob'], DeleteType: 'Delete_Type_Both' });
  },

  'requests: list': async (stage) => {
    carolAsks(stage);
    await stage.login();
    await stage.call('getPendency', {
      PendencyType: 'Pendency_Type_ComeIn',
      StartTime: 0,
      MaxLimited: 10,
      LastSequence: 0,
    });
  },

  'requests: none': async (stage) => {
    await stage.login();
    await stage.call('getPendency', {
      PendencyType: 'Pendency_Type_ComeIn',
      StartTime: 0,
      MaxLimited: 10,
      LastSequence: 0,
    });
  },

  'requests: seen': async (stage) => {
    carolAsks(stage);
    await stage.login();
    await stage.call('getPendencyReport', { LatestPendencyTimeStamp: Math.floor(Date.now() / 1000) });
  },

  'requests: accepted': async (stage) => {
    carolAsks(stage);
    await stage.login();
    await stage.call('responseFriend', {
      ResponseFriendItem: [{ To_Account: 'carol', ResponseAction: 'Response_Action_AgreeAndAdd' }],
    });
    noteStanding(stage, 'carol');
  },

  'requests: refused': async (stage) => {
    carolAsks(stage);
    await stage.login();
    await stage.call('responseFriend', {
      ResponseFriendItem: [{ To_Account: 'carol', ResponseAction: 'Response_Action_Reject' }],
    });
    noteStanding(stage, 'carol');
  },

  'requests: answering one that is not there': async (stage) => {
    await stage.login();
    await stage.call('responseFriend', {
      ResponseFriendItem: [{ To_Account: 'carol', ResponseAction: 'Response_Action_AgreeAndAdd' }],
    });
  },

  'requests: deleted': async (stage) => {
    carolAsks(stage);
    await stage.login();
    await stage.call('deletePendency', { PendencyType: 'Pendency_Type_ComeIn', To_Account: ['carol'] });
    noteStanding(stage, 'carol');
  },

  'black list: add': async (stage) => {
    await stage.login();
    await stage.call('addBlackList', { To_Account: ['bob'] });
    noteStanding(stage, 'bob');
  },

  'black list: read': async (stage) => {
    stage.core.relations.block('me', 'bob');
    await stage.login();
    await stage.call('getBlackList', { StartIndex: 0, MaxLimited: 10, LastSequence: 0 });
  },

  'black list: delete': async (stage) => {
    stage.core.relations.block('me', 'bob');
    await stage.login();
    await stage.call('deleteBlackList', { To_Account: ['bob'] });
    noteStanding(stage, 'bob');
  },

  'black list: delete who is not on it': async (stage) => {
    await stage.login();
    await stage.call('deleteBlackList', { To_Account: ['bob'] });
  },

  'black list: writing to who has blocked me': async (stage) => {
    stage.core.relations.block('bob', 'me');
    await stage.login();
    const msg = new stage.webim.Msg(new stage.webim.Session('C2C', 'bob', 'bob'), true, -1, -1, -1, 'me');
    msg.addText(new stage.webim.Msg.Elem.Text('hello?'));
    await stage.call('sendMsg', msg);
  },

  'heard: somebody becomes a friend': async (stage) => {
    await stage.login();
    stage.core.relations.add('bob', { userID: 'me' }, true);
    await stage.hears('onFriendSystemNotifys.1', 1, 3000);
  },

  'heard: somebody is a friend no longer': async (stage) => {
    befriend(stage, 'bob');
    await stage.login();
    stage.core.relations.remove('bob', 'me', true);
    await stage.hears('onFriendSystemNotifys.2', 1, 3000);
  },

  'heard: a request': async (stage) => {
    confirms(stage, 'me');
    await stage.login();
    carolApplies(stage);
    await stage.hears('onFriendSystemNotifys.3', 1, 3000);
  },

  'heard: a request is gone': async (stage) => {
    carolAsks(stage);
    await stage.login();
    stage.core.relations.applications.delete('me', 'in', 'carol');
    await stage.hears('onFriendSystemNotifys.4', 1, 3000);
  },

  'heard: blocked on another device': async (stage) => {
    await stage.login();
    stage.core.relations.block('me', 'bob');
    stage.core.sessions.send('me', { type: 'black-list-changed', added: ['bob'], removed: [] });
    await stage.hears('onFriendSystemNotifys.5', 1, 3000);
  },

  'heard: unblocked on another device': async (stage) => {
    stage.core.relations.block('me', 'bob');
    await stage.login();
    stage.core.relations.unblock('me', 'bob');
    stage.core.sessions.send('me', { type: 'black-list-changed', added: [], removed: ['bob'] });
    await stage.hears('onFriendSystemNotifys.6', 1, 3000);
  },
};

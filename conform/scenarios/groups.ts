import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** What the backend holds of a group: what a change really did. */
function noteGroup(stage: Stage, groupID: string): void {
  const group = stage.core.groups.find(groupID);
  if (!group) {
    stage.note(`group ${groupID}`, 'gone');
    return;
  }
  const { name, type, introduction, notification, faceUrl, owner, applyJoinOption, shutUpAllMember } = group;
  stage.note(`group ${groupID}`, {
    name,
    type,
    introduction,
    notification,
    faceUrl,
    owner,
    applyJoinOption,
    shutUpAllMember,
    customFields: group.customFields,
    members: [...group.members.values()].map(({ userID, role, nameCard, muteUntil, messageFlag }) => ({
      userID,
      role,
      nameCard,
      messageFlag,
      muteUntil,
    })),
  });
}

const created = (Type: string, options: object = {}): Scenarios => ({
  [`create: ${Type}${Object.keys(options).length ? ' with everything' : ''}`]: async (stage) => {
    await stage.login();
    await stage.call('createGroup', {
      Type,
      Name: `New ${Type}`,
      GroupId: 'new',
      Owner_Account: 'me',
      MemberList: Type === 'AVChatRoom' ? [] : ['bob'],
      ...options,
    });
    await stage.hears('onGroupSystemNotifys.6');
    noteGroup(stage, 'new');
  },
});

/** A call on a group, then what the backend has of it. */
const change =
  (member: string, options: object, groupID = 'mine') =>
  async (stage: Stage) => {
    await stage.login();
    await stage.call(member, { GroupId: groupID, ...options });
    await stage.settle();
    noteGroup(stage, groupID);
  };

/** Creating, reading, changing and ending groups; their members. */
export const groups: Scenarios = {
  ...created('Private'),
  ...created('Public'),
  ...created('ChatRoom'),
  ...created('AVChatRoom'),
  ...created('Public', {
    Introduction: 'about us',
    Notification: 'be nice',
    FaceUrl: 'http://h/g.png',
    ApplyJoinOption: 'FreeAccess',
    MaxMemberCount: 50,
  }),

  'create: without an ID': async (stage) => {
    await stage.login();
    await stage.call('createGroup', { Type: 'Public', Name: 'Unnamed ID', MemberList: [] });
    await stage.hears('onGroupSystemNotifys.6');
  },

  'create: an ID that is taken': async (stage) => {
    await stage.login();
    await stage.call('createGroup', { Type: 'Public', Name: 'Again', GroupId: 'room', MemberList: [] });
  },

  'create: without a list of members': async (stage) => {
    await stage.login();
    await stage.call('createGroup', { Type: 'Public', Name: 'No list', GroupId: 'new' });
  },

  'create: createGroupHigh': async (stage) => {
    await stage.login();
    await stage.call('createGroupHigh', {
      Type: 'Public',
      Name: 'High',
      GroupId: 'high',
      Owner_Account: 'me',
      MemberList: [{ Member_Account: 'bob' }],
      Introduction: 'raw',
    });
    await stage.hears('onGroupSystemNotifys.6');
    noteGroup(stage, 'high');
  },

  'info: of one group': async (stage) => {
    await stage.login();
    await stage.call('getGroupInfo', {
      GroupIdList: ['room'],
      GroupBaseInfoFilter: [
        'Type',
        'Name',
        'Introduction',
        'Notification',
        'FaceUrl',
        'CreateTime',
        'Owner_Account',
        'LastInfoTime',
        'LastMsgTime',
        'NextMsgSeq',
        'MemberNum',
        'MaxMemberNum',
        'ApplyJoinOption',
        'ShutUpAllMember',
      ],
      MemberInfoFilter: ['Account', 'Role', 'JoinTime', 'LastSendMsgTime', 'ShutUpUntil'],
    });
  },

  'info: of two groups': async (stage) => {
    await stage.login();
    await stage.call('getGroupInfo', {
      GroupIdList: ['room', 'mine'],
      GroupBaseInfoFilter: ['Type', 'Name', 'NextMsgSeq', 'MemberNum'],
    });
  },

  'info: one of the groups does not exist': async (stage) => {
    await stage.login();
    await stage.call('getGroupInfo', {
      GroupIdList: ['room', 'nowhere'],
      GroupBaseInfoFilter: ['Type', 'Name'],
    });
  },

  'info: the next number grows with messages': async (stage) => {
    await stage.login();
    const next = async () => {
      const { GroupInfo } = await stage.quietly('getGroupInfo', {
        GroupIdList: ['room'],
        GroupBaseInfoFilter: ['NextMsgSeq'],
      });
      return GroupInfo[0].NextMsgSeq;
    };
    stage.note('before', await next());
    stage.core.sendGroup('bob', 'room', 'one');
    stage.core.sendGroup('bob', 'room', 'two');
    await stage.until(() => stage.raw('onMsgNotify').flat().length === 2);
    stage.note('after', await next());
  },

  'public info: of groups one is not in': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'closed', name: 'Closed' });
    await stage.login();
    await stage.call('getGroupPublicInfo', {
      GroupIdList: ['closed'],
      GroupBasePublicInfoFilter: [
        'Type',
        'Name',
        'Introduction',
        'Notification',
        'FaceUrl',
        'CreateTime',
        'Owner_Account',
        'LastInfoTime',
        'LastMsgTime',
        'NextMsgSeq',
        'MemberNum',
        'MaxMemberNum',
        'ApplyJoinOption',
      ],
    });
  },

  'public info: one does not exist': async (stage) => {
    await stage.login();
    await stage.call('getGroupPublicInfo', {
      GroupIdList: ['room', 'nowhere'],
      GroupBasePublicInfoFilter: ['Type', 'Name'],
    });
  },

  'joined groups': async (stage) => {
    await stage.login();
    await stage.call('getJoinedGroupListHigh', {
      Member_Account: 'me',
      Limit: 10,
      Offset: 0,
      GroupBaseInfoFilter: [
        'Type',
        'Name',
        'Introduction',
        'Notification',
        'FaceUrl',
        'CreateTime',
        'Owner_Account',
        'LastInfoTime',
        'LastMsgTime',
        'NextMsgSeq',
        'MemberNum',
        'MaxMemberNum',
        'ApplyJoinOption',
        'ShutUpAllMember',
      ],
      SelfInfoFilter: ['Role', 'JoinTime', 'MsgFlag', 'UnreadMsgNum'],
    });
  },

  'joined groups: a page': async (stage) => {
    await stage.login();
    const page = await stage.quietly('getJoinedGroupListHigh', {
      Member_Account: 'me',
      Limit: 1,
      Offset: 1,
      GroupBaseInfoFilter: ['Name'],
    });
    stage.note('page', [page.TotalCount, page.GroupIdList.map((one: { Name: string }) => one.Name)]);
  },

  'joined groups: none': async (stage) => {
    await stage.login({ user: 'nobody' });
    await stage.call('getJoinedGroupListHigh', { Member_Account: 'nobody', Limit: 10, Offset: 0 });
  },

  members: async (stage) => {
    await stage.login();
    await stage.call('getGroupMemberInfo', {
      GroupId: 'room',
      Offset: 0,
      Limit: 10,
      MemberInfoFilter: ['Account', 'Role', 'JoinTime', 'LastSendMsgTime', 'ShutUpUntil', 'NameCard'],
    });
  },

  'members: only managers': async (stage) => {
    await stage.login();
    await stage.call('getGroupMemberInfo', {
      GroupId: 'room',
      Offset: 0,
      Limit: 10,
      MemberInfoFilter: ['Account', 'Role'],
      MemberRoleFilter: ['Owner', 'Admin'],
    });
  },

  roles: async (stage) => {
    await stage.login();
    await stage.call('getRoleInGroup', { GroupId: 'room', User_Account: ['me', 'bob', 'stranger'] });
  },

  'change: name, introduction, notice, picture': change('modifyGroupBaseInfo', {
    Name: 'Renamed',
    Introduction: 'new intro',
    Notification: 'new notice',
    FaceUrl: 'http://h/new.png',
  }),
  'change: how to join': change('modifyGroupBaseInfo', { ApplyJoinOption: 'FreeAccess' }),
  'change: silence all': change('modifyGroupBaseInfo', { ShutUpAllMember: 'On' }),
  'change: fields of the application': change('modifyGroupBaseInfo', {
    AppDefinedData: [{ Key: 'color', Value: 'red' }],
  }),
  'change: by who may not': change('modifyGroupBaseInfo', { Name: 'Hijacked' }, 'room'),
  'member: becomes admin': change('modifyGroupMember', { Member_Account: 'bob', Role: 'Admin' }),
  'member: name card': change('modifyGroupMember', { Member_Account: 'bob', NameCard: 'Bobby' }),
  'member: own name card': change('modifyGroupMember', { Member_Account: 'me', NameCard: 'Myself' }, 'room'),
  'member: own notification flag': change(
    'modifyGroupMember',
    { Member_Account: 'me', MsgFlag: 'AcceptNotNotify' },
    'room',
  ),
  'member: muted': change('modifyGroupMember', { Member_Account: 'bob', ShutUpTime: 60 }),
  'member: by who may not': change('modifyGroupMember', { Member_Account: 'eve', Role: 'Admin' }, 'room'),
  'mute: two members': change('forbidSendMsg', { Members_Account: ['bob', 'eve'], ShutUpTime: 60 }),
  'mute: lifted': async (stage) => {
    stage.core.settings.mute('mine', 'me', ['bob'], 60);
    await change('forbidSendMsg', { Members_Account: ['bob'], ShutUpTime: 0 })(stage);
  },
  'mute: by who may not': change('forbidSendMsg', { Members_Account: ['eve'], ShutUpTime: 60 }, 'room'),
  'mute: a muted user speaks': async (stage) => {
    stage.core.settings.mute('room', 'bob', ['me'], 60);
    await stage.login();
    const session = new stage.webim.Session('GROUP', 'room', 'room');
    const msg = new stage.webim.Msg(session, true, -1, -1, -1, 'me', 0, 'My Nick');
    msg.addText(new stage.webim.Msg.Elem.Text('mmmh'));
    await stage.call('sendMsg', msg);
  },
  'invite: somebody new': change('addGroupMember', { MemberList: [{ Member_Account: 'carol' }] }),
  'invite: somebody who is in': change('addGroupMember', {
    MemberList: [{ Member_Account: 'bob' }, { Member_Account: 'carol' }],
  }),
  'invite: into a group one is not in': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'closed', name: 'Closed' });
    await change('addGroupMember', { MemberList: [{ Member_Account: 'carol' }] }, 'closed')(stage);
  },
  'remove: a member': change('deleteGroupMember', { MemberToDel_Account: ['bob'], Reason: 'spam' }),
  'remove: two members': change('deleteGroupMember', { MemberToDel_Account: ['bob', 'eve'] }),
  'remove: by who may not': change('deleteGroupMember', { MemberToDel_Account: ['eve'] }, 'room'),
  'owner: handed over': change('changeGroupOwner', { NewOwner_Account: 'bob' }),
  'owner: by who is not': change('changeGroupOwner', { NewOwner_Account: 'eve' }, 'room'),
  'quit: a group': change('quitGroup', {}, 'room'),
  'quit: the own group': change('quitGroup', {}),
  'quit: a group one is not in': change('quitGroup', {}, 'nowhere'),
  'destroy: the own group': change('destroyGroup', {}),
  'destroy: by who may not': change('destroyGroup', {}, 'room'),
  'search by name': async (stage) => {
    await stage.login();
    await stage.call('searchGroupByName', { Content: 'Room', PageNum: 0, GroupPerPage: 10 });
  },
  'custom notification': async (stage) => {
    await stage.login();
    await stage.call('sendCustomGroupNotify', { GroupId: 'mine', Content: 'to all' });
    await stage.settle();
  },
};

import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Who is in a group by now. */
function noteMembers({ core, note }: Stage, groupID: string): void {
  note('members', [...(core.groups.find(groupID)?.members.keys() ?? [])].sort());
}

/** `carol` asks to be let into the group of `me`. */
function carolApplies({ core }: Stage): void {
  core.admission.apply(core.groups.get('mine'), 'carol', 'let me in');
}

const answered = (HandleMsg: 'Agree' | 'Reject') => async (stage: Stage) => {
  await stage.login();
  carolApplies(stage);
  await stage.hears('onGroupSystemNotifys.1');
  const [notice] = stage.raw('onGroupSystemNotifys.1');
  await stage.call('handleApplyJoinGroupPendency', {
    GroupId: notice.GroupId,
    Applicant_Account: notice.Operator_Account,
    HandleMsg,
    Authentication: notice.Authentication,
    MsgKey: notice.MsgKey,
    ApprovalMsg: 'well',
    UserDefinedField: notice.UserDefinedField,
  });
  await stage.settle();
  noteMembers(stage, 'mine');
};

const applied =
  (applyJoinOption: 'FreeAccess' | 'NeedPermission' | 'DisableApply') => async (stage: Stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club', applyJoinOption });
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 'club', ApplyMsg: 'please' });
    await stage.settle();
    noteMembers(stage, 'club');
  };

/** Applying, approving, refusing, inviting. */
export const admission: Scenarios = {
  'apply: open to all': applied('FreeAccess'),
  'apply: has to be approved': applied('NeedPermission'),
  'apply: closed': applied('DisableApply'),

  'apply: a group one is in': async (stage) => {
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 'room', ApplyMsg: 'again' });
  },

  'apply: a group that does not exist': async (stage) => {
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 'nowhere', ApplyMsg: 'please' });
  },

  'apply: a number as ID': async (stage) => {
    stage.core.createGroup({
      type: 'Public',
      owner: 'bob',
      groupID: '777',
      name: 'Sevens',
      applyJoinOption: 'FreeAccess',
    });
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 777 });
    noteMembers(stage, '777');
  },

  'apply: and be let in': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 'club', ApplyMsg: 'please' });
    stage.core.admission.handleApplication('club', 'bob', 'me', { agree: true, remark: 'welcome' });
    await stage.hears('onGroupSystemNotifys.2');
  },

  'apply: and be refused': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    await stage.login();
    await stage.call('applyJoinGroup', { GroupId: 'club', ApplyMsg: 'please' });
    stage.core.admission.handleApplication('club', 'bob', 'me', { agree: false, remark: 'no' });
    await stage.hears('onGroupSystemNotifys.3');
  },

  'approve: an application': answered('Agree'),
  'refuse: an application': answered('Reject'),

  'approve: one that somebody else has answered': async (stage) => {
    await stage.login();
    carolApplies(stage);
    await stage.hears('onGroupSystemNotifys.1');
    const [notice] = stage.raw('onGroupSystemNotifys.1');
    stage.core.admission.handleApplication('mine', 'me', 'carol', { agree: false });
    await stage.call('handleApplyJoinGroupPendency', {
      GroupId: notice.GroupId,
      Applicant_Account: notice.Operator_Account,
      HandleMsg: 'Agree',
      Authentication: notice.Authentication,
      MsgKey: notice.MsgKey,
    });
    noteMembers(stage, 'mine');
  },

  'delete: an application that was answered': async (stage) => {
    await stage.login();
    carolApplies(stage);
    await stage.hears('onGroupSystemNotifys.1');
    const [notice] = stage.raw('onGroupSystemNotifys.1');
    await stage.call('deleteApplyJoinGroupPendency', {
      DelMsgList: [{ From_Account: '@TIM#SYSTEM', MsgSeq: notice.MsgSeq, MsgRandom: notice.MsgRandom }],
    });
  },

  'delete: a notice': async (stage) => {
    await stage.login();
    stage.core.customNotice('room', 'read me', ['me']);
    await stage.hears('onGroupSystemNotifys.255');
    const [notice] = stage.raw('onGroupSystemNotifys.255');
    await stage.call('deleteGroupSystemMsgs', {
      DelMsgList: [{ MsgSeq: notice.MsgSeq, MsgRandom: notice.MsgRandom }],
    });
  },

  'list: what waits for an answer': async (stage) => {
    await stage.login();
    carolApplies(stage);
    await stage.hears('onGroupSystemNotifys.1');
    await stage.call('getPendencyGroup', { StartTime: 0, Limit: 10 });
  },

  'list: read': async (stage) => {
    await stage.login();
    carolApplies(stage);
    await stage.hears('onGroupSystemNotifys.1');
    await stage.call('getPendencyGroupRead', { ReportTime: 0 });
  },

  'invited: and agreed': async (stage) => {
    stage.core.createGroup({
      type: 'Public',
      owner: 'bob',
      groupID: 'club',
      name: 'Club',
      inviteNeedsConsent: true,
    });
    await stage.login();
    stage.core.membership.invite('club', 'bob', ['me']);
    await stage.hears('onGroupSystemNotifys.12');
    const [notice] = stage.raw('onGroupSystemNotifys.12');
    if (!notice) return;
    const { Authentication, MsgKey, Operator_Account } = notice.groupReportTypeMsg;
    await stage.call('handleInviteJoinGroupRequest', {
      GroupId: 'club',
      Inviter_Account: Operator_Account,
      HandleMsg: 'Agree',
      Authentication,
      MsgKey,
      ApprovalMsg: 'gladly',
    });
    await stage.settle();
    noteMembers(stage, 'club');
  },

  'invited: without being asked': async (stage) => {
    stage.core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    await stage.login();
    stage.core.membership.invite('club', 'bob', ['me']);
    await stage.hears('onGroupSystemNotifys.7');
  },
};

import { ImError } from '../core/errors.ts';
import type { Group } from '../core/groups.ts';
import type { GroupType, MessageElement, MessagePriority } from '../core/model.ts';
import { applicationItem, groupItem, memberItem, selfInfo } from '../wire/groups.ts';
import { groupEntryEvent, groupEntryItem } from '../wire/messages.ts';
import {
  type Body,
  type CommandRequest,
  objects,
  oneOf,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
  texts,
} from './handler.ts';

const MAX_HISTORY_PAGE = 50;

// Requests name the priority; the legacy SDK has its own names for the same steps.
const PRIORITY = new Map<unknown, MessagePriority>([
  ['High', 'High'],
  ['Normal', 'Normal'],
  ['Low', 'Low'],
  ['Lowest', 'Lowest'],
  ['REDPACKET', 'High'],
  ['COMMON', 'Normal'],
  ['LOVEMSG', 'Low'],
]);
const JOIN_OPTIONS = ['FreeAccess', 'NeedPermission', 'DisableApply'] as const;
const SWITCH = ['On', 'Off'] as const;
const SETTABLE_ROLES = ['Admin', 'Member'] as const;

/** Groups: their life, their members, their messages. */
export const groupOpenHttpSvc: ServiceHandlers = {
  create_group: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const group = core.createGroup({
      groupID: optionalText(body, 'GroupId'),
      type: text(body, 'Type') as GroupType,
      name: text(body, 'Name'),
      owner: userID,
      members: objects(body, 'MemberList').map((member) => text(member, 'Member_Account')),
      introduction: optionalText(body, 'Introduction'),
      notification: optionalText(body, 'Notification'),
      faceUrl: optionalText(body, 'FaceUrl'),
      applyJoinOption: oneOf(body, 'ApplyJoinOption', JOIN_OPTIONS),
      maxMemberCount: optionalNumber(body, 'MaxMemberCount'),
      customFields: objects(body, 'AppDefinedData') as { Key: string; Value: unknown }[],
    });
    return {
      GroupId: group.groupID,
      HugeGroupFlag: group.type === 'AVChatRoom' ? 1 : 0,
      OverJoinedGroupLimit_Account: [],
    };
  },

  destroy_group: (request) => {
    const { userID } = requireSession(request);
    request.core.membership.dismiss(text(request.body, 'GroupId'), userID);
    return {};
  },

  apply_join_group: (request) => {
    const session = requireSession(request);
    const { body, core, settings } = request;
    const groupID = text(body, 'GroupId');
    const result = core.membership.join(
      groupID,
      session,
      settings.avChatRoomMode,
      optionalText(body, 'ApplyMsg'),
    );
    if (result.status === 'WaitAdminApproval' || !result.viewer) return { JoinedStatus: result.status };
    return {
      JoinedStatus: result.status,
      HugeGroupFlag: 1,
      AVChatRoomKey: `avk-${groupID}`,
      StartSeq: result.viewer.start,
      // Its absence is what tells the SDK to expect pushes.
      ...(result.viewer.mode === 'poll' && { LongPollingKey: result.viewer.key }),
    };
  },

  handle_apply_join_group: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.membership.handleApplication(
      text(body, 'GroupId'),
      userID,
      text(body, 'Applicant_Account'),
      body.HandleMsg === 'Agree',
      optionalText(body, 'ApprovalMsg'),
    );
    return {};
  },

  quit_group: (request) => {
    const session = requireSession(request);
    const groupID = text(request.body, 'GroupId');
    request.core.membership.quit(groupID, session.userID, session);
    return { GroupId: groupID };
  },

  add_group_member: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const invited = objects(body, 'MemberList').map((member) => text(member, 'Member_Account'));
    const results = core.membership.invite(text(body, 'GroupId'), userID, invited);
    return { MemberList: results.map((one) => ({ Member_Account: one.userID, Result: one.result })) };
  },

  delete_group_member: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const removed = texts(body, 'MemberToDel_Account');
    core.membership.remove(text(body, 'GroupId'), userID, removed, optionalText(body, 'Reason'));
    return {};
  },

  change_group_owner: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.changeOwner(text(body, 'GroupId'), userID, text(body, 'NewOwner_Account'));
    return {};
  },

  modify_group_base_info: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.change(text(body, 'GroupId'), userID, {
      name: optionalText(body, 'Name'),
      introduction: optionalText(body, 'Introduction'),
      notification: optionalText(body, 'Notification'),
      faceUrl: optionalText(body, 'FaceUrl'),
      applyJoinOption: oneOf(body, 'ApplyJoinOption', JOIN_OPTIONS),
      maxMemberCount: optionalNumber(body, 'MaxMemberNum'),
      shutUpAllMember: oneOf(body, 'ShutUpAllMember', SWITCH),
    });
    return {};
  },

  modify_group_member_info: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.changeMember(text(body, 'GroupId'), userID, text(body, 'Member_Account'), {
      role: oneOf(body, 'Role', SETTABLE_ROLES),
      nameCard: optionalText(body, 'NameCard'),
      muteSeconds: optionalNumber(body, 'ShutUpTime'),
      messageFlag: optionalText(body, 'MsgFlag'),
    });
    return {};
  },

  get_joined_group_list: joinedGroupList,

  get_group_self_member_info: (request) => {
    const { userID } = requireSession(request);
    return {
      GroupInfo: texts(request.body, 'GroupIdList').map((groupID) =>
        perGroup(request, groupID, (group) => {
          const self = request.core.groups.member(group, userID);
          return {
            SelfInfo: selfInfo(request.core, group, self),
            MemberList: [memberItem(request.core, self)],
          };
        }),
      ),
    };
  },

  get_group_public_info: (request) => {
    requireSession(request);
    return {
      GroupInfo: texts(request.body, 'GroupIdList').map((groupID) => perGroup(request, groupID, () => ({}))),
    };
  },

  get_group_member_info: (request) => {
    requireSession(request);
    const { body, core } = request;
    const group = core.groups.get(text(body, 'GroupId'));
    const offset = optionalNumber(body, 'Offset') ?? 0;
    const limit = optionalNumber(body, 'Limit') || group.members.size;
    const members = [...group.members.values()];
    const end = offset + limit;
    return {
      MemberNum: members.length,
      MemberList: members.slice(offset, end).map((member) => memberItem(core, member)),
      Next: end < members.length ? end : 0,
    };
  },

  get_specified_group_member_info: (request) => {
    requireSession(request);
    const { body, core } = request;
    const group = core.groups.get(text(body, 'GroupId'));
    const members = texts(body, 'Member_List_Account').flatMap((userID) => group.members.get(userID) ?? []);
    return { MemberList: members.map((member) => memberItem(core, member)) };
  },

  get_online_member_num: (request) => ({
    OnlineMemberNum: request.core.membership.onlineCount(text(request.body, 'GroupId')),
    ExpireTime: 60,
  }),

  send_group_msg: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const message = core.groupMessages.send({
      from: userID,
      groupID: text(body, 'GroupId'),
      random: optionalNumber(body, 'Random'),
      priority: PRIORITY.get(body.MsgPriority) ?? 'Normal',
      clientSequence: optionalNumber(body, 'ClientSeq'),
      clientTime: optionalNumber(body, 'MsgClientTime'),
      elements: body.MsgBody as MessageElement[],
      cloudCustomData: optionalText(body, 'CloudCustomData'),
      onlineOnly: body.OnlineOnlyFlag === 1,
    });
    return { MsgTime: message.time, MsgSeq: message.sequence };
  },

  group_msg_get: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const groupID = text(body, 'GroupId');
    const count = Math.min(optionalNumber(body, 'ReqMsgNumber') ?? 20, MAX_HISTORY_PAGE);
    const page = core.groupMessages.history(groupID, userID, count, optionalNumber(body, 'ReqMsgSeq'));
    return {
      GroupId: groupID,
      RspMsgList: page.entries.map((entry) => {
        const item = groupEntryItem(core, entry);
        if (entry.kind === 'tip') return { ...item, Event: groupEntryEvent(entry) };
        // What only who was online could see keeps its number in history, as an empty place.
        return entry.onlineOnly ? { ...item, MsgBody: [], IsPlaceMsg: 1 } : item;
      }),
      IsFinished: page.complete ? 1 : 0,
    };
  },

  msg_read_report: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.groupMessages.markRead(text(body, 'GroupId'), userID, optionalNumber(body, 'MsgReadedSeq') ?? 0);
    return {};
  },

  group_msg_recall: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const sequences = objects(body, 'MsgSeqList').map((item) => optionalNumber(item, 'MsgSeq') ?? 0);
    core.groupMessages.recall(text(body, 'GroupId'), userID, sequences);
    return { RecallRetList: [] };
  },

  get_pendency: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    // The SDK asks again for communities, which loopback has none of.
    const groups = body.Type === 'Community' ? [] : core.groups.managedBy(userID);
    const applications = groups.flatMap((group) =>
      [...group.applications.values()].map((application) =>
        applicationItem(core, group, application, userID),
      ),
    );
    return {
      PendencyList: applications,
      NextStartTime: 0,
      ReadTimeSeq: 0,
      UnreadNum: applications.filter(({ Handled }) => Handled === 0).length,
    };
  },
};

/** Communities with millions of members live in their own service. Loopback has none. */
export const millionGroupOpenHttpSvc: ServiceHandlers = {
  get_joined_group_list: () => ({ TotalCount: 0, GroupIdList: [] }),
};

function joinedGroupList(request: CommandRequest): Body {
  const { userID } = requireSession(request);
  const { body, core } = request;
  const groups = core.groups.joinedBy(userID).filter((group) => group.type !== 'AVChatRoom');
  const offset = optionalNumber(body, 'Offset') ?? 0;
  const page = groups.slice(offset, offset + (optionalNumber(body, 'Limit') || groups.length));
  return {
    TotalCount: groups.length,
    GroupIdList: page.map((group) => ({
      ...groupItem(core, group),
      SelfInfo: selfInfo(core, group, core.groups.member(group, userID)),
    })),
  };
}

/** One group of a list answer: a failure of one group does not fail the others. */
function perGroup(request: CommandRequest, groupID: string, extra: (group: Group) => Body): Body {
  try {
    const group = request.core.groups.get(groupID);
    return { ...groupItem(request.core, group), ErrorCode: 0, ErrorInfo: '', ...extra(group) };
  } catch (error) {
    if (error instanceof ImError)
      return { GroupId: groupID, ErrorCode: error.code, ErrorInfo: error.message };
    throw error;
  }
}

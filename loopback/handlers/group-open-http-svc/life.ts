import { ImError } from '../../core/errors.ts';
import type { Group } from '../../core/groups.ts';
import type { GroupType } from '../../core/model.ts';
import { applicationItem, groupItem, memberItem, selfInfo } from '../../wire/groups.ts';
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
} from '../handler.ts';

const JOIN_OPTIONS = ['FreeAccess', 'NeedPermission', 'DisableApply'] as const;
const SWITCH = ['On', 'Off'] as const;

/** Groups as a whole: creating, finding, joining, leaving, changing, ending. */
export const groupLife: ServiceHandlers = {
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

  quit_group: (request) => {
    const session = requireSession(request);
    const groupID = text(request.body, 'GroupId');
    request.core.membership.quit(groupID, session.userID, session);
    return { GroupId: groupID };
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

  change_group_owner: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.changeOwner(text(body, 'GroupId'), userID, text(body, 'NewOwner_Account'));
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

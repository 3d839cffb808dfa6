import type { CustomField } from '../../core/groups.ts';
import type { GroupType } from '../../core/model.ts';
import {
  objects,
  oneOf,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
  texts,
} from '../handler.ts';

export const JOIN_OPTIONS = ['FreeAccess', 'NeedPermission', 'DisableApply'] as const;

/** The life of groups: creating, joining, leaving, handing over, ending. */
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
      customFields: objects(body, 'AppDefinedData') as unknown as CustomField[],
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

  quit_group: (request) => {
    const session = requireSession(request);
    const groupID = text(request.body, 'GroupId');
    request.core.membership.quit(groupID, session.userID, session);
    return { GroupId: groupID };
  },

  change_group_owner: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.changeOwner(text(body, 'GroupId'), userID, text(body, 'NewOwner_Account'));
    return {};
  },

  send_group_system_notification: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const groupID = text(body, 'GroupId');
    core.groups.requireManager(core.groups.get(groupID), userID);
    const receivers = texts(body, 'ToMembers_Account');
    core.customNotice(groupID, text(body, 'Content'), receivers.length > 0 ? receivers : undefined);
    return {};
  },
};

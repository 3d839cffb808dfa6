import { ImError } from '../../core/errors.ts';
import type { CustomField, Group } from '../../core/groups.ts';
import { groupItem, memberItem, selfInfo } from '../../wire/groups.ts';
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
import { JOIN_OPTIONS } from './life.ts';

const SWITCH = ['On', 'Off'] as const;

/** The data of groups: reading, finding, changing. */
export const groupInfo: ServiceHandlers = {
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
      customFields: objects(body, 'AppDefinedData') as unknown as CustomField[],
    });
    return {};
  },

  get_joined_group_list: (request) => {
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
  },

  get_group_self_member_info: (request) => {
    const { userID } = requireSession(request);
    return perGroup(request, (group) => {
      const self = request.core.groups.member(group, userID);
      return {
        SelfInfo: selfInfo(request.core, group, self),
        MemberList: [memberItem(request.core, self)],
      };
    });
  },

  // The form of webim and of v2 up to 2.10: with all members.
  get_group_info: (request) => {
    requireSession(request);
    return perGroup(request, (group) => ({
      MemberList: [...group.members.values()].map((member) => memberItem(request.core, member)),
    }));
  },

  get_group_public_info: (request) => {
    requireSession(request);
    return perGroup(request, () => ({}));
  },

  // Only groups that anybody may apply to are found.
  search_group: (request) => {
    requireSession(request);
    const { body, core } = request;
    const content = text(body, 'Content');
    const found = core.groups
      .all()
      .filter((group) => group.type !== 'Private' && group.name.includes(content));
    const size = optionalNumber(body, 'GroupPerPage') || found.length;
    const start = (optionalNumber(body, 'PageNum') ?? 0) * size;
    return {
      TotalRecord: found.length,
      GroupInfo: found
        .slice(start, start + size)
        .map((group) => ({ ...groupItem(core, group), ErrorCode: 0, ErrorInfo: '' })),
    };
  },
};

/** The answer of a command that names several groups: a failure of one does not fail the others. */
function perGroup(request: CommandRequest, extra: (group: Group) => Body): Body {
  const itemOf = (groupID: string): Body => {
    try {
      const group = request.core.groups.get(groupID);
      return { ...groupItem(request.core, group), ErrorCode: 0, ErrorInfo: '', ...extra(group) };
    } catch (error) {
      if (error instanceof ImError)
        return { GroupId: groupID, ErrorCode: error.code, ErrorInfo: error.message };
      throw error;
    }
  };
  return { GroupInfo: texts(request.body, 'GroupIdList').map(itemOf) };
}

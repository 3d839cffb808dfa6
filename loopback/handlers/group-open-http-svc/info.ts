import { ImError } from '../../core/errors.ts';
import type { CustomField, Group } from '../../core/groups.ts';
import { groupItem, memberItem, selfInfo } from '../../wire/groups.ts';
import { picked } from '../../wire/response-filter.ts';
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
    const { GroupBaseInfoFilter, SelfInfoFilter } = filterOf(body);
    const page = groups.slice(offset, offset + (optionalNumber(body, 'Limit') || groups.length));
    return {
      TotalCount: groups.length,
      GroupIdList: page.map((group) => ({
        ...picked(groupItem(core, group), GroupBaseInfoFilter, ALWAYS),
        SelfInfo: picked(selfInfo(core, group, core.groups.member(group, userID)), SelfInfoFilter, []),
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

  // The form of webim and of v2 up to 2.10: with the members, unless other things were asked for.
  get_group_info: (request) => {
    requireSession(request);
    const { GroupBaseInfoFilter, MemberInfoFilter } = filterOf(request.body);
    if (GroupBaseInfoFilter && !MemberInfoFilter) return perGroup(request, () => ({}));
    return perGroup(request, (group) => ({
      MemberList: [...group.members.values()].map((member) =>
        picked(memberItem(request.core, member), MemberInfoFilter, ['Member_Account']),
      ),
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

/** Given whatever a client asks for. */
const ALWAYS = ['GroupId', 'AppDefinedData'];

/** Which fields a client wants of groups and members. */
function filterOf(body: Body): Body {
  const { ResponseFilter } = body;
  return typeof ResponseFilter === 'object' && ResponseFilter !== null ? (ResponseFilter as Body) : {};
}

/** The answer of a command that names several groups: a failure of one does not fail the others. */
function perGroup(request: CommandRequest, extra: (group: Group) => Body): Body {
  const filter = filterOf(request.body);
  const base = filter.GroupBaseInfoFilter ?? filter.GroupBasePublicInfoFilter;
  const itemOf = (groupID: string): Body => {
    try {
      const group = request.core.groups.get(groupID);
      const item = picked(groupItem(request.core, group), base, ALWAYS);
      return { ...item, ErrorCode: 0, ErrorInfo: '', ...extra(group) };
    } catch (error) {
      if (error instanceof ImError)
        return { GroupId: groupID, ErrorCode: error.code, ErrorInfo: error.message };
      throw error;
    }
  };
  return { GroupInfo: texts(request.body, 'GroupIdList').map(itemOf) };
}

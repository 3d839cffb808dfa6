import type { CustomField } from '../../core/groups.ts';
import { memberItem } from '../../wire/groups.ts';
import { picked } from '../../wire/response-filter.ts';
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

/** Given whatever a client asks for: v2 shows nick and picture without naming them. */
const ALWAYS = ['Member_Account', 'NickName', 'FaceUrl', 'AppMemberDefinedData'];

const SETTABLE_ROLES = ['Admin', 'Member'] as const;

/** The members of a group. */
export const groupMembers: ServiceHandlers = {
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

  modify_group_member_info: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.settings.changeMember(text(body, 'GroupId'), userID, text(body, 'Member_Account'), {
      role: oneOf(body, 'Role', SETTABLE_ROLES),
      nameCard: optionalText(body, 'NameCard'),
      muteSeconds: optionalNumber(body, 'ShutUpTime'),
      messageFlag: optionalText(body, 'MsgFlag'),
      customFields: objects(body, 'AppMemberDefinedData') as unknown as CustomField[],
    });
    return {};
  },

  get_group_member_info: (request) => {
    requireSession(request);
    const { body, core } = request;
    const group = core.groups.get(text(body, 'GroupId'));
    const offset = optionalNumber(body, 'Offset') ?? 0;
    const limit = optionalNumber(body, 'Limit') || group.members.size;
    const roles = texts(body, 'MemberRoleFilter');
    const members = [...group.members.values()].filter(
      ({ role }) => roles.length === 0 || roles.includes(role),
    );
    const end = offset + limit;
    return {
      MemberNum: group.members.size,
      MemberList: members
        .slice(offset, end)
        .map((member) => picked(memberItem(core, member), body.MemberInfoFilter, ALWAYS)),
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

  forbid_send_msg: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const seconds = optionalNumber(body, 'ShutUpTime') ?? 0;
    core.settings.mute(text(body, 'GroupId'), userID, texts(body, 'Members_Account'), seconds);
    return {};
  },

  get_role_in_group: (request) => {
    requireSession(request);
    const { body, core } = request;
    const group = core.groups.get(text(body, 'GroupId'));
    return {
      UserIdList: texts(body, 'User_Account').map((Member_Account) => ({
        Member_Account,
        Role: group.members.get(Member_Account)?.role ?? 'NotMember',
      })),
    };
  },

  get_online_member_num: (request) => ({
    OnlineMemberNum: request.core.membership.onlineCount(text(request.body, 'GroupId')),
    ExpireTime: 60,
  }),
};

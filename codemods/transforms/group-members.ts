import { helperCall, idOf, nativeOptions, readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { customFields, idList, memberIDs } from './option-values.ts';
import { isRefusal, merged, type Refusal, type Transform } from './transform.ts';

type Rewrite = (call: SdkCall) => NativeCall | Refusal;

const remove: Rewrite = (sdkCall) => {
  const { context, parsed, call } = sdkCall;
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const groupID = idOf(sdkCall, options, 'GroupId');
  if (isRefusal(groupID)) return groupID;
  if (options.has('MemberToDel_Account') === false) {
    return { code: 'unknown-argument', reason: 'the options have no MemberToDel_Account' };
  }
  const request = nativeOptions(options, { MemberToDel_Account: idList('userIDList'), Reason: 'reason' }, [
    ['groupID: ', ...groupID],
  ]);
  return { parts: [`${context.names.tim}.deleteGroupMember(`, ...request, ')'] };
};

const CALLS: Record<string, Rewrite> = {
  getGroupMemberInfo: helperCall(
    'getGroupMembers',
    { GroupId: 'groupID', Offset: 'offset', Limit: 'count', MemberRoleFilter: 'roles' },
    ['GroupId'],
  ),
  getRoleInGroup: helperCall('getGroupRoles', { GroupId: 'groupID', User_Account: 'userIDList' }, [
    'GroupId',
    'User_Account',
  ]),
  addGroupMember: helperCall(
    'addGroupMembers',
    {
      GroupId: 'groupID',
      MemberList: memberIDs('userIDList', 'Member_Account', undefined),
      Silence: 'silence',
    },
    ['GroupId', 'MemberList'],
  ),
  deleteGroupMember: remove,
  forbidSendMsg: helperCall(
    'muteGroupMembers',
    { GroupId: 'groupID', Members_Account: 'userIDList', ShutUpTime: 'muteTime' },
    ['GroupId', 'Members_Account'],
  ),
  modifyGroupMember: helperCall(
    'modifyGroupMember',
    {
      GroupId: 'groupID',
      Member_Account: 'userID',
      Role: 'role',
      MsgFlag: 'messageRemindType',
      ShutUpTime: 'muteTime',
      NameCard: 'nameCard',
      AppMemberDefinedData: customFields('memberCustomField'),
    },
    ['GroupId', 'Member_Account'],
  ),
};

/** Members of groups: listed, added, removed, muted, changed. */
export const groupMembers: Transform = {
  name: 'groupMembers',
  capabilities: ['groups'],
  run: (context) =>
    merged(
      ...Object.entries(CALLS).map(([name, rewrite]) =>
        convertCalls('groupMembers', context, [name], 1, rewrite),
      ),
      convertMembers(
        'groupMembers',
        context,
        shapeRules(
          'GroupMemberInfoResponse',
          'GroupMember',
          'AddGroupMemberResponse',
          'AddedMember',
          'RoleInGroupResponse',
          'MemberRole',
        ),
      ),
    ),
};

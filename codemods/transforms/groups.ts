import type { EditPart } from '../edits.ts';
import { alreadyInGroup } from './big-groups.ts';
import { helperCall, idOf, type NativeField, nativeOptions, readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { customFields, memberIDs, orNothing, stringField } from './option-values.ts';
import { isRefusal, merged, type Refusal, type Transform } from './transform.ts';

type Rewrite = (call: SdkCall) => NativeCall | Refusal;

/** What groups have in common when they are made and when they are changed. */
const PROFILE: Record<string, NativeField> = {
  Introduction: 'introduction',
  Notification: 'notification',
  FaceUrl: 'avatar',
  MaxMemberCount: 'maxMemberNum',
  ApplyJoinOption: 'joinOption',
};

const create =
  (memberField: string | undefined): Rewrite =>
  ({ context, parsed, call }) => {
    const options = readCallOptions(context, parsed, call.arguments[0]);
    if (isRefusal(options)) return options;
    if (options.has('Type') === false)
      return { code: 'unknown-argument', reason: 'the options have no Type' };
    const group = nativeOptions(options, {
      Type: 'type',
      Name: stringField('name'),
      GroupId: orNothing('groupID'),
      ...PROFILE,
      MemberList: memberIDs('memberList', memberField, 'userID'),
      AppDefinedData: customFields('groupCustomField'),
    });
    return { parts: [`${context.names.tim}.createGroup(`, ...group, ')'] };
  };

const modify: Rewrite = (sdkCall) => {
  const { context, parsed, call } = sdkCall;
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const groupID = idOf(sdkCall, options, 'GroupId');
  if (isRefusal(groupID)) return groupID;
  const { MaxMemberCount, ...profile } = PROFILE;
  const change = nativeOptions(
    options,
    {
      Name: 'name',
      ...profile,
      ShutUpAllMember: {
        name: 'muteAllMembers',
        wrap: (value, node) => (node ? [...value, " === 'On'"] : [...value, ' && ', ...value, " === 'On'"]),
      },
      AppDefinedData: customFields('groupCustomField'),
    },
    [['groupID: ', ...groupID]],
  );
  return { parts: [`${context.names.tim}.updateGroupProfile(`, ...change, ')'] };
};

/** Already a member: a success with a status of its own in v2, error 10013 in legacy. */
const join: Rewrite = (sdkCall) => {
  const { context, parsed, call, callbacks } = sdkCall;
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const groupID = idOf(sdkCall, options, 'GroupId');
  if (isRefusal(groupID)) return groupID;
  const { tim } = context.names;
  const request = nativeOptions(options, { ApplyMsg: 'applyMessage', UserDefinedField: 'userDefinedField' }, [
    ['groupID: ', ...groupID],
  ]);
  const parts: EditPart[] = [`${tim}.joinGroup(`, ...request, ')'];
  const isHeard = callbacks.ok.node || callbacks.err.node;
  return { parts: isHeard ? [...parts, alreadyInGroup(context.names)] : parts };
};

/** `tim.quitGroup(groupID)` */
const withGroupID =
  (method: string): Rewrite =>
  (sdkCall) => {
    const options = readCallOptions(sdkCall.context, sdkCall.parsed, sdkCall.call.arguments[0]);
    const groupID = isRefusal(options) ? options : idOf(sdkCall, options, 'GroupId');
    return isRefusal(groupID)
      ? groupID
      : { parts: [`${sdkCall.context.names.tim}.${method}(`, ...groupID, ')'] };
  };

const changeOwner: Rewrite = (sdkCall) => {
  const options = readCallOptions(sdkCall.context, sdkCall.parsed, sdkCall.call.arguments[0]);
  if (isRefusal(options)) return options;
  const groupID = idOf(sdkCall, options, 'GroupId');
  const owner = idOf(sdkCall, options, 'NewOwner_Account');
  if (isRefusal(groupID)) return groupID;
  if (isRefusal(owner)) return owner;
  const { tim } = sdkCall.context.names;
  return { parts: [`${tim}.changeGroupOwner({ groupID: `, ...groupID, ', newOwnerID: ', ...owner, ' })'] };
};

const CALLS: Record<string, Rewrite> = {
  createGroup: create(undefined),
  createGroupHigh: create('Member_Account'),
  applyJoinGroup: join,
  quitGroup: withGroupID('quitGroup'),
  destroyGroup: withGroupID('dismissGroup'),
  changeGroupOwner: changeOwner,
  modifyGroupBaseInfo: modify,
  getGroupInfo: helperCall(
    'getGroups',
    {
      GroupIdList: 'groupIDList',
      MemberInfoFilter: {
        name: 'withMembers',
        wrap: (value, node) => (node?.type === 'ArrayExpression' ? ['true'] : ['!!', ...value]),
      },
    },
    ['GroupIdList'],
  ),
  getGroupPublicInfo: helperCall('searchGroups', { GroupIdList: 'groupIDList' }, ['GroupIdList']),
  getJoinedGroupListHigh: helperCall('getJoinedGroups', {
    GroupType: 'type',
    Offset: 'offset',
    Limit: 'count',
  }),
  handleApplyJoinGroupPendency: helperCall(
    'handleGroupApplication',
    {
      GroupId: 'groupID',
      Applicant_Account: 'applicant',
      HandleMsg: 'handleAction',
      ApprovalMsg: 'handleMessage',
      Authentication: 'authentication',
      MsgKey: 'messageKey',
    },
    ['GroupId', 'Applicant_Account', 'HandleMsg'],
  ),
};

/** Groups: made, joined, left, changed, looked at. */
export const groups: Transform = {
  name: 'groups',
  capabilities: ['groups'],
  run: (context) => {
    const rules = shapeRules(
      'CreateGroupResponse',
      'JoinGroupResponse',
      'GroupInfoResponse',
      'GroupPublicInfoResponse',
      'JoinedGroupListResponse',
      'GroupInfo',
      'JoinedGroup',
      'GroupSelfInfo',
      'KeyValue',
    );
    rules.JoinedGroup = { ...rules.GroupInfo, ...rules.JoinedGroup };
    return merged(
      ...Object.entries(CALLS).map(([name, rewrite]) => convertCalls('groups', context, [name], 1, rewrite)),
      convertMembers('groups', context, rules),
    );
  },
};

import { convertMembers, property, type Rules, refused } from './members.ts';
import type { Transform } from './transform.ts';

const otherShape = refused('field-unknown', 'v2 reports these details in another shape');

const RULES: Rules = {
  'Elem.GroupTip': {
    getOpType: property('operationType'),
    opType: property('operationType'),
    getOpUserId: property('operatorID'),
    opUserId: property('operatorID'),
    getUserIdList: property('userIDList'),
    userIdList: property('userIDList'),
    getGroupId: property('groupProfile.groupID'),
    groupId: property('groupProfile.groupID'),
    getGroupName: property('groupProfile.groupName'),
    groupName: property('groupProfile.groupName'),
    getGroupMemberNum: property('memberCount'),
    groupMemberNum: property('memberCount'),
    getUserInfo: otherShape,
    userinfo: otherShape,
    getGroupInfoList: otherShape,
    groupInfoList: otherShape,
    getMemberInfoList: otherShape,
    memberInfoList: otherShape,
    toHtml: refused('to-html', 'toHtml() has no native counterpart'),
  },
};

/** Group tips: who did what to whom. The numbers of the operations are the same in v2. */
export const groupTips: Transform = {
  name: 'groupTips',
  run: (context) => convertMembers('groupTips', context, RULES),
};

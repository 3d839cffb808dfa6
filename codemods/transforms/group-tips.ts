import { MEMBER_INFO_FIELDS } from '../../dictionary/elements.ts';
import { elementRules, fieldRules, sourceRule } from './dictionary-rules.ts';
import { convertMembers, property, type Rules } from './members.ts';
import type { Transform } from './transform.ts';

/** Legacy had an empty list where v2 has none. */
const members = sourceRule({ v2: '($.memberList || [])' });

/** v2 names the members in every tip, legacy only where their data changed (who was muted). */
const changedMembers = sourceRule({
  v2: '($.operationType === TIM.TYPES.GRP_TIP_MBR_PROFILE_UPDATED && $.memberList || [])',
});

/** v2 reports them as an object, `newGroupProfile`. */
const changes = sourceRule({ v2: 'webim2tim.changedGroupInfo($)' });

const RULES: Rules = {
  'Elem.GroupTip': {
    ...elementRules('GroupTip'),
    getUserInfo: members,
    userinfo: members,
    getMemberInfoList: changedMembers,
    memberInfoList: changedMembers,
    getGroupInfoList: changes,
    groupInfoList: changes,
  },
  'Elem.GroupTip.MemberInfo': fieldRules(MEMBER_INFO_FIELDS),
  'Elem.GroupTip.GroupInfo': {
    getType: property('type'),
    type: property('type'),
    getValue: property('value'),
    value: property('value'),
  },
  'Elem.GroupTip.UserInfo': {
    UserId: property('userID'),
    NickName: property('nick'),
    ImageUrl: property('avatar'),
  },
};

/** Group tips: who did what to whom. The numbers of the operations are the same in v2. */
export const groupTips: Transform = {
  name: 'groupTips',
  capabilities: ['messages', 'elements'],
  run: (context) => convertMembers('groupTips', context, RULES),
};

import { elementRules } from './dictionary-rules.ts';
import { convertMembers, type Rules, refused } from './members.ts';
import type { Transform } from './transform.ts';

/** Lists of objects that v2 has in another shape. */
const otherShape = refused('field-unknown', 'v2 reports these details in another shape');

const RULES: Rules = {
  'Elem.GroupTip': {
    ...elementRules('GroupTip'),
    getUserInfo: otherShape,
    userinfo: otherShape,
    getGroupInfoList: otherShape,
    groupInfoList: otherShape,
    getMemberInfoList: otherShape,
    memberInfoList: otherShape,
  },
};

/** Group tips: who did what to whom. The numbers of the operations are the same in v2. */
export const groupTips: Transform = {
  name: 'groupTips',
  run: (context) => convertMembers('groupTips', context, RULES),
};

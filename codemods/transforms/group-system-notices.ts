import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import type { Transform } from './transform.ts';

/** Group system notices are v2 messages; what legacy kept on the notice is in their payload. */
export const groupSystemNotices: Transform = {
  name: 'groupSystemNotices',
  capabilities: ['notices'],
  run: (context) =>
    convertMembers('groupSystemNotices', context, shapeRules('GroupSystemNotice', 'GroupInfoChange')),
};

import { code } from '../edits.ts';
import { shapeRules } from './dictionary-rules.ts';
import type { Node } from './expressions.ts';
import { isDiscarded } from './expressions.ts';
import { convertMembers, type MemberUse, property, type Rule, type Rules, rewritten } from './members.ts';
import type { Transform } from './transform.ts';

/**
 * Applications put a text into `notify.MsgTime`. It stays on the notice under that name, beside the native time: the
 * object is the SDK's.
 */
const time: Rule = (use) => {
  const isOwn = use.context.facts.sites.some(
    ({ member, flow, write }) => write && flow === use.site.flow && member === use.site.member,
  );
  if (!isOwn) return property('time')(use);
  if (use.write) return isPlain(use) ? { edits: [] } : property('time')(use);
  if (!use.again)
    return {
      code: 'no-transform',
      reason: 'the notice is the result of an expression that cannot be written twice',
    };
  return rewritten(use, code`${use.receiver}.MsgTime || ${use.again}.time`, false);
};

const RULES = shapeRules('GroupSystemNotice', 'GroupInfoChange');
const rules: Rules = { ...RULES, GroupSystemNotice: { ...RULES.GroupSystemNotice, MsgTime: time } };

/** `notify.MsgTime = …` as a statement. */
function isPlain({ path }: MemberUse): boolean {
  const parent: Node = path.parent?.node;
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' && isDiscarded(path.parent);
}

/** Group system notices are v2 messages; what legacy kept on the notice is in their payload. */
export const groupSystemNotices: Transform = {
  name: 'groupSystemNotices',
  capabilities: ['notices'],
  run: (context) => convertMembers('groupSystemNotices', context, rules),
};

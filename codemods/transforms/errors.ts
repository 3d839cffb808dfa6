import { shapeRules } from './dictionary-rules.ts';
import type { Node } from './expressions.ts';
import { convertMembers, property, type Rule, type Rules } from './members.ts';
import type { Transform } from './transform.ts';

/** Legacy made codes below zero itself; the native SDK has other numbers for the same troubles. */
const errorCode: Rule = (use) => {
  const parent: Node = use.path.parent?.node;
  const other =
    parent?.type === 'BinaryExpression'
      ? parent.left === use.path.node
        ? parent.right
        : parent.left
      : undefined;
  if (other?.type === 'UnaryExpression' && other.operator === '-') {
    return {
      code: 'field-unknown',
      reason: `the code is compared with ${use.parsed.text(other)}, which only the legacy SDK makes`,
    };
  }
  return property('code')(use);
};

const RULES: Rules = { LegacyError: { ...shapeRules('LegacyError').LegacyError, ErrorCode: errorCode } };

/** `err.ErrorInfo` -> `err.message`. */
export const errors: Transform = {
  name: 'errors',
  run: (context) => convertMembers('errors', context, RULES),
};

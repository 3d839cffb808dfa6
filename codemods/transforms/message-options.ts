import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { isNothing, isPure, isSimple, type Node } from './expressions.ts';
import { splitMember } from './members.ts';
import { resolveConstant } from './native-call.ts';
import { isRefusal, type ParsedUnit, type Refusal, type TransformContext } from './transform.ts';

export interface MessageOptions {
  /** `to: …, conversationType: …, priority: …`, without braces. */
  parts: EditPart[];
  flows: number[];
  /** Arguments that are left out. */
  dropped?: Node[];
  /** A session made in the argument list, which is native with the message. */
  session?: Site;
}

/**
 * The options of a v2 message from the arguments of
 * `new webim.Msg(sess, isSend, seq, random, time, fromAccount, subType, fromAccountNick, fromAccountHeadurl)`.
 * Sequence, random number, time and sender are v2's own business and are left out.
 */
export function messageOptions(
  context: TransformContext,
  parsed: ParsedUnit,
  node: Node,
): MessageOptions | Refusal {
  const [session, isSend, ...rest] = node.arguments as Node[];
  if (!session || node.arguments.some((a: Node) => a.type === 'SpreadElement')) {
    return { code: 'unknown-argument', reason: 'the message has no session' };
  }
  if (isSend && isFalse(resolveConstant(context, parsed, isSend))) {
    return { code: 'no-transform', reason: 'the message is made as if somebody else had sent it' };
  }
  const dropped = [isSend, ...rest].filter((arg) => arg && arg !== rest[4]);
  if (!dropped.every(isPure)) {
    return { code: 'unknown-argument', reason: 'an argument of the message does more than compute a value' };
  }
  const receiver = receiverParts(context, parsed, session);
  if (isRefusal(receiver)) return receiver;
  const priority = priorityParts(context, parsed, rest[4]);
  return {
    parts: [...receiver.parts, ...(priority ? [', priority: ', ...priority] : [])],
    flows: receiver.flows,
    session: receiver.session,
    dropped: [...dropped, ...(priority ? [] : [rest[4]])].filter((arg) => arg?.type === 'Identifier'),
  };
}

/** Legacy showed such a message as another's; v2 cannot make one. A missing value meant that too, but nobody minds. */
const isFalse = (node: Node) => node?.type === 'BooleanLiteral' && !node.value;

function receiverParts(
  context: TransformContext,
  parsed: ParsedUnit,
  session: Node,
): MessageOptions | Refusal {
  const made = context.facts
    .sitesOf(parsed.unit)
    .find(
      (s) =>
        s.kind === 'constructor' &&
        s.member === 'Session' &&
        s.start === session.start &&
        s.end === session.end,
    );
  if (made && session.arguments.length >= 2) {
    const [type, id] = session.arguments;
    if (!session.arguments.slice(2).every(isPure)) {
      return {
        code: 'unknown-argument',
        reason: 'an argument of the session does more than compute a value',
      };
    }
    return { parts: code`to: ${id}, conversationType: ${type}`, flows: [], session: made };
  }
  const value = context.facts.valueAt(parsed.unit, rangeOf(session));
  if (value?.type !== 'Session') {
    return {
      code: 'ambiguous-type',
      reason: `${parsed.text(rangeOf(session))} is not known to be a session`,
    };
  }
  if (isSimple(session)) {
    const name = parsed.text(rangeOf(session));
    return {
      parts: code`to: ${session}.to, conversationType: ${name}.conversationType`,
      flows: [value.flow],
    };
  }
  const from = session.type === 'CallExpression' && sessionOf(context, parsed, session);
  if (from) {
    const facts = `${context.names.bridge}.conversationOf(${from})`;
    return { parts: code`to: ${facts}.to, conversationType: ${facts}.conversationType`, flows: [value.flow] };
  }
  return {
    code: 'unknown-argument',
    reason: 'the session is the result of an expression that cannot be written twice',
  };
}

/** The message in `msg.getSession()`, when it can be written twice. */
function sessionOf(context: TransformContext, parsed: ParsedUnit, call: Node): string | undefined {
  const site = context.facts.sitesOf(parsed.unit).find((s) => s.start === call.start && s.end === call.end);
  if (!site || splitMember(site.member).name !== 'getSession' || !isSimple(call.callee.object))
    return undefined;
  return parsed.text(rangeOf(call.callee.object));
}

const PRIORITIES: Record<string, string | undefined> = {
  'GROUP_MSG_SUB_TYPE.COMMON': undefined,
  'C2C_MSG_SUB_TYPE.COMMON': undefined,
  'GROUP_MSG_SUB_TYPE.LOVEMSG': 'MSG_PRIORITY_LOW',
  'GROUP_MSG_SUB_TYPE.REDPACKET': 'MSG_PRIORITY_HIGH',
};
const NUMBERS = [
  'GROUP_MSG_SUB_TYPE.COMMON',
  'GROUP_MSG_SUB_TYPE.LOVEMSG',
  '',
  'GROUP_MSG_SUB_TYPE.REDPACKET',
];

/** The sub type was the priority of the message. Undefined for the common one, which is v2's default. */
function priorityParts(context: TransformContext, parsed: ParsedUnit, subType: Node): EditPart[] | undefined {
  if (isNothing(subType) && subType?.type !== 'Identifier') return undefined;
  const { TIM, bridge } = context.names;
  const known = subTypes(context, parsed, subType);
  if (known?.every((path) => PRIORITIES[path] === undefined)) return undefined;
  const [only, ...others] = new Set(known);
  if (only && others.length === 0) return [`${TIM}.TYPES.${PRIORITIES[only]}`];
  return code`${bridge}.priorityOfSubType(${subType})`;
}

/** The constants a sub type may be; undefined when that is not known. */
function subTypes(
  context: TransformContext,
  parsed: ParsedUnit,
  node: Node,
  depth = 0,
): string[] | undefined {
  if (depth > 3) return undefined;
  const path = context.facts.sdkPath(parsed.unit, rangeOf(node));
  if (path !== undefined) return Object.hasOwn(PRIORITIES, path) ? [path] : undefined;
  if (node.type === 'NumericLiteral')
    return NUMBERS[node.value] ? [NUMBERS[node.value] as string] : undefined;
  if (node.type !== 'Identifier') return undefined;
  const writes = context.facts.referencesOf(parsed.unit, rangeOf(node)).filter((r) => r.write);
  const values = writes.map((write) => assignedValue(context.parsed(write.unit), write.range));
  // `var subType;` gives it no value of its own.
  const paths = values.map((value, index) => {
    if (value === null) return [];
    const where = writes[index];
    return value && where ? subTypes(context, context.parsed(where.unit), value, depth + 1) : undefined;
  });
  if (writes.length === 0 || paths.some((p) => p === undefined)) return undefined;
  const all = paths.flat() as string[];
  return all.length > 0 ? all : undefined;
}

/** What is assigned at the name in `range`: a node, null for a declaration without a value, undefined when unclear. */
function assignedValue(parsed: ParsedUnit, range: { start: number; end: number }): Node | null | undefined {
  const path = parsed.pathAt(range);
  const parent: Node = path?.parent?.node;
  const node: Node = path?.node;
  if (node?.type === 'VariableDeclarator') return node.init ?? null;
  if (parent?.type === 'VariableDeclarator' && parent.id === node) return parent.init ?? null;
  if (parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=')
    return parent.right;
  return undefined;
}

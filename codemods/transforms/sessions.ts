import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { isDiscarded, isPure, isSimple, type Node } from './expressions.ts';
import {
  convertMembers,
  type MemberUse,
  OTHERS,
  ownFieldOfAnswer,
  property,
  type Rule,
  type Rules,
  readOnly,
  refused,
  rewritten,
  splitMember,
  unexpectedArguments,
} from './members.ts';
import { merged, Proposals, type Refusal, type Transform, type TransformContext } from './transform.ts';

/**
 * Sessions become plain objects `{ conversationID, conversationType, to, name }`, the shape of
 * `webim2tim.conversationOf(message)` and of the conversations of `webim2tim.conversationStore(tim)`.
 */
export const sessions: Transform = {
  name: 'sessions',
  capabilities: ['messages'],
  run: (context) => merged(constructors(context), convertMembers('sessions', context, RULES)),
};

function constructors(context: TransformContext): Proposals {
  const proposals = new Proposals('sessions');
  for (const site of context.facts.sites) {
    if (site.kind !== 'constructor' || site.member !== 'Session') continue;
    const path = context.parsed(site.unit).pathAt(site);
    const node: Node = path?.node;
    if (!path || !node) continue;
    const [type, id, name, ...rest] = node.arguments;
    const refusal = refusalOf(type, id, rest);
    if (refusal) {
      proposals.block(site, refusal);
      continue;
    }
    const again = (part: Node): EditPart[] => [rangeOf(part)];
    const unread = context.facts.sites.some(
      (s) => s.flow === site.flow && splitMember(s.member).name === 'unread',
    );
    const object = code`{ conversationID: ${again(type)} + ${again(id)}, conversationType: ${type}, to: ${id}, name: ${name ?? id}${unread ? ', unreadCount: 0' : ''} }`;
    const bare =
      path.parent?.node.type === 'ExpressionStatement' ||
      path.parent?.node.type === 'ArrowFunctionExpression';
    proposals.convert({
      sites: [site],
      edits: [{ ...rangeOf(node), parts: bare ? ['(', ...object, ')'] : object, unit: site.unit }],
      flows: site.flow === undefined ? [] : [site.flow],
    });
  }
  return proposals;
}

function refusalOf(type: Node, id: Node, rest: Node[]): Refusal | undefined {
  if (!type || !id) return { code: 'unknown-argument', reason: 'the session has no type or no id' };
  // Both are written twice: in the conversationID and on their own.
  if (!isSimple(type) || !isSimple(id)) {
    return {
      code: 'unknown-argument',
      reason: 'the type or the id of the session is an expression that cannot be written twice',
    };
  }
  // Picture, time and sequence are left out.
  if (!rest.every(isPure))
    return { code: 'unknown-argument', reason: 'an argument of the session does more than compute a value' };
  return undefined;
}

const NUMBERS = new Set(['unreadCount', 'lastTime', 'lastSequence']);

/** Reads and writes of a property the conversations of the store have; other sessions do not. */
function ofStore(name: string): Rule {
  return (use) => {
    const elsewhere = otherOrigin(use, name !== 'unreadCount');
    const [value] = use.args;
    if (elsewhere && !value && !use.write && NUMBERS.has(name)) {
      // Sessions of live rooms are not in the store; legacy had zeros there.
      return rewritten(use, code`${use.receiver}.${name} || 0`, false);
    }
    if (elsewhere && name !== 'unreadCount') {
      return {
        code: 'field-unknown',
        reason: `the session may also come from ${elsewhere}; only conversations of the store have ${name}`,
      };
    }
    if (!value) return property(name, { writable: true })(use);
    if (!isDiscarded(use.path))
      return { code: 'result-used', reason: `the result of setting ${name} is used` };
    return rewritten(use, code`${use.receiver}.${name} = ${value}`);
  };
}

/**
 * The messages of a session. One of a message is that of the store; where the store has none, as for live rooms, legacy
 * had an empty list.
 */
function messagesOf(further = ''): Rule {
  return (use) => {
    if (use.write) return readOnly(use);
    if (use.args.length > 0) return unexpectedArguments(use);
    const own = ownSession(use);
    if (own) {
      return {
        code: 'field-unknown',
        reason: `the session may also come from ${own}; only conversations of the store have messages`,
      };
    }
    const isInside = use.site.member.startsWith('SessionImpl');
    if (!isInside && !otherOrigin(use, false)) return property(`messages${further}`)(use);
    const list = code`${use.receiver}.messages || []`;
    return further ? rewritten(use, ['(', ...list, ')', further]) : rewritten(use, list, false);
  };
}

/** Where the application makes a session of this flow, or of one it is derived from. */
function ownSession({ context, site }: MemberUse): string | undefined {
  const { facts } = context;
  const flows = site.flow === undefined ? [] : [site.flow, ...(facts.flows[site.flow]?.linked ?? [])];
  const from = facts.sites.find(
    ({ kind, member, flow }) =>
      kind === 'constructor' && member === 'Session' && flow !== undefined && flows.includes(flow),
  );
  return from && context.parsed(from.unit).text(from);
}

/** Where a session of this flow is made from a message or by the application; those are no conversations of the store. */
function otherOrigin(use: MemberUse, ownToo: boolean): string | undefined {
  const { facts } = use.context;
  const from = facts.sites.find(
    (site) =>
      (isMessageSession(site) && facts.valueAt(site.unit, site)?.flow === use.site.flow) ||
      (ownToo && site.kind === 'constructor' && site.member === 'Session' && site.flow === use.site.flow),
  );
  return from && use.context.parsed(from.unit).text(from);
}

function isMessageSession(site: Site): boolean {
  const { type, name } = splitMember(site.member);
  return type === 'Msg' && (name === 'getSession' || name === 'sess');
}

const skey: Rule = (use) => {
  if (!use.again) return { code: 'no-transform', reason: 'the session is the result of an expression' };
  return property('conversationID')(use);
};

/** What an application keeps on a session it made itself or that the store keeps stays there. */
const ownField: Rule = (use) => {
  const elsewhere = otherOrigin(use, false);
  if (use.site.kind !== 'field' || use.site.member.includes('_impl')) return undefined;
  if (elsewhere) {
    return {
      code: 'own-field',
      reason: `the session may also come from ${elsewhere}; what is kept on such a session is lost`,
    };
  }
  return ownFieldOfAnswer(use);
};

/** `sess._impl.unread` -> `sess.unreadCount`: what the private part of a session held, the native object has itself. */
const inside: Rule = (use) => {
  if (use.write) return { code: 'private-member', reason: 'the session is given another _impl' };
  return { edits: [{ start: use.receiver.end, end: use.member.end, parts: [], unit: use.parsed.unit }] };
};

/** Sessions that are not in the store have no number there; legacy had zeros. */
function numberInside(name: string): Rule {
  return (use) => {
    if (isChanged(use)) return property(name, { writable: true })(use);
    return rewritten(use, code`${use.receiver}.${name} || 0`, false);
  };
}

const isChanged = ({ write, path }: MemberUse) =>
  write || /^(Update|Assignment)Expression$/.test(path.parent?.node.type ?? '');

const RULES: Rules = {
  Session: {
    id: property('to'),
    type: property('conversationType'),
    name: property('name'),
    unread: ofStore('unreadCount'),
    time: ofStore('lastTime'),
    curMaxMsgSeq: ofStore('lastSequence'),
    msgs: messagesOf(),
    msgCount: messagesOf('.length'),
    icon: refused('field-unknown', 'v2 keeps the picture in the profile of the user or group'),
    isFinished: refused('field-unknown', 'v2 says with each page of history whether it is the last'),
    _impl: inside,
    skey,
    [OTHERS]: ownField,
  },
  SessionImpl: {
    skey: property('conversationID'),
    type: property('conversationType'),
    id: property('to'),
    name: property('name'),
    unread: numberInside('unreadCount'),
    time: numberInside('lastTime'),
    curMaxMsgSeq: numberInside('lastSequence'),
    msgs: messagesOf(),
    icon: refused('field-unknown', 'v2 keeps the picture in the profile of the user or group'),
    isFinished: refused('field-unknown', 'v2 says with each page of history whether it is the last'),
    [OTHERS]: ownField,
  },
};

import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { type AsyncCall, readCallbacks } from './callbacks.ts';
import { isSimple, literalProperties, type Node } from './expressions.ts';
import { knownFields } from './known-fields.ts';
import { type Listeners, readListeners } from './listeners.ts';
import { isLoginSite, optionParts, resolveConstant } from './native-call.ts';
import { isRefusal, type ParsedUnit, type Refusal, type TransformContext } from './transform.ts';

/** The one login of an application, read completely: what native code needs of it. */
export interface Login {
  site: Site;
  parsed: ParsedUnit;
  path: ASTPath;
  call: Node;
  callbacks: AsyncCall;
  /** Expressions; the id of the application is a number already. */
  info: { sdkAppID: EditPart[]; identifier: EditPart[]; userSig: EditPart[] };
  listeners: Listeners;
  /** Does the application listen for messages, so that own ones are echoed? */
  receives: boolean;
  /** Where the MESSAGE_RECEIVED handler is written, for people. */
  place: string;
  /** Can the handler be called from the place of this site? */
  reaches(site: Site): boolean;
}

const read = new WeakMap<TransformContext, Login | Refusal>();

/** The login of a page that has one, or why the instance cannot be kept beside it. */
export function readLogin(context: TransformContext): Login | Refusal {
  let login = read.get(context);
  if (!login) {
    login = readOnce(context);
    read.set(context, login);
  }
  return login;
}

function readOnce(context: TransformContext): Login | Refusal {
  const [site, second] = context.facts.sites.filter(isLoginSite);
  if (!site) return { code: 'needs-login-on-shim', reason: 'there is no login in these files' };
  if (second) {
    return { code: 'two-logins', reason: `login is called in ${site.unit.file} and in ${second.unit.file}` };
  }
  const parsed = context.parsed(site.unit);
  const path = parsed.pathAt(site);
  const call: Node = path?.node;
  if (!path || call?.type !== 'CallExpression')
    return { code: 'unknown-argument', reason: 'login is not called by name' };
  if (site.unit.kind !== 'classic') {
    return { code: 'no-transform', reason: 'login is called in an attribute of the page' };
  }
  if (path.parent?.node.type !== 'ExpressionStatement') {
    return { code: 'result-used', reason: 'the login call is part of an expression' };
  }
  const callbacks = readCallbacks(context, parsed, site, 3);
  if (isRefusal(callbacks)) return callbacks;
  const info = readInfo(parsed, call.arguments[0]);
  if (isRefusal(info)) return info;
  const options = optionsRefusal(context, parsed, call.arguments[2]);
  if (options) return options;
  const listeners = readListeners(context, parsed, path, call.arguments[1]);
  if (isRefusal(listeners)) return listeners;
  const { host } = listeners;
  return {
    site,
    parsed,
    path,
    call,
    callbacks,
    info,
    listeners,
    receives: ['onMsgNotify', 'onBigGroupMsgNotify'].some((key) => listeners.handlers.has(key)),
    place: host.parsed.unit.file,
    reaches: (other) =>
      host.scope
        ? other.unit === host.parsed.unit && other.start >= host.scope.start && other.end <= host.scope.end
        : other.unit.kind !== 'module',
  };
}

export function readInfo(parsed: ParsedUnit, node: Node): Login['info'] | Refusal {
  const literal = literalProperties(node);
  if (literal) {
    const field = (name: string): EditPart[] => {
      const value: Node = literal.get(name)?.value;
      return value ? [rangeOf(value)] : ['undefined'];
    };
    const isNumber = literal.get('sdkAppID')?.value?.type === 'NumericLiteral';
    const id = field('sdkAppID');
    return {
      sdkAppID: isNumber ? id : ['Number(', ...id, ')'],
      identifier: field('identifier'),
      userSig: field('userSig'),
    };
  }
  if (!node || !isSimple(node)) {
    return {
      code: 'unknown-argument',
      reason: 'the login information is not a variable or an object literal',
    };
  }
  const name = parsed.text(rangeOf(node));
  return {
    sdkAppID: [`Number(${name}.sdkAppID)`],
    identifier: [`${name}.identifier`],
    userSig: [`${name}.userSig`],
  };
}

/** The level of v2's own log, when the options may switch the log off: a number, or an expression for one. */
export function logLevel(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
): EditPart[] | undefined {
  const given = options && optionParts(context, parsed, options, 'isLogOn', 'when-known');
  if (!given) return undefined;
  const value = writtenOption(context, parsed, options, 'isLogOn');
  if (value && isConstant(value)) return isFalse(value) ? ['4'] : undefined;
  const inCall = given.length === 1 && value && !isSimple(value);
  return [...(inCall ? ['(', ...given, ')'] : given), ' === false ? 4 : 1'];
}

/** What to say of options that choose the test environment, which v2 does not have. */
export function testEnvironment(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
): Refusal | undefined {
  if (!isFalse(writtenOption(context, parsed, options, 'isAccessFormalEnv'))) return undefined;
  return {
    code: 'impossible',
    reason:
      'isAccessFormalEnv: false chose test servers, which v2 does not have; use an SDKAppID made for tests',
  };
}

/** The value of an option, when it is written in the call or in one variable and nobody changes it. */
function writtenOption(context: TransformContext, parsed: ParsedUnit, options: Node, field: string): Node {
  const fields = options && (literalProperties(options) ?? knownFields(context, parsed, options)?.written);
  return resolveConstant(context, parsed, fields?.get(field)?.value);
}

const isConstant = (node: Node): boolean => /Literal$/.test(node.type);
const isFalse = (node: Node): boolean => node?.type === 'BooleanLiteral' && !node.value;

/** The options have no other counterpart and are left out, all but the switch of the text filter. */
export function optionsRefusal(
  context: TransformContext,
  parsed: ParsedUnit,
  node: Node,
): Refusal | undefined {
  if (!node) return undefined;
  let literal = literalProperties(node);
  if (!literal && (node.type === 'Identifier' || node.type === 'MemberExpression')) {
    const definition = context.facts.definitionOf(parsed.unit, rangeOf(node));
    literal = definition && literalProperties(context.parsed(definition.unit).pathAt(definition.range)?.node);
  }
  if (literal?.has('xssFilterEnable')) {
    return {
      code: 'no-transform',
      reason: 'the options set xssFilterEnable, and native code always filters',
    };
  }
  return undefined;
}

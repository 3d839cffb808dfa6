import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { readCallback, unreadable } from './callbacks.ts';
import { isFunction, isNothing, literalProperties, type Node, propertyName } from './expressions.ts';
import { legacyNameIn } from './sdk-imports.ts';
import {
  isRefusal,
  type ParsedUnit,
  type Proposals,
  type Refusal,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

/** Listeners `webim2tim.setListeners` calls with one value. */
const FUNCTIONS = new Set([
  'onConnNotify',
  'onMsgNotify',
  'onBigGroupMsgNotify',
  'onGroupInfoChangeNotify',
  'onKickedEventCall',
]);
/** Tables of functions by number; the numbers mean the same to it. */
const TABLES = new Set([
  'onGroupSystemNotifys',
  'onC2cEventNotifys',
  'onFriendSystemNotifys',
  'onProfileSystemNotifys',
]);
/** Those that get the same from both sides. */
const ALIKE = new Set(['onConnNotify', 'onKickedEventCall']);

/**
 * The listeners of logins that hand their object to the bridge: each gets native values when everything behind it is
 * native, and is wrapped where it stands when something stays legacy.
 */
export function proposeListeners(context: TransformContext, proposals: Proposals, logins: Site[]): void {
  for (const site of context.facts.sites) {
    if (site.kind !== 'listener') continue;
    const name = site.member.replace('listeners.', '');
    const parsed = context.parsed(site.unit);
    const path = parsed.pathAt(site);
    const written = path && writtenValue(path);
    if (!path || !written) continue;
    const flows = flowsOf(context, parsed, name, written.value);
    if (isRefusal(flows)) proposals.block(site, flows);
    else proposals.convert({ sites: [site], edits: [], flows, needs: logins });
    if ((TABLES.has(name) || FUNCTIONS.has(name)) && !ALIKE.has(name) && !isNothing(written.value)) {
      const edit = crossing(legacyNameIn(context, site.unit), path, written, site.unit);
      proposals.fallbacks.push({ site, needs: logins, edits: [edit] });
    }
  }
}

interface Written {
  value: Node;
  /** The key has to be written too: `{ onMsg }`, `{ onMsg() {} }`. */
  key?: string;
}

function writtenValue({ node }: ASTPath): Written | undefined {
  const at: Node = node;
  if (at.type === 'AssignmentExpression') return { value: at.right };
  if (at.type === 'ObjectMethod') {
    const key = at.kind === 'method' && !at.async && !at.generator ? propertyName(at) : undefined;
    return { value: at, ...(key && { key }) };
  }
  if (at.type !== 'ObjectProperty') return undefined;
  return { value: at.value, ...(at.shorthand && { key: at.key.name as string }) };
}

/** Flows of what native code gives to the functions behind a listener. */
function flowsOf(
  context: TransformContext,
  parsed: ParsedUnit,
  name: string,
  value: Node,
): number[] | Refusal {
  if (isNothing(value)) return [];
  if (FUNCTIONS.has(name)) {
    const flows = flowsOfFunction(context, parsed, value);
    return ALIKE.has(name) && isRefusal(flows) ? [] : flows;
  }
  // Nobody calls the others: transport of old browsers, and keys of the application's own.
  return TABLES.has(name) ? flowsOfTable(context, parsed, name, value) : [];
}

function flowsOfFunction(context: TransformContext, parsed: ParsedUnit, value: Node): number[] | Refusal {
  const callback = readCallback(context, parsed, value);
  if (isRefusal(callback)) return callback;
  return callback.unknown ? unreadable(parsed, value) : callback.flows;
}

function flowsOfTable(
  context: TransformContext,
  parsed: ParsedUnit,
  name: string,
  value: Node,
): number[] | Refusal {
  const found =
    value.type === 'ObjectExpression'
      ? [{ unit: parsed.unit, range: rangeOf(value) }]
      : context.facts.definitionsOf(parsed.unit, rangeOf(value)).found;
  const flows: number[] = [];
  for (const { unit, range } of found) {
    const where = context.parsed(unit);
    const entries = literalProperties(where.pathAt(range)?.node);
    if (!entries) return unreadableTable(name);
    for (const [key, property] of entries) {
      const handler = property.type === 'ObjectMethod' ? property : property.value;
      const each = flowsOfFunction(context, where, handler);
      if (isRefusal(each)) return { ...each, reason: `${name} ${key}: ${each.reason}` };
      flows.push(...each);
    }
  }
  return found.length > 0 ? flows : unreadableTable(name);
}

const unreadableTable = (name: string): Refusal => ({
  code: 'unknown-listeners',
  reason: `${name} is not one object literal that can be read`,
});

/** `onMsgNotify: webim.migrate.nativeListener(onMsg)` */
function crossing(legacy: string, { node }: ASTPath, { value, key }: Written, unit: ScriptUnit): UnitEdit {
  const call = `${legacy}.migrate.nativeListener(`;
  const own: EditPart = rangeOf(value);
  const at: Node = node;
  if (key === undefined) return { ...rangeOf(value), parts: [call, own, ')'], unit };
  if (!isFunction(value) || at.type !== 'ObjectMethod') {
    return { ...rangeOf(at), parts: [`${key}: ${call}`, own, ')'], unit };
  }
  const rest = { start: at.key.end, end: at.end };
  return { ...rangeOf(at), parts: [`${key}: ${call}function `, rest, ')'], unit };
}

import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { readCallback, unreadable } from './callbacks.ts';
import { isFunction, isNothing, literalProperties, type Node, propertyName } from './expressions.ts';
import { FUNCTIONS, TABLES } from './listeners.ts';
import { legacyNameIn } from './sdk-imports.ts';
import {
  type ErrorCallback,
  isRefusal,
  type ParsedUnit,
  type Proposals,
  type Refusal,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

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
    const handed = TABLES.has(name) ? tableEntries(context, parsed, site, written.value) : undefined;
    const flows = handed ? [] : flowsOf(context, parsed, name, written.value);
    if (isRefusal(flows)) proposals.block(site, flows);
    else if (isRefusal(handed)) proposals.block(site, handed);
    else
      proposals.convert({
        sites: [site],
        edits: [],
        flows,
        needs: logins,
        ...(handed && { errors: handed }),
      });
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
  return [];
}

function flowsOfFunction(context: TransformContext, parsed: ParsedUnit, value: Node): number[] | Refusal {
  const callback = readCallback(context, parsed, value);
  if (isRefusal(callback)) return callback;
  return callback.unknown ? unreadable(parsed, value) : callback.flows;
}

/** What the handlers of a table are given, each for itself: one that stays legacy is wrapped where it stands in it. */
function tableEntries(
  context: TransformContext,
  parsed: ParsedUnit,
  site: Site,
  value: Node,
): ErrorCallback[] | Refusal {
  if (isNothing(value)) return [];
  const { found, complete } =
    value.type === 'ObjectExpression' || isFunction(value)
      ? { found: [{ unit: parsed.unit, range: rangeOf(value) }], complete: true }
      : context.facts.definitionsOf(parsed.unit, rangeOf(value));
  const handed: ErrorCallback[] = [];
  for (const { unit, range } of found) {
    const where = context.parsed(unit);
    const table: Node = where.pathAt(range)?.node;
    // a function has no handlers by number, and nobody calls it
    if (isFunction(table)) continue;
    if (!literalProperties(table)) return UNREADABLE_TABLE;
    for (const property of table.properties as Node[]) {
      const path = where.pathAt(rangeOf(property));
      const written = path && writtenValue(path);
      if (!path || !written) return UNREADABLE_TABLE;
      if (isNothing(written.value)) continue;
      const callback = readCallback(context, where, written.value);
      const unknown = isRefusal(callback) || callback.unknown === true;
      handed.push({
        site,
        flows: isRefusal(callback) ? [] : callback.flows,
        argument: written.value,
        crossing: crossing(legacyNameIn(context, unit), path, written, unit),
        ...(unknown && { unknown }),
      });
    }
  }
  return found.length > 0 || complete ? handed : UNREADABLE_TABLE;
}

const UNREADABLE_TABLE: Refusal = {
  code: 'unknown-listeners',
  reason: 'the table of handlers is not an object literal that can be read',
};

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

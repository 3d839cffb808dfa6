import type { Access } from './access.ts';
import { memberName } from './calls.ts';
import type { ObjectValue, Slot } from './graph.ts';
import type { Outside } from './outside.ts';
import type { Node } from './program.ts';

/** Names that only the application's own code has, as far as names can tell. */
const OWN_NAME = /^[a-z]{2,}[A-Z]/;

/**
 * Is `base.name` undefined whenever it is read, because everything `base` may be is an object of the run that nobody
 * gives such a field? Reading it gives nothing and calling it throws, on either SDK.
 *
 * @param base what the member is read from; the caller makes sure that it can be nothing else.
 */
export function isMissingMember(access: Access, outside: Outside, node: Node): boolean {
  const { model } = access;
  const { ts } = model.program;
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  const name = memberName(access, node);
  const base = model.slot(node.expression);
  if (name === undefined || name.startsWith('$') || base.wide || base.values.size === 0) return false;
  // `mentions` says no more than that some file has the word, which is enough to be careful
  if (outside.mentions?.(name)) return false;
  for (const value of base.values.keys())
    if (value.kind !== 'object' || !lacks(access, value, name, outside.mentions !== undefined)) return false;
  return true;
}

/** Does nobody give the object a field of that name? */
export function lacks(
  { model }: Access,
  object: ObjectValue,
  name: string,
  isKnownOutside: boolean,
): boolean {
  const { ts } = model.program;
  if (object.names.has(name) || !object.node || !isEmpty(object.written)) return false;
  const field = object.fields.get(name);
  if (field && (field.values.size > 0 || ![...field.previous].every((each) => isEmpty(each)))) return false;
  switch (object.origin) {
    case 'literal':
    case 'module':
      return true;
    case 'instance': {
      // what it inherits may stand in a file that is not in the run; components get methods from plugins
      if (!ts.isClassLike(object.node)) return false;
      return !object.node.heritageClauses?.length || (isKnownOutside && OWN_NAME.test(name));
    }
    default:
      return false;
  }

  function isEmpty(slot: Slot, seen = new Set<Slot>()): boolean {
    if (seen.has(slot)) return true;
    seen.add(slot);
    if (slot.values.size > 0 || !model.isUnnamed(slot)) return false;
    return [...slot.previous].every((each) => isEmpty(each, seen));
  }
}

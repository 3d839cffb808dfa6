import type { Access } from './access.ts';
import { memberName } from './calls.ts';
import type { Elsewhere } from './elsewhere.ts';
import { legacyTypes } from './flows.ts';
import type { Slot } from './graph.ts';
import type { Leak } from './leaks.ts';
import type { Node } from './program.ts';

/**
 * Fields of a legacy object that are read where something else may be too: what a server sent, or an object of the
 * application with a field of that name. Only a legacy object has the methods, so calls of those say nothing.
 */
export function mixedReads(access: Access, elsewhere: Elsewhere, node: Node): Leak[] {
  const { model } = access;
  const { ts } = model.program;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return mixedRead(access, elsewhere, model.slot(node.expression), memberName(access, node), node);
  }
  if (!ts.isObjectBindingPattern(node)) return [];
  const owner = node.parent;
  const source = ts.isParameter(owner)
    ? model.parameter(owner.name)
    : ts.isBindingElement(owner)
      ? model.slot(owner)
      : model.slot(owner.initializer ?? owner);
  if (!source) return [];
  return node.elements.flatMap((element) => {
    const key = element.propertyName ?? element.name;
    const name = ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : undefined;
    return element.dotDotDotToken ? [] : mixedRead(access, elsewhere, source, name, element);
  });
}

function mixedRead(
  { types }: Access,
  elsewhere: Elsewhere,
  slot: Slot,
  name: string | undefined,
  node: Node,
): Leak[] {
  if (name === undefined) return [];
  const holder = legacyTypes(slot).find(
    (each) => !types.isCollection(each.type) && types.propertyType(each.type, name),
  );
  if (!holder || types.isMethod(holder, name)) return [];
  const leaks: Leak[] = [];
  const other = elsewhere.of(slot);
  if (other) leaks.push({ slot, node, why: `${name} is read from it and from ${other} alike` });
  for (const value of slot.values.keys()) {
    const own = value.kind === 'object' && value.origin !== 'array' && value.origin !== 'foreign';
    if (!own || !value.names.has(name)) continue;
    leaks.push({ slot, node, why: `${name} is read from it and from an object of the application alike` });
    break;
  }
  return leaks;
}

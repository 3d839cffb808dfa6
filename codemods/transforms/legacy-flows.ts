import { rangeOf } from '../edits.ts';
import type { Site, ValueFact } from '../flow/facts.ts';
import type { Range } from '../sources/source.ts';
import { crossingAt } from './crossings.ts';
import { isFunction, isNothing, type Node } from './expressions.ts';
import type { ErrorCallback, ParsedUnit, TransformContext } from './transform.ts';

/** Which flows a site holds on to while it stays legacy. */
export interface LegacyHold {
  flows: number[];
  /** Errors can be handed over in native form instead, at the call. */
  errors: ErrorCallback[];
}

/** The flows that go into or come out of a site: receiver, result, arguments, parameters of callbacks. */
export function legacyHold(context: TransformContext, site: Site): LegacyHold {
  const { facts } = context;
  const parsed = context.parsed(site.unit);
  const hold: LegacyHold = { flows: [], errors: [] };
  const value = (range: Range, unit = site.unit): ValueFact | undefined => facts.valueAt(unit, range);
  const add = (fact: ValueFact | undefined) => fact && hold.flows.push(fact.flow);
  if (site.flow !== undefined) hold.flows.push(site.flow);
  add(value(site));
  const crossing = crossingAt(context, site);
  const node: Node = crossing?.call?.node ?? parsed.pathAt(site)?.node;
  for (const argument of argumentsOf(node)) {
    if (isNothing(argument)) continue;
    add(value(rangeOf(argument)));
    const target = functionOf(context, parsed, argument);
    const parameter = target?.node.params[0];
    if (!target || parameter?.type !== 'Identifier') continue;
    const fact = value(rangeOf(parameter), target.parsed.unit);
    if (fact?.type === 'LegacyError' && site.kind === 'api-call') {
      hold.errors.push({
        site,
        flows: [fact.flow],
        argument,
        parameter: isFunction(argument) ? parameter.name : undefined,
      });
    } else add(fact);
  }
  return hold;
}

function argumentsOf(node: Node): Node[] {
  if (!node) return [];
  if (/CallExpression|NewExpression/.test(node.type)) return node.arguments;
  if (node.type === 'ObjectProperty') return [node.value];
  if (node.type === 'ObjectMethod') return [node];
  if (node.type === 'AssignmentExpression') return [node.right];
  return [];
}

function functionOf(
  context: TransformContext,
  parsed: ParsedUnit,
  node: Node,
): { parsed: ParsedUnit; node: Node } | undefined {
  if (isFunction(node)) return { parsed, node };
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
  const definition = context.facts.definitionOf(parsed.unit, rangeOf(node));
  const where = definition && context.parsed(definition.unit);
  const target: Node = where?.pathAt(definition?.range as Range)?.node;
  return where && isFunction(target) ? { parsed: where, node: target } : undefined;
}

/**
 * The ground floor: what the legacy API is, what v2 offers, how one becomes the other. Data and look-ups, no
 * behaviour. Code that ends up in a browser imports the single files, not this one.
 */
import { ALIASES } from './calls.ts';
import { MAPPINGS } from './mapping.ts';
import type { MappingRow } from './mapping-row.ts';
import type { Capability, Member } from './member.ts';
import { MEMBERS } from './members.ts';

export * from './calls.ts';
export * from './codes.ts';
export * from './elements.ts';
export * from './emotions.ts';
export * from './enums.ts';
export * from './error-texts.ts';
export * from './errors.ts';
export type { FieldSource, ObjectShape } from './field-source.ts';
export * from './listeners.ts';
export { MAPPINGS } from './mapping.ts';
export type { ExactRow, InexactRow, MappingRow, Status } from './mapping-row.ts';
export {
  CAPABILITIES,
  type Capability,
  type Member,
  type MemberKind,
  type OptionField,
  type Since,
} from './member.ts';
export { MEMBERS } from './members.ts';
export * from './objects.ts';
export { METHOD_REPLACEMENT, REPLACEMENT } from './replacements.ts';
export { PROFILE_TAGS } from './responses/people.ts';
export * from './responses.ts';

const membersByPath = new Map(MEMBERS.map((member) => [member.path, member]));

/** The member at a path (`sendMsg`, `Msg.prototype.getSeq`), `undefined` when the legacy SDK has none there. */
export function findMember(path: string): Member | undefined {
  return membersByPath.get(path);
}

/** The path an alias stands for, any other path as it is. */
export function resolveAlias(path: string): string {
  const aliases: { readonly [alias: string]: string } = ALIASES;
  return (Object.hasOwn(aliases, path) && aliases[path]) || path;
}

/**
 * Every row that speaks for a member or listener, most specific first: a row that names the path, then the rows
 * that name a part of it with `.*`, longest first.
 */
export function mappingsOf(path: string): readonly MappingRow[] {
  const hits: { row: MappingRow; weight: number }[] = [];
  for (const row of MAPPINGS) {
    const weight = Math.max(...row.covers.map((cover) => coverWeight(cover, path)));
    if (weight > 0) hits.push({ row, weight });
  }
  return hits.sort((a, b) => b.weight - a.weight).map((hit) => hit.row);
}

/** The row that speaks for a member or listener first of all. */
export function mappingOf(path: string): MappingRow | undefined {
  return mappingsOf(path)[0];
}

/** The capability of a member or listener; `undefined` for a path the legacy SDK does not have. */
export function capabilityOf(path: string): Capability | 'notices' | undefined {
  return membersByPath.get(path)?.capability ?? mappingOf(path)?.capability;
}

function coverWeight(cover: string, path: string): number {
  if (cover === path) return Number.MAX_SAFE_INTEGER;
  if (!cover.endsWith('.*')) return 0;
  const stem = cover.slice(0, -2);
  return path === stem || path.startsWith(`${stem}.`) ? stem.length : 0;
}

import { compare, type Difference } from './compare.ts';
import { type Rule, ruleFor } from './expected.ts';
import type { Transcript } from './transcript.ts';

/** What came out for one scenario. */
export interface Finding {
  area: string;
  scenario: string;
  /** differences nobody expects */
  surprising: Difference[];
  expected: { difference: Difference; rule: Rule }[];
  /** differences that come from the copy: it does not behave like 1.7.3 there, and ours does */
  ofVersion: Difference[];
}

/**
 * Sorts the differences between a copy of the original and ours.
 * @param recorded the transcript of 1.7.3, to tell what is only this copy's way
 */
export function examine(
  area: string,
  scenario: string,
  legacy: Transcript,
  ours: Transcript,
  recorded: Transcript | undefined,
): Finding {
  const finding: Finding = { area, scenario, surprising: [], expected: [], ofVersion: [] };
  const isOfVersion = recorded && versionJudge(`${area}/${scenario}`, legacy, ours, recorded);
  for (const difference of compare(legacy, ours)) {
    const rule = ruleFor(`${area}/${scenario}`, difference);
    if (rule) finding.expected.push({ difference, rule });
    else if (isOfVersion?.(difference)) finding.ofVersion.push(difference);
    else finding.surprising.push(difference);
  }
  return finding;
}

/** Tells the differences that come from the copy: it is not like 1.7.3 there, and ours is. */
function versionJudge(
  scenario: string,
  legacy: Transcript,
  ours: Transcript,
  recorded: Transcript,
): (difference: Difference) => boolean {
  const ofOurs = compare(recorded, ours);
  const ofCopy = compare(recorded, legacy).map(({ path }) => path);
  return ({ path }) => {
    // Where lists are of different lengths an index says nothing: the whole list is the place.
    const place = comparablePlace(path, [recorded, legacy, ours]);
    const touches = (one: string) =>
      one === place || one.startsWith(`${place}.`) || place.startsWith(`${one}.`);
    if (!ofCopy.some(touches)) return false;
    // A place of its own where ours is not as 1.7.3 either needs a rule for the version.
    if (place === path) return !ofOurs.some((one) => one.path === path);
    return !ofOurs.some((one) => touches(one.path) && !ruleFor(scenario, one));
  };
}

/** The path up to the first list that is not equally long in all of them. */
function comparablePlace(path: string, values: readonly unknown[]): string {
  const names = path.split('.');
  let parents = values;
  for (const [depth, name] of names.entries()) {
    const lengths = new Set(parents.map((one) => (Array.isArray(one) ? one.length : undefined)));
    if (lengths.size > 1 || name.startsWith('+')) return names.slice(0, depth).join('.');
    parents = parents.map((one) => (one as Record<string, unknown> | undefined)?.[name]);
  }
  return path;
}

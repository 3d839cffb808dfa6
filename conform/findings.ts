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
  const from173 = recorded && new Map(compare(recorded, ours).map((one) => [one.path, one]));
  const deviating = recorded && new Set(compare(recorded, legacy).map(({ path }) => path));
  for (const difference of compare(legacy, ours)) {
    const rule = ruleFor(`${area}/${scenario}`, difference);
    if (rule) finding.expected.push({ difference, rule });
    else if (from173 && deviating && isOfVersion(difference, from173, deviating)) {
      finding.ofVersion.push(difference);
    } else finding.surprising.push(difference);
  }
  return finding;
}

function isOfVersion(
  { path }: Difference,
  from173: ReadonlyMap<string, Difference>,
  deviating: ReadonlySet<string>,
): boolean {
  const touches = (one: string) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`);
  return [...deviating].some(touches) && ![...from173.keys()].some((one) => one === path);
}

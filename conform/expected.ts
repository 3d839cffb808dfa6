import { DIFFERENCES, type DifferenceReason } from '../dictionary/differences.ts';
import type { Difference } from './compare.ts';
import { RULES } from './rules.ts';

/** Which of the known differences a place belongs to. */
export interface Rule {
  because: DifferenceReason;
  /** `area/scenario`; absent: everywhere */
  in?: RegExp;
  at: RegExp;
  /** Only copies older than 1.7.3 need it: what they did there 1.7.3 did not, and ours does neither. */
  older?: true;
  /** what the original had there, when that matters: a value, or what its JSON looks like */
  legacy?: unknown;
  /** what ours is to have there; the same */
  ours?: unknown;
}

/** The rule that expects a difference; undefined: nobody does. */
export function ruleFor(scenario: string, difference: Difference): Rule | undefined {
  return RULES.find(
    (rule) =>
      (rule.in?.test(scenario) ?? true) &&
      rule.at.test(difference.path) &&
      fits(rule, 'legacy', difference.legacy) &&
      fits(rule, 'ours', difference.ours),
  );
}

function fits(rule: Rule, side: 'legacy' | 'ours', value: unknown): boolean {
  if (!(side in rule)) return true;
  const wanted = rule[side];
  const json = JSON.stringify(value);
  return wanted instanceof RegExp ? wanted.test(json) : json === JSON.stringify(wanted);
}

/** Why, in words. */
export const reasonText = (rule: Rule, lang: 'en' | 'zh'): string => DIFFERENCES[rule.because].text[lang];

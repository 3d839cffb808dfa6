import { REPLACEMENT } from '../../dictionary/replacements.ts';
import { getOwn } from '../tool/own.ts';
import { DIAGNOSTICS } from './flag.ts';

/** What takes the place of a legacy member. */
export interface Replacement {
  /** v2 code or a short instruction; '' where the build carries no texts */
  replacement: string;
  /** page of the documentation, relative to the package */
  docs: string;
}

/** The table of replacements is large, so quiet builds do without it. */
export function describeReplacement(member: string): Replacement {
  const text = DIAGNOSTICS ? getOwn<string>(REPLACEMENT, member) : undefined;
  return { replacement: text || '', docs: `docs/coverage.md#${member.toLowerCase().replace(/\./g, '')}` };
}

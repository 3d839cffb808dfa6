import { METHOD_REPLACEMENT, REPLACEMENT } from '../../dictionary/replacements.ts';
import { getOwn } from '../tool/own.ts';
import { docsOfMember } from './docs.ts';
import { DIAGNOSTICS } from './flag.ts';

/** What takes the place of a legacy member. */
export interface Replacement {
  /** v2 code or a short instruction; '' in quiet builds, which do without the table because of its size */
  replacement: string;
  /** place in the documentation, relative to the repository */
  docs: string;
}

export function describeReplacement(member: string, lang: 'en' | 'zh' = 'en'): Replacement {
  const text = DIAGNOSTICS
    ? getOwn<string>(REPLACEMENT, member) || getOwn<string>(METHOD_REPLACEMENT, member)
    : undefined;
  return { replacement: text || '', docs: docsOfMember(member, lang) };
}

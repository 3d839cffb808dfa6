import type { Text } from '../../dictionary/codes/entry.ts';
import type { Code } from '../../dictionary/codes.ts';

/** What the page of a code says besides the texts of the dictionary. */
export interface CodeNote {
  /** Why it comes to this, in a sentence or three. */
  cause: Text;
  /** Markdown with the samples, the same in every language. Fences follow the rules of the documentation's samples. */
  sample?: string;
}

/** By code. */
export const CODE_NOTES: Partial<Record<Code, CodeNote>> = {};

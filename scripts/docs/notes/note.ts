import type { Text } from '../../../dictionary/codes.ts';

/** What the page of a code says besides the texts of the dictionary. */
export interface CodeNote {
  /** Why it comes to this, in a sentence or three. */
  cause: Text;
  /** Markdown with the samples, the same in every language; the tests of the documentation run them. */
  sample?: string;
}

type Blocks = { lang?: 'js' | 'html' | 'vue'; wrong: string; right?: string };

/** A note; `blocks` are code in which the tool finds the code of the page, and code in which it does not any more. */
export function note(en: string, zh: string, blocks?: Blocks): CodeNote {
  if (!blocks) return { cause: { en, zh } };
  const { lang = 'js', wrong, right } = blocks;
  const fence = (kind: string, code: string) => `\`\`\`${lang} ${kind}\n${code.trim()}\n\`\`\``;
  const sample = [fence('wrong', wrong), ...(right ? [fence('right', right)] : [])].join('\n\n');
  return { cause: { en, zh }, sample };
}

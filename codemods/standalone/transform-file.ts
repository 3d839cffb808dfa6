import { applyEdits } from '../edits.ts';
import { analyseFlow } from '../flow/analyse.ts';
import type { Partial, Style, Target } from '../options.ts';
import { mayMatter } from '../sources/byte-filter.ts';
import { LineIndex } from '../sources/positions.ts';
import { textStyle } from '../sources/style.ts';
import { fileUnit } from '../sources/units.ts';
import { convert } from '../transforms/convert.ts';

/** One file for one transform, or for all of them when `names` is absent. */
export interface StandaloneRequest extends StandaloneOptions {
  path: string;
  source: string;
  names?: readonly string[];
}

/** How new code is written, as in `webim2tim migrate`. */
export interface StandaloneOptions {
  style?: Style;
  target?: Target;
  partial?: Partial;
}

export interface StandaloneResult {
  /** The new text; absent when nothing changes. */
  text?: string;
  /** What stays, one line each: `line 3: member: code: reason`; for one transform only what it has a say in. */
  left: string[];
}

/**
 * Converts a script with the facts of that file alone: a value that comes from another file, or goes to one, is
 * nothing it can convert. As everywhere, a value becomes native wholly or not at all, so a single transform converts
 * little where values pass through several capabilities.
 *
 * @throws UnitError when the script does not parse
 */
export function transformFile({ path, source, names, ...options }: StandaloneRequest): StandaloneResult {
  if (!mayMatter(Buffer.from(source))) return { left: [] };
  const unit = fileUnit(path, source);
  const lines = new LineIndex(source);
  const lineOf = (_: unknown, offset: number) => lines.at(offset).line;
  const { edits, findings } = convert([unit], analyseFlow([unit]), {
    ...options,
    lineOf,
    transforms: names,
  });
  const left = findings
    .filter(({ bucket, code }) => bucket !== 'converted' && !(names && code === 'no-transform'))
    .map(
      ({ site, code, reason }) =>
        `line ${lineOf(unit, site.start)}: ${site.member || 'webim'}: ${code}: ${reason}`,
    );
  return edits.length > 0 ? { text: applyEdits(source, edits, textStyle(source)), left } : { left };
}

import { posix } from 'node:path';
import { textMayMatter } from './byte-filter.ts';
import type { PageScript, PageScripts } from './html.ts';
import { type FoundIsland, findIslands, TEMPLATE_EXTENSIONS } from './islands.ts';
import { maskIslands } from './masks.ts';
import { isWholeFile, parseScript, ScriptSyntaxError } from './parse.ts';
import { LineIndex } from './positions.ts';
import type { Range, ScriptLanguage, ScriptUnit } from './source.ts';

/** A script of a file that does not parse. */
export class UnitError extends Error {
  constructor(
    message: string,
    private readonly offset: number,
    readonly ledgerCode: 'file-unparsable' | 'template-code' = 'file-unparsable',
  ) {
    super(message);
  }
  place(text: string): { line: number; column: number } {
    return new LineIndex(text).at(this.offset);
  }
}

/** A script file as one unit. @throws UnitError */
export function fileUnit(path: string, text: string): ScriptUnit {
  const language = languageOf(path);
  const { unit, isModule } = openUnit({
    id: path,
    file: path,
    kind: 'classic',
    language,
    code: text,
    offset: 0,
  });
  return isModule || /\.[cm](js|ts)$/i.test(path) || COMMON_JS.test(text)
    ? { ...unit, kind: 'module' }
    : unit;
}

function languageOf(path: string): ScriptLanguage {
  const extension = posix.extname(path).toLowerCase();
  if (extension === '.tsx' || extension === '.jsx') return extension.slice(1) as ScriptLanguage;
  return /^\.[cm]?ts$/.test(extension) ? 'ts' : 'js';
}

const COMMON_JS = /\bmodule\.exports\b|\bexports\.[\w$]+\s*=|\brequire\s*\(\s*['"]/;

/**
 * The scripts of a page. One that does not parse is left out when it holds no word that matters.
 *
 * @param onBroken told of scripts that no browser runs either; without it such a page is not opened.
 * @throws UnitError
 */
export function pageUnits(
  path: string,
  page: PageScripts,
  onBroken?: (script: PageScript, error: UnitError) => void,
): ScriptUnit[] {
  let index = 0;
  const open = (script: PageScript): ScriptUnit[] => {
    const { kind, language, code, offset, gaps, parts } = script;
    try {
      const unit: ScriptUnit = { id: `${path}#${index}`, file: path, kind, language, code, offset };
      const opened = openUnit(unit, gaps).unit;
      index++;
      return [opened];
    } catch (error) {
      if (parts) return parts.flatMap(open);
      index++;
      if (!textMayMatter(code)) return [];
      if (!onBroken || !(error instanceof UnitError) || mayBeFilledIn(path, code)) throw error;
      onBroken(script, error);
      return [];
    }
  };
  return page.scripts.flatMap(open);
}

/** Does something write into the script before browsers see it, so that it is not broken for them? */
const mayBeFilledIn = (path: string, code: string): boolean =>
  TEMPLATE_EXTENSIONS.has(posix.extname(path).toLowerCase()) || /<[%?]|\{[{%]|\$\{|@\w/.test(code);

/**
 * A script that parses, with server code masked where that is needed: first what can be nothing else, then what could
 * be JavaScript. In a template `<% %>` is server code in strings and comments, too; elsewhere a script is taken as it
 * stands when it can be.
 *
 * @param gaps markup between scripts of one scope
 * @throws UnitError
 */
export function openUnit(
  unit: ScriptUnit,
  gaps: readonly Range[] = [],
): { unit: ScriptUnit; isModule: boolean } {
  const hard = findIslands(unit.code, unit.file, false);
  const inTemplate = TEMPLATE_EXTENSIONS.has(posix.extname(unit.file).toLowerCase());
  const attempts = [
    ...(inTemplate && hard.length > 0 ? [hard, []] : [[], hard]),
    findIslands(unit.code, unit.file, true),
  ];
  let failure: { error: ScriptSyntaxError; ledgerCode: UnitError['ledgerCode'] } | undefined;
  for (const [index, found] of attempts.entries()) {
    const islands = withGaps(found, gaps);
    if (index > 0 && islands.length === 0 && failure && !inTemplate) continue;
    let last: Attempt = { isModule: false };
    const masked = maskIslands(unit.code, islands, (code) => {
      last = tryParse({ ...unit, code });
      return last.error?.offset;
    });
    const { error, isModule = false } = last as Attempt;
    if (masked) return { unit: islands.length > 0 ? { ...unit, ...masked } : unit, isModule };
    if (!error) continue;
    const isNear = found.some(({ start, end }) => start <= error.offset && error.offset <= end);
    const ledgerCode = isNear || (found === hard && hard.length > 0) ? 'template-code' : 'file-unparsable';
    if (!failure || ledgerCode === 'template-code') failure = { error, ledgerCode };
  }
  const { error, ledgerCode } = failure as NonNullable<typeof failure>;
  const where = isWholeFile(unit) ? '' : unit.kind === 'handler' ? 'event handler: ' : 'inline script: ';
  throw new UnitError(`${where}${error.message}`, unit.offset + error.offset, ledgerCode);
}

function withGaps(found: readonly FoundIsland[], gaps: readonly Range[]): readonly FoundIsland[] {
  if (gaps.length === 0) return found;
  const inScript = found.filter(
    (island) => !gaps.some((gap) => island.start < gap.end && gap.start < island.end),
  );
  return [...inScript, ...gaps.map((gap) => ({ ...gap, role: 'gap' as const }))].sort(
    (a, b) => a.start - b.start,
  );
}

type Attempt = { error: ScriptSyntaxError; isModule?: undefined } | { error?: undefined; isModule: boolean };

function tryParse(unit: ScriptUnit): Attempt {
  try {
    return { isModule: parseScript(unit, { attachComment: false }).program.sourceType === 'module' };
  } catch (error) {
    if (error instanceof ScriptSyntaxError) return { error };
    throw error;
  }
}

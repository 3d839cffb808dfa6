import { posix } from 'node:path';
import { textMayMatter } from './byte-filter.ts';
import type { PageScripts } from './html.ts';
import { isWholeFile, parseScript, ScriptSyntaxError } from './parse.ts';
import { LineIndex } from './positions.ts';
import type { ScriptKind, ScriptLanguage, ScriptUnit } from './source.ts';

/** A script of a file that does not parse. */
export class UnitError extends Error {
  constructor(
    message: string,
    private readonly offset: number,
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
  const unit = { id: path, file: path, kind: 'classic' as ScriptKind, language, code: text, offset: 0 };
  return { ...unit, kind: kindOfFile(path, unit) };
}

function languageOf(path: string): ScriptLanguage {
  const extension = posix.extname(path).toLowerCase();
  if (extension === '.tsx' || extension === '.jsx') return extension.slice(1) as ScriptLanguage;
  return /^\.[cm]?ts$/.test(extension) ? 'ts' : 'js';
}

const COMMON_JS = /\bmodule\.exports\b|\bexports\.[\w$]+\s*=|\brequire\s*\(\s*['"]/;

function kindOfFile(path: string, unit: ScriptUnit): ScriptKind {
  const { program } = parseUnit(unit);
  if (program.sourceType === 'module' || /\.[cm](js|ts)$/i.test(path)) return 'module';
  return COMMON_JS.test(unit.code) ? 'module' : 'classic';
}

/** The scripts of a page. One that does not parse is left out when it holds no word that matters. @throws UnitError */
export function pageUnits(path: string, page: PageScripts): ScriptUnit[] {
  const units: ScriptUnit[] = [];
  page.scripts.forEach(({ kind, language, code, offset }, index) => {
    const unit: ScriptUnit = { id: `${path}#${index}`, file: path, kind, language, code, offset };
    try {
      parseUnit(unit);
      units.push(unit);
    } catch (error) {
      if (textMayMatter(code)) throw error;
    }
  });
  return units;
}

function parseUnit(unit: ScriptUnit): ReturnType<typeof parseScript> {
  try {
    return parseScript(unit, { attachComment: false });
  } catch (error) {
    if (error instanceof ScriptSyntaxError) {
      const where = isWholeFile(unit) ? '' : unit.kind === 'handler' ? 'event handler: ' : 'inline script: ';
      throw new UnitError(`${where}${error.message}`, unit.offset + error.offset);
    }
    throw error;
  }
}

import { createRequire } from 'node:module';
import type { ParserOptions, parse } from '@babel/parser';
import { lazy } from './lazy.ts';
import type { ScriptUnit } from './source.ts';

const babel = lazy(() => createRequire(import.meta.url)('@babel/parser') as typeof import('@babel/parser'));

type ParseResult = ReturnType<typeof parse>;

/**
 * Babel options for a script. Wide on purpose: what browsers of 2017 ran has to parse, sloppy or not. Everything that
 * parses scripts uses these, so offsets and verdicts agree.
 */
export function parserOptions(unit: Pick<ScriptUnit, 'kind' | 'language'>, whole: boolean): ParserOptions {
  const { kind, language } = unit;
  const typescript = language === 'ts' || language === 'tsx';
  return {
    // A file on its own does not say whether it is a module, and the script of a component may be CommonJS.
    sourceType: whole || kind === 'module' ? 'unambiguous' : 'script',
    allowReturnOutsideFunction: true,
    allowNewTargetOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    plugins: [
      ...(typescript ? (['typescript'] as const) : []),
      // What browsers run is no JSX, but JSP tags in it look like some.
      ...(language === 'ts' || (language === 'js' && !whole && kind !== 'module') ? [] : (['jsx'] as const)),
      'decorators-legacy',
      'exportDefaultFrom',
    ],
  };
}

/** Is the unit a file of its own, not a piece of a page? */
export const isWholeFile = (unit: Pick<ScriptUnit, 'id' | 'file'>): boolean => unit.id === unit.file;

/** A script that is no JavaScript, with the place as people count it inside the script. */
export class ScriptSyntaxError extends Error {
  override readonly name = 'ScriptSyntaxError';
  constructor(
    message: string,
    /** Offset into the script's code. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Did looking at nested code take more than there is room for? */
export const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && /call stack/.test(error.message);

/** The syntax tree of a script. @throws ScriptSyntaxError */
export function parseScript(
  unit: Pick<ScriptUnit, 'id' | 'file' | 'kind' | 'language' | 'code'>,
  extra: Pick<ParserOptions, 'tokens' | 'attachComment'> = {},
): ParseResult {
  try {
    return babel().parse(unit.code, { ...parserOptions(unit, isWholeFile(unit)), ...extra });
  } catch (error) {
    if (isTooDeep(error)) throw error;
    const at = error as { message: string; pos?: number };
    throw new ScriptSyntaxError(at.message.replace(/ \(\d+:\d+\)$/, ''), at.pos ?? 0);
  }
}

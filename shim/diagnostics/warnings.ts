import { type CodeEntry, fillText } from '../../dictionary/codes/entry.ts';
import { SHIM_CODES } from '../../dictionary/codes/shim.ts';
import { codeUrl } from '../../dictionary/codes/url.ts';
import type { ShimCode } from '../../dictionary/codes.ts';
import { getOwn } from '../tool/own.ts';
import { DIAGNOSTICS } from './flag.ts';
import { createListeners } from './listeners.ts';

/** A problem the shim met. */
export interface Warning {
  code: ShimCode;
  /** what happened */
  message: string;
  /** what to do */
  advice: string;
  /** page and place in the documentation, relative to the repository */
  docs: string;
  /** how often it was met */
  count: number;
}

export type WarningValues = { readonly [name: string]: string | number };

/** The problems of one webim instance. */
export interface Warnings {
  /** Counts a problem; the first time it also tells the listeners and, if it may, the console. */
  warn(code: ShimCode, values?: WarningValues): void;
  /** Silences one code, or all; listeners are still told. */
  mute(code?: string): void;
  on(listener: (warning: Warning) => void): () => void;
  list(): Warning[];
}

/** Without these said, nobody would know why nothing works: the quiet build says them, too, by their code. */
const FATAL = ['tim-missing', 'tim-too-old', 'tim-incomplete', 'promise-missing', 'loaded-twice'];

/** More different problems than this are one problem that repeats with changing values; further ones are not listed. */
const MAX_WARNINGS = 1000;

/** @param lang asked at each warning, since it can be configured later */
export function createWarnings(lang: () => 'en' | 'zh'): Warnings {
  const byKey: { [key: string]: Warning } = {};
  const warnings: Warning[] = [];
  const muted: { [code: string]: boolean } = {};
  let allMuted = false;
  const listeners = createListeners<Warning>();

  return {
    warn: (code, values) => {
      const key = `${code} ${JSON.stringify(values || {})}`;
      const known = byKey[key];
      if (known) {
        known.count += 1;
        return;
      }
      if (warnings.length >= MAX_WARNINGS) return;
      const warning = createWarning(code, values || {}, lang());
      byKey[key] = warning;
      warnings.push(warning);
      if ((DIAGNOSTICS || FATAL.indexOf(code) >= 0) && !allMuted && !muted[code]) print(warning);
      listeners.tell(warning);
    },
    mute: (code) => {
      if (code === undefined) allMuted = true;
      else muted[code] = true;
    },
    on: listeners.add,
    list: () => warnings,
  };
}

function createWarning(code: ShimCode, values: WarningValues, lang: 'en' | 'zh'): Warning {
  const entry = DIAGNOSTICS ? getOwn<CodeEntry>(SHIM_CODES, code) : undefined;
  return {
    code: code,
    message: entry ? fillText(entry.message[lang], values) : code,
    advice: entry ? fillText(entry.advice[lang], values) : '',
    docs: codeUrl(code, lang),
    count: 1,
  };
}

function print(warning: Warning): void {
  // A page may run without a console; a warning must never be the reason it stops.
  if (typeof console === 'undefined' || !console.warn) return;
  const said = DIAGNOSTICS ? `${warning.message}\n${warning.advice}\n` : '';
  const text = `[webim2tim ${warning.code}] ${said}(${warning.docs})`;
  // Good to know, and nothing is wrong.
  if (DIAGNOSTICS && warning.code === 'approximated-call' && console.info) console.info(text);
  else console.warn(text);
}

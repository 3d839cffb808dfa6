import type { Lang } from '../report/texts.ts';

/** Picks the text of the language of the run: `say(english, chinese)`. */
export type Say = (en: string, zh: string) => string;

export const sayIn =
  (lang: Lang): Say =>
  (en, zh) =>
    lang === 'zh' ? zh : en;

/**
 * The language of everything a run says, its help and its errors included: `--lang` wherever it stands, else the
 * locale of the environment in the order of POSIX, else that of the system.
 */
export function langOf(args: readonly string[], env: NodeJS.ProcessEnv): Lang {
  return langOfArguments(args) ?? langOfLocale(env);
}

/** What `--lang` says, when it stands on a command line. */
export function langOfArguments(args: readonly string[]): Lang | undefined {
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  const at = flags.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const flag = flags[at];
  const value = flag === '--lang' ? flags[at + 1] : flag?.slice('--lang='.length);
  return value === 'en' || value === 'zh' ? value : undefined;
}

function langOfLocale(env: NodeJS.ProcessEnv): Lang {
  const locale =
    env.LC_ALL || env.LC_MESSAGES || env.LANG || new Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}

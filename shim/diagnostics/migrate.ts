import { SHIM_CODES } from '../../dictionary/codes/shim.ts';
import { setEmotionPictures } from '../emotion/tables.ts';
import type { DiagnosticsSink, MigrateOptions, NativeHandle } from '../surface/capabilities.ts';
import { onCall, type RecordedCall, recordedCalls } from './call-log.ts';
import { DIAGNOSTICS } from './flag.ts';
import { pageLanguage } from './language.ts';
import { describeReplacement, type Replacement } from './replacements.ts';
import { createWarnings, type Warning } from './warnings.ts';

/** Version of the package; the build puts it in. */
declare const __VERSION__: string | undefined;
export const VERSION: string = typeof __VERSION__ === 'undefined' ? '0.0.0' : __VERSION__;

/** A place that used the legacy API, with what takes its place. */
export interface ReportedCall extends RecordedCall, Replacement {}

/** The list of calls; in quiet builds empty, with the reason in `note`. */
export interface ReportedCalls extends Array<ReportedCall> {
  note?: string;
}

/** What `webim.migrate.on` listeners get. */
export type MigrateEvent = { type: 'call'; call: ReportedCall } | { type: 'warning'; warning: Warning };

/** Everything `webim.migrate.export()` gives; plain JSON. */
export interface MigrateExport {
  version: string;
  page: string;
  calls: ReportedCall[];
  warnings: Warning[];
  note?: string;
}

/** `webim.migrate`: the way from the old interface into the new one. */
export interface MigrateHandle {
  readonly version: string;
  /** the live v2 instance, null before login */
  readonly tim: unknown;
  /** which legacy calls ran, from where, how often, and what replaces them */
  calls(): ReportedCalls;
  warnings(): Warning[];
  /** silences the console for one code, or for all */
  mute(code?: string): void;
  /** leaves calls out of the lists that come from scripts whose address holds this text */
  ignore(part: string): void;
  /** shows on the console what was recorded, or that all is clean; returns the text */
  report(): string;
  /** told about each call and each new warning; returns the function that removes the listener */
  on(listener: (event: MigrateEvent) => void): () => void;
  export(): MigrateExport;
  /** see {@link MigrateOptions}; call it before `login` */
  configure(options: MigrateOptions): void;
  /** take login state and messages from an instance that native code created */
  attach(tim: unknown): void;
}

export interface Diagnostics {
  handle: MigrateHandle;
  sink: DiagnosticsSink;
}

/** Options that count whenever they are set; the others are for making the SDK instance. */
const ANY_TIME = ['emotions', 'composite', 'lang', 'mute', 'ignore'];

/** The options of `TIM.create`, 2.7.8 to 2.27.6 and chat 3.6.6. */
const TIM_OPTIONS =
  'unlimitedAVChatRoom scene oversea devMode proxyServer fileUploadProxy fileDownloadProxy instanceID';
/** With ours. */
const KNOWN = DIAGNOSTICS ? TIM_OPTIONS.split(' ').concat(ANY_TIME, 'uploadPlugin') : [];

/** Creates `webim.migrate` of one instance, and what the native side reports to. */
export function createDiagnostics(native: NativeHandle, initial?: MigrateOptions): Diagnostics {
  const options: MigrateOptions = {};

  function lang(): 'en' | 'zh' {
    return options.lang || pageLanguage();
  }

  const warnings = createWarnings(lang);

  /** What was recorded, without the scripts the page does not care about. */
  function listed(): ReportedCall[] {
    if (!DIAGNOSTICS) return [];
    return recordedCalls()
      .filter((call) => !isIgnored(call))
      .map(withReplacement);
  }

  function isIgnored(call: RecordedCall): boolean {
    return ([] as string[]).concat(options.ignore || []).some((part) => call.file.indexOf(part) >= 0);
  }

  function withReplacement(call: RecordedCall): ReportedCall {
    const { replacement, docs } = describeReplacement(call.member, lang());
    return {
      member: call.member,
      count: call.count,
      file: call.file,
      line: call.line,
      column: call.column,
      replacement: replacement,
      docs: docs,
    };
  }

  function configure(given: MigrateOptions): void {
    Object.keys(given).forEach((name) => {
      // undefined means "not given", as with attributes that are missing on the script tag
      if (given[name] === undefined) return;
      if (DIAGNOSTICS && KNOWN.indexOf(name) < 0) warnings.warn('unknown-option', { option: name });
      const isLate = native.tim() !== null && ANY_TIME.indexOf(name) < 0 && options[name] !== given[name];
      if (isLate) warnings.warn('configured-too-late', { option: name });
      options[name] = given[name];
    });
    if (given.emotions !== undefined) setEmotionPictures(given.emotions);
    if (given.mute === true) warnings.mute();
    else if (Array.isArray(given.mute)) given.mute.forEach(warnings.mute);
  }

  const handle: MigrateHandle = {
    version: VERSION,
    tim: null,
    calls: () => {
      const calls: ReportedCalls = listed();
      if (!DIAGNOSTICS) calls.note = QUIET_NOTE[lang()];
      return calls;
    },
    warnings: () => warnings.list(),
    mute: warnings.mute,
    ignore: (part) => {
      options.ignore = (options.ignore || []).concat(part);
    },
    report: () => {
      const text = DIAGNOSTICS ? reportOf(listed(), lang()) : QUIET_NOTE[lang()];
      if (typeof console !== 'undefined' && console.info) console.info(text);
      return text;
    },
    on: (listener) => {
      const offWarning = warnings.on((warning) => {
        listener({ type: 'warning', warning: warning });
      });
      if (!DIAGNOSTICS) return offWarning;
      const offCall = onCall((call) => {
        if (!isIgnored(call)) listener({ type: 'call', call: withReplacement(call) });
      });
      return () => {
        offCall();
        offWarning();
      };
    },
    export: () => {
      const result: MigrateExport = {
        version: VERSION,
        page: typeof location === 'undefined' ? '' : String(location.href),
        calls: listed(),
        warnings: warnings.list(),
      };
      if (!DIAGNOSTICS) result.note = QUIET_NOTE[lang()];
      return result;
    },
    configure: configure,
    attach: (tim) => {
      native.attach(tim);
    },
  };
  Object.defineProperty(handle, 'tim', {
    enumerable: true,
    get: () => native.tim(),
  });

  if (initial) configure(initial);
  return { handle: handle, sink: { options: options, warn: warnings.warn, lang: lang } };
}

/** One line for each call, or that there is nothing left to do. */
function reportOf(calls: ReportedCall[], lang: 'en' | 'zh'): string {
  const lines = calls.map(
    (call) =>
      `${call.count} x webim.${call.member} ${call.file}:${call.line}:${call.column} -> ${call.replacement}`,
  );
  const clean = SHIM_CODES['all-clean'];
  return lines.join('\n') || `${clean.message[lang]} ${clean.advice[lang]}`;
}

const QUIET_NOTE = {
  en: 'The minified build does not record calls. Load webim.js instead of webim.min.js to see them.',
  zh: '压缩版不记录调用。请加载 webim.js 而不是 webim.min.js 来查看。',
};

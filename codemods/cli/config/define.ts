/**
 * Settings of a project, in `webim2tim.config.js` (`.mjs`, `.cjs`, `.ts`, `.json`). Every setting is an option of the
 * command line by its long name in camel case; the command line goes first.
 */
export interface Webim2timConfig {
  /** Files, folders or globs, when the command line names none. Relative to the working directory. */
  paths?: string[];
  /** Only these files, in `.gitignore` syntax. */
  include?: string[];
  /** Not these files, in `.gitignore` syntax. */
  ignore?: string[];
  /** `native`: convert what can be; `shim`: only swap the script. */
  to?: 'native' | 'shim';
  /** Convert only these parts. */
  only?: string | string[];
  /** Leave comments at places that need a person. */
  markers?: boolean;
  /** Show the diff. */
  diff?: boolean;
  /** Show long output page by page, on a terminal. */
  pager?: boolean;
  /** Write although git has uncommitted changes. */
  allowDirty?: boolean;
  /** Message of the commits of `--commit`, with `{title}`, `{step}`, `{steps}` and `{files}`. */
  message?: string;
  /** Files the ledger is written to; their endings name the formats. */
  report?: string | string[];
  /** Files with what `webim.migrate.export()` gave. */
  observed?: string | string[];
  /** The SDK the new code runs on. */
  target?: string;
  /** `bridge`: convert around a place that cannot be, and cross over there in sight; `keep`: leave all that meets it. */
  partial?: 'keep' | 'bridge';
  /** How calls wait for their answer; `await` only where that is provably the same. */
  style?: 'then' | 'await';
  /** File of `check` that says how much legacy use there may be. */
  baseline?: string;
  /** `check` lets markers pass. */
  allowMarkers?: boolean;
  /** Language of everything said. */
  lang?: 'en' | 'zh';
  /** Say nothing but errors. */
  quiet?: boolean;
}

/** Gives an editor the types of the settings; returns them as they are. */
export function defineConfig(config: Webim2timConfig): Webim2timConfig {
  return config;
}

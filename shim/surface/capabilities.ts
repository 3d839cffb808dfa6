import type { ShimCode } from '../../dictionary/codes.ts';
import type { EmotionOption } from '../emotion/tables.ts';

/**
 * The seam between the pure legacy world (this folder, messages, store, tool, diagnostics) and the parts that
 * talk to tim-js-sdk (connection, sending, receiving, history, groups). The second hands its functions to the
 * first as a record keyed by member path; the first puts them behind the legacy surface.
 */

/** What a legacy error callback receives. */
export interface LegacyError {
  ActionStatus: 'FAIL';
  ErrorCode: number;
  ErrorInfo: string;
  /** Original text, without the trailing `[code]`: on errors of the backend and of ours, not on legacy's own. */
  SrcErrorInfo?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: legacy callbacks receive whatever the member's answer is
export type CbOk = ((resp?: any) => void) | null | undefined;
export type CbErr = ((error: LegacyError) => void) | null | undefined;

/**
 * Where the instance stands towards login, asked synchronously before every call that needs one.
 * - `none`: nobody is logged in: -4.
 * - `anonymous`: logged in without identifier: -4 for everything that needs login, `checkLogin()` is false.
 * - `pending`: an identifier was given and login has not finished: -5, `checkLogin()` is true.
 * - `ready`: calls go through, `checkLogin()` is true.
 * A rejected login returns to `none` (1.7.3 stays half logged in; behaviour we drop).
 */
export type LoginState = 'none' | 'anonymous' | 'pending' | 'ready';

/** A member's implementation. It is called with the application's own arguments, after the login check. */
// biome-ignore lint/suspicious/noExplicitAny: signatures differ per member and are checked by the dictionary test
export type Capability = (...args: any[]) => unknown;

/**
 * Implementations by member path (`login`, `sendMsg`, `applyJoinBigGroup`, `MsgStore.resetCookieAndSyncFlag`, …),
 * never by alias. Members absent here answer by their legacy signature that they are not available.
 */
export interface Capabilities {
  [memberPath: string]: Capability;
}

/** Options of `webim.migrate.configure`, of `createWebim` and (as `data-*`) of the script tag. */
export interface MigrateOptions {
  /**
   * Pictures behind `webim.Emotions`: `'none'` (default, as 1.7.2 and 1.7.3), `'1.7.0'` (the 35 names with pictures of
   * our own; those of `webim.emotions.js` when it is loaded), or index -> [name, url].
   */
  emotions?: EmotionOption;
  /** How a message of several elements is sent. Default `'auto'`: as one message. */
  composite?: 'auto' | 'split';
  /** Language of diagnostics and of our own error texts. Default: the browser's, `'en'` where it says nothing. */
  lang?: 'en' | 'zh';
  /** `true` silences every warning, a list only those codes. */
  mute?: boolean | string[];
  /** Calls from scripts whose address holds one of these texts are not listed. */
  ignore?: string[];
  /** `tim-upload-plugin`; default: the global `TIMUploadPlugin`. */
  uploadPlugin?: unknown;
  /** Everything else goes to `TIM.create` (`proxyServer`, `oversea`, `unlimitedAVChatRoom`, …). */
  [timCreateOption: string]: unknown;
}

/** What the native side may tell the diagnostics; `createDiagnostics` provides it. */
export interface DiagnosticsSink {
  /** The options merged so far; the same object for the life of the instance, read it when needed. */
  readonly options: MigrateOptions;
  /**
   * Reports a problem, once per distinct code and values; `values` fill the `{name}` places of the code's text
   * (`member` without `webim.`). On the console only in the plain build and when not muted; the listeners of
   * `webim.migrate.on` are always told.
   */
  warn(code: ShimCode, values?: { readonly [name: string]: string | number }): void;
  /** Language of the texts: the option, else the browser's, else English. */
  lang(): 'en' | 'zh';
}

/** What the native side adds to `webim.migrate`. */
export interface NativeHandle {
  /** The live v2 instance, or null before login. */
  tim(): unknown;
  /** `webim.migrate.attach(tim)`: take login state and messages from an instance native code created. */
  attach(tim: unknown): void;
}

/** Who is logged in, as the surface needs to know it. */
export interface LoginGate {
  state(): LoginState;
}

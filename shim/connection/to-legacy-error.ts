import { v2ErrorText } from '../../dictionary/error-texts.ts';
import { CLIENT_ERROR, clientErrorText, legacyCodeOf } from '../../dictionary/errors.ts';
import { ownErrorText } from '../bridge/error-text.ts';
import type { NativeError } from '../bridge/native.ts';
import { DIAGNOSTICS } from '../diagnostics/flag.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import type { LegacyError } from '../surface/capabilities.ts';

/**
 * An error of v2 as legacy error callbacks receive it. Codes that legacy made itself (not logged in, network)
 * get its code and literal text with `[code]`; server codes pass unchanged with the server's text in both fields.
 * Where v2 has no text yet (2.26 on loads its texts from the network) our own table speaks.
 * @param values fill the places of legacy texts (`groupId`).
 */
export function toLegacyError(
  error: NativeError | null | undefined,
  lang: 'zh' | 'en' = 'zh',
  values?: { readonly [name: string]: string },
): LegacyError {
  // An error that had no code may have come through the bridge, which gives it this one.
  const v2Code =
    error && typeof error.code === 'number' && error.code !== CLIENT_ERROR.UNSPECIFIED
      ? error.code
      : undefined;
  const code = legacyCodeOf(v2Code);
  const legacyText = code < 0 ? clientErrorText(code, values) : '';
  if (legacyText) return createLegacyError(legacyText, code);
  const text =
    (DIAGNOSTICS && v2Code !== undefined && ourText(error, v2Code, lang)) ||
    ownErrorText(error) ||
    `tim-js-sdk error ${code}`;
  if (v2Code === undefined) return createLegacyError(text, code);
  return { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: text, SrcErrorInfo: text };
}

/** Our text in the language asked for: where v2 has none, or where the bridge has put ours in the page's language. */
function ourText(error: NativeError | null | undefined, code: number, lang: 'zh' | 'en'): string | undefined {
  const own = ownErrorText(error);
  return !own || own === v2ErrorText(code, 'zh') || own === v2ErrorText(code, 'en')
    ? v2ErrorText(code, lang)
    : undefined;
}

import { v2ErrorText } from '../../dictionary/error-texts.ts';
import { clientErrorText, legacyCodeOf } from '../../dictionary/errors.ts';
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
  const v2Code = error && typeof error.code === 'number' ? error.code : undefined;
  const code = legacyCodeOf(v2Code);
  const legacyText = code < 0 ? clientErrorText(code, values) : '';
  if (legacyText) return createLegacyError(legacyText, code);
  const text =
    ownErrorText(error) ||
    (DIAGNOSTICS && v2Code !== undefined && v2ErrorText(v2Code, lang)) ||
    `tim-js-sdk error ${code}`;
  if (v2Code === undefined) return createLegacyError(text, code);
  return { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: text, SrcErrorInfo: text };
}

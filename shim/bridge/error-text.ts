import { v2ErrorText } from '../../dictionary/error-texts.ts';
import { DIAGNOSTICS } from '../diagnostics/flag.ts';
import { pageLanguage } from '../diagnostics/language.ts';
import type { NativeError } from './native.ts';

/**
 * The text v2 gave with an error, `''` when there is none. From 2.26 on the SDK loads its own texts from the network
 * after login; before that, or where that is blocked, messages are empty or look like ` | sendMessage | `.
 */
export function ownErrorText(error: NativeError | null | undefined): string {
  const message = error && typeof error.message === 'string' ? error.message : '';
  return (message.split(' | ')[0] || '').trim();
}

/** Gives an error of v2 a readable message where it has none, in the page's language. Returns the same error. */
export function withErrorText<E>(error: E): E {
  const native = error as NativeError | null | undefined;
  if (native && typeof native.code === 'number' && !ownErrorText(native)) {
    try {
      native.message =
        (DIAGNOSTICS && v2ErrorText(native.code, pageLanguage())) || `tim-js-sdk error ${native.code}`;
    } catch (_) {
      // A frozen error stays as it is.
    }
  }
  return error;
}

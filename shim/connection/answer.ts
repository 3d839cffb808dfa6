import { clientErrorText } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, NativeError } from '../bridge/native.ts';
import { getReturnError } from '../errors/legacy-error.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';
import type { Client } from './client.ts';
import { toLegacyError } from './to-legacy-error.ts';

/** A legacy success answer with these fields besides the three every answer has. */
export function okAnswer(fields?: { [name: string]: unknown }): { [name: string]: unknown } {
  return assign({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' }, fields);
}

/** Hands an error of v2 to an application's error callback. */
export function fail(
  client: Client,
  cbErr: CbErr,
  error: unknown,
  values?: { readonly [name: string]: string },
): void {
  callApplication(cbErr, toLegacyError(error as NativeError, client.diagnostics.lang(), values));
}

/**
 * Calls v2 and answers through exactly one of the two callbacks, once. An answer we cannot read counts as an error;
 * what the callbacks throw surfaces as an uncaught error of the page.
 * @param toAnswer the legacy answer for v2's.
 */
export function answerWith<A = NativeAnswer>(
  client: Client,
  call: () => Promise<A> | undefined,
  toAnswer: (answer: A) => unknown,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  guarded(call as () => Promise<NativeAnswer>)
    .then((answer) => read(client, toAnswer, answer as A))
    .then(
      (answer) => callApplication(cbOk, answer),
      (error) => fail(client, cbErr, error),
    );
}

/** The legacy answer; says so when the one of v2 cannot be read. */
function read<A>(client: Client, toAnswer: (answer: A) => unknown, answer: A): unknown {
  try {
    return toAnswer(answer);
  } catch (error) {
    const { code, message } = error as NativeError;
    if (code === undefined) client.diagnostics.warn('bad-answer', { reason: String(message) });
    throw error;
  }
}

/**
 * Calls an error callback with an error of the client, at once: legacy's local errors are synchronous, and what
 * the callback throws goes to the caller.
 */
export function failNow(cbErr: CbErr, code: number, values?: { readonly [name: string]: string }): void {
  if (cbErr) cbErr(getReturnError(clientErrorText(code, values), code));
}

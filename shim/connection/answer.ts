import { CLIENT_ERROR, clientErrorText } from '../../dictionary/errors.ts';
import { nativeError } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import type { NativeError } from '../bridge/native.ts';
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
 * Answers what v2 was asked through exactly one of the two callbacks, once. An answer we cannot read counts as an error;
 * what the callbacks throw surfaces as an uncaught error of the page.
 * @param toAnswer the legacy answer for v2's.
 */
export function answerWith<A>(
  client: Client,
  asked: Promise<A>,
  toAnswer: (answer: A) => unknown,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  deliver(
    client,
    underSameLogin(client, asked).then((answer) => readAnswer(client, () => toAnswer(answer))),
    cbOk,
    cbErr,
  );
}

/**
 * What v2 answered, unless the login it was asked under has ended meanwhile: then it is an error, and nothing of the
 * answer reaches the next user's store or page.
 */
export function underSameLogin<A>(client: Client, asked: Promise<A>): Promise<A> {
  const { generation } = client;
  return asked.then((answer) => {
    if (client.generation !== generation) throw requestAborted();
    return answer;
  });
}

/** What 1.7.3 told each call that waited for its answer when a login or logout aborted the requests. */
function requestAborted(): NativeError {
  return nativeError(CLIENT_ERROR.NETWORK, '');
}

/** Hands a legacy answer on when it is there; one that says `FAIL` goes to `cbErr`. */
export function deliver(client: Client, answering: Promise<unknown>, cbOk: CbOk, cbErr: CbErr): void {
  // A kick ends a login, too, and the error that brings it is the answer.
  const { departures } = client;
  answering.then(
    (answer) => {
      const failed = answer && (answer as { ActionStatus?: string }).ActionStatus === 'FAIL';
      callApplication(failed ? (cbErr as CbOk) : cbOk, answer);
    },
    (error) => fail(client, cbErr, client.departures === departures ? error : requestAborted()),
  );
}

/** The legacy answer; says so when the one of v2 cannot be read. */
export function readAnswer<L>(client: Client, read: () => L): L {
  try {
    return read();
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

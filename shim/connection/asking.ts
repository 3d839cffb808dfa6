import { NOT_IN_THIS_BUILD } from '../bridge/ask.ts';
import type { NativeError, Tim } from '../bridge/native.ts';
import { resultsIn } from '../bridge/relation-results.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';
import { deliver, okAnswer, readAnswer, underSameLogin } from './answer.ts';
import type { Client } from './client.ts';

/** Fields of a legacy answer; with `ActionStatus` `FAIL` among them it goes to `cbErr`. */
export type AnswerFields = { [name: string]: unknown };

/** A legacy member that asks v2 and answers once: most of them. */
export interface Asking<O, D> {
  /** Asks v2. What it throws at once goes to the caller, as legacy's own complaints about options did. */
  ask(tim: Tim, options: O, client: Client): Promise<{ data?: D } | undefined>;
  /** The answer besides the three fields every one has. What it throws counts as an error of v2. */
  answer?: Answering<D, O>;
  /** The answer to a failure that legacy had more to say about than an error; undefined: just the error. */
  failure?: (error: NativeError, client: Client) => AnswerFields | undefined;
}

type Answering<D, O> = (data: D, options: O, client: Client) => AnswerFields;

/** An {@link Asking}, its types worked out. */
export function asking<O, D>(
  ask: Asking<O, D>['ask'],
  answer?: Asking<O, D>['answer'],
  failure?: Asking<O, D>['failure'],
): Asking<O, D> {
  return { ask, answer, failure };
}

/**
 * Asks and answers through exactly one of the two callbacks, once; what the callbacks throw surfaces as an uncaught
 * error of the page.
 */
export function askAndAnswer<O, D>(
  client: Client,
  member: string,
  { ask, answer, failure }: Asking<O, D>,
  options: O,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const answering = underSameLogin(client, ask(client.tim as Tim, options, client)).then(
    (asked) =>
      readAnswer(client, () => okAnswer(answer && answer((asked && asked.data) as D, options, client))),
    (error: NativeError) => {
      noteMissingBuild(client, member, error);
      const fields = failure && failure(error, client);
      if (!fields) throw error;
      return okAnswer(assign({ ActionStatus: 'FAIL' }, fields));
    },
  );
  deliver(client, answering, cbOk, cbErr);
}

/** Says where the call can be had, when the page has the build of tim-js-sdk without friends. */
export function noteMissingBuild(client: Client, member: string, error: NativeError | undefined): void {
  const isMissing = (one: NativeError | undefined) => !!one && one.code === NOT_IN_THIS_BUILD;
  if (isMissing(error) || resultsIn(error).some(isMissing)) {
    client.diagnostics.warn('friendship-build-missing', { member });
  }
}

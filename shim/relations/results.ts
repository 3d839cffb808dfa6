import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, NativeError } from '../bridge/native.ts';
import { fail, okAnswer } from '../connection/answer.ts';
import { NOT_IN_THIS_BUILD } from '../connection/call-if-built.ts';
import type { Client } from '../connection/client.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';

/** What became of one account. */
export interface ResultItem {
  To_Account: string;
  /** 0 is success. */
  ResultCode: number;
  ResultInfo: string;
}

/** v2 checks these itself and has numbers of its own where the service told legacy others. */
const SERVICE_CODE: { readonly [v2Code: number]: number } = {
  // friends already
  2701: 30520,
};

/** Says where the call can be had, when the page has the build of tim-js-sdk without friends. */
export function noteMissingBuild(client: Client, member: string, error: NativeError | undefined): void {
  if (error?.code === NOT_IN_THIS_BUILD) client.diagnostics.warn('friendship-build-missing', { member });
}

/** Hands an error of v2 to `cbErr`. */
export function failRelation(client: Client, member: string, cbErr: CbErr, error: unknown): void {
  noteMissingBuild(client, member, error as NativeError);
  fail(client, cbErr, error);
}

export function success(id: string): ResultItem {
  return { To_Account: id, ResultCode: 0, ResultInfo: '' };
}

/** The result for an account v2 has refused. */
export function failure(client: Client, id: string, error: NativeError | undefined): ResultItem {
  const legacy = toLegacyError(error, client.diagnostics.lang());
  const code = SERVICE_CODE[legacy.ErrorCode] || legacy.ErrorCode;
  return { To_Account: id, ResultCode: code, ResultInfo: legacy.SrcErrorInfo || legacy.ErrorInfo };
}

/** One request per account, all results in the order asked. An account that fails does not stop the others. */
export function perAccount(
  client: Client,
  member: string,
  ids: ReadonlyArray<string>,
  call: (id: string, index: number) => Promise<NativeAnswer> | undefined,
  toResult: (id: string, answer: NativeAnswer) => ResultItem = success,
): Promise<ResultItem[]> {
  return Promise.all(
    ids.map((id, index) =>
      guarded(() => call(id, index)).then(
        (answer) => toResult(id, answer),
        (error: NativeError) => {
          noteMissingBuild(client, member, error);
          return failure(client, id, error);
        },
      ),
    ),
  );
}

/**
 * Answers as legacy did: if one account failed the whole answer goes to `cbErr` with 99999, each failing result with
 * its code in the text, one line each.
 */
export function answerResults(results: ResultItem[], cbOk: CbOk, cbErr: CbErr): void {
  const failed = results.filter((item) => item.ResultCode !== 0);
  if (!failed.length) {
    callApplication(cbOk, okAnswer({ ResultItem: results }));
    return;
  }
  const items = results.map((item) =>
    item.ResultCode === 0
      ? item
      : assign(assign({}, item), { ResultInfo: `[${item.ResultCode}]${item.ResultInfo}` }),
  );
  callApplication(cbErr as ((answer: unknown) => void) | null | undefined, {
    ActionStatus: 'FAIL',
    ErrorCode: CLIENT_ERROR.PARTIAL_FAILURE,
    ErrorInfo: items
      .filter((item) => item.ResultCode !== 0)
      .map((item) => `${item.ResultInfo}\n`)
      .join(''),
    ResultItem: items,
    Fail_Account: failed.map((item) => item.To_Account),
  });
}

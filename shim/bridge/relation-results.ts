import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import type { Answer } from './answers.ts';
import { listIn, nativeError } from './ask.ts';
import { withErrorText } from './error-text.ts';
import type { NativeError } from './native.ts';

/** What became of one account. */
export interface RelationResult {
  userID: string;
  /** 0 is success. */
  code: number;
  message: string;
}

/** What calls about several accounts resolve with; then none of them has failed. */
export interface RelationResults {
  resultList: RelationResult[];
  failureUserIDList: string[];
}

/** v2 checks these itself and has numbers of its own where the service told legacy others. */
const SERVICE_CODE: { readonly [v2Code: number]: number } = {
  // friends already
  2701: 30520,
};

export const success = (userID: string): RelationResult => ({ userID, code: 0, message: '' });

/** The result of an account v2 has refused. v2 checks some things itself; the number is that of the service. */
export function failure(userID: string, error: NativeError | undefined): RelationResult {
  const { code = CLIENT_ERROR.UNSPECIFIED, message = '' } = withErrorText(error) || {};
  return { userID, code: SERVICE_CODE[code] || code, message };
}

/** One request per account, all results in the order asked. An account that fails does not stop the others. */
export function perAccount(
  userIDs: ReadonlyArray<string>,
  call: (userID: string, index: number) => Promise<NativeError | undefined>,
  toResult: (userID: string, data: NativeError | undefined) => RelationResult = success,
): Promise<Answer<RelationResults>> {
  return Promise.all(
    userIDs.map((userID, index) =>
      call(userID, index).then(
        (data) => toResult(userID, data),
        (error: NativeError) => failure(userID, error),
      ),
    ),
  ).then(allOrNothing);
}

/**
 * Legacy's rule: if one account failed the call has failed, with 99999 and a line for each failing account. The error's
 * `data` has all results.
 */
export function allOrNothing(resultList: RelationResult[]): Answer<RelationResults> {
  const failed = resultList.filter((result) => result.code !== 0);
  const data: RelationResults = { resultList, failureUserIDList: failed.map((result) => result.userID) };
  if (!failed.length) return { code: 0, data };
  const lines = failed.map((result) => `[${result.code}]${result.message}\n`).join('');
  const error = nativeError(CLIENT_ERROR.PARTIAL_FAILURE, lines);
  error.data = data;
  throw error;
}

/** The results of all accounts in what a call about several accounts rejected with; empty for other errors. */
export function resultsIn(error: NativeError | undefined): RelationResult[] {
  return listIn(error && error.data, 'resultList');
}

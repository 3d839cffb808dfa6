import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import type { Answer } from '../bridge/answers.ts';
import type { Tim } from '../bridge/native.ts';
import { type RelationResult, type RelationResults, resultsIn } from '../bridge/relation-results.ts';
import { type Asking, asking } from '../connection/asking.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';

/**
 * A call about several accounts; answers what became of each. As in legacy, if one failed the whole answer goes to
 * `cbErr` with 99999, each failing result with its code in the text, one line each.
 */
export function askingAbout<O>(
  ask: (tim: Tim, options: O) => Promise<Answer<RelationResults>>,
): Asking<O, RelationResults> {
  return asking(
    ask,
    ({ resultList }) => ({ ResultItem: resultList.map(toResultItem) }),
    (error, client) => {
      const results = resultsIn(error);
      if (!results.length) return undefined;
      let lines = '';
      const failed: string[] = [];
      const items = results.map((result) => {
        const item = toResultItem(result);
        if (result.code) {
          const legacy = toLegacyError(result, client.diagnostics.lang());
          item.ResultCode = legacy.ErrorCode;
          item.ResultInfo = `[${legacy.ErrorCode}]${legacy.SrcErrorInfo || legacy.ErrorInfo}`;
          lines += `${item.ResultInfo}\n`;
          failed.push(result.userID);
        }
        return item;
      });
      return {
        ErrorCode: CLIENT_ERROR.PARTIAL_FAILURE,
        ErrorInfo: lines,
        ResultItem: items,
        Fail_Account: failed,
      };
    },
  );
}

function toResultItem({ userID, code, message }: RelationResult) {
  return { To_Account: userID, ResultCode: code, ResultInfo: message };
}

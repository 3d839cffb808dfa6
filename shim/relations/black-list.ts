import { guarded } from '../bridge/login.ts';
import type { NativeError } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import { callIfBuilt } from '../connection/call-if-built.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { answerResults, failure, success } from './results.ts';

type Ids = { To_Account: Array<string | number> };

/** `webim.addBlackList`. v2 succeeds or fails for all accounts at once. */
export function addBlackList(client: Client, options: Ids, cbOk: CbOk, cbErr: CbErr): void {
  change(client, 'addToBlacklist', options, cbOk, cbErr);
}

/** `webim.deleteBlackList`. v2 succeeds or fails for all accounts at once. */
export function deleteBlackList(client: Client, options: Ids, cbOk: CbOk, cbErr: CbErr): void {
  change(client, 'removeFromBlacklist', options, cbOk, cbErr);
}

function change(client: Client, method: string, options: Ids, cbOk: CbOk, cbErr: CbErr): void {
  const ids = options.To_Account.map(String);
  // The list v2 answers with is that before the change (measured, 2.11.0 to 2.27.6), so it says nothing.
  guarded(() => callIfBuilt(client.tim, method, { userIDList: ids })).then(
    () => answerResults(ids.map(success), cbOk, cbErr),
    (error: NativeError) =>
      answerResults(
        ids.map((id) => failure(client, id, error)),
        cbOk,
        cbErr,
      ),
  );
}

/**
 * `webim.getBlackList`: all of it from `StartIndex` on, at most `MaxLimited`; `StartIndex` of the answer is where to go
 * on, 0 at the end. v2 does not give the time of an entry, so `AddBlackTimeStamp` is 0.
 */
export function getBlackList(
  client: Client,
  options: { StartIndex?: number; MaxLimited?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const start = Number(options.StartIndex) || 0;
  const limit = Number(options.MaxLimited) || 0;
  answerWith(
    client,
    () => callIfBuilt(client.tim, 'getBlacklist'),
    (answer) => {
      const ids: string[] = answer?.data || [];
      const end = limit > 0 ? start + limit : ids.length;
      return okAnswer({
        BlackListItem: ids.slice(start, end).map((id) => ({ To_Account: id, AddBlackTimeStamp: 0 })),
        StartIndex: end < ids.length ? end : 0,
        CurrentSequence: 0,
      });
    },
    cbOk,
    cbErr,
  );
}

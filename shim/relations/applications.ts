import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import { okAnswer } from '../connection/answer.ts';
import { callIfBuilt } from '../connection/call-if-built.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { answerResults, failRelation, perAccount } from './results.ts';

type Id = string | number;

const COME_IN = 'Pendency_Type_ComeIn';
const REJECT = 'Response_Action_Reject';

/** `webim.getPendency`: friend requests of one `PendencyType`, at most `MaxLimited`, and how many are unread. */
export function getPendency(
  client: Client,
  options: { PendencyType?: string; MaxLimited?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const type = options.PendencyType || COME_IN;
  const limit = Number(options.MaxLimited) || 0;
  guarded(() => callIfBuilt(client.tim, 'getFriendApplicationList')).then(
    (answer) => {
      const all: Array<{ [field: string]: unknown }> = answer?.data?.friendApplicationList || [];
      const wanted = all.filter((one) => one.type === type || type === 'Pendency_Type_Both');
      const items = wanted.slice(0, limit > 0 ? limit : undefined).map((one) => ({
        To_Account: one.userID,
        Nick: one.nick,
        AddTime: one.time,
        AddSource: one.source,
        AddWording: one.wording,
      }));
      callApplication(
        cbOk,
        okAnswer({
          PendencyItem: items,
          UnreadPendencyCount: answer?.data?.unreadCount || 0,
          StartTime: 0,
          CurrentSequence: 0,
        }),
      );
    },
    (error) => failRelation(client, 'getPendency', cbErr, error),
  );
}

/** `webim.getPendencyReport`: all requests up to now are read; v2 takes no time. */
export function getPendencyReport(client: Client, _options: unknown, cbOk: CbOk, cbErr: CbErr): void {
  // v2 resolves with undefined here, which is no sign of trouble.
  guarded(() => Promise.resolve(callIfBuilt(client.tim, 'setFriendApplicationRead'))).then(
    () => callApplication(cbOk, okAnswer()),
    (error) => failRelation(client, 'getPendencyReport', cbErr, error),
  );
}

/** `webim.deletePendency`. */
export function deletePendency(
  client: Client,
  options: { PendencyType?: string; To_Account: Id[] },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const type = options.PendencyType || COME_IN;
  perAccount(client, 'deletePendency', options.To_Account.map(String), (userID) =>
    callIfBuilt(client.tim, 'deleteFriendApplication', { userID, type }),
  ).then((results) => answerResults(results, cbOk, cbErr));
}

interface ResponseItem {
  To_Account: Id;
  /** `Response_Action_Agree`, `Response_Action_AgreeAndAdd` or `Response_Action_Reject`. */
  ResponseAction: string;
  Remark?: string;
}

/** `webim.responseFriend`: accepts or refuses friend requests. */
export function responseFriend(
  client: Client,
  options: { ResponseFriendItem: ResponseItem[] },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const items = options.ResponseFriendItem;
  const ids = items.map((item) => String(item.To_Account));
  perAccount(client, 'responseFriend', ids, (userID, index) => {
    const item = items[index] as ResponseItem;
    if (item.ResponseAction === REJECT) return callIfBuilt(client.tim, 'refuseFriendApplication', { userID });
    const accept: { [field: string]: unknown } = { userID, type: item.ResponseAction };
    if (item.Remark) accept.remark = String(item.Remark);
    return callIfBuilt(client.tim, 'acceptFriendApplication', accept);
  }).then((results) => answerResults(results, cbOk, cbErr));
}

import { type Answer, answering, pageOf } from './answers.ts';
import { ask, listIn } from './ask.ts';
import type { FriendApplication } from './friend-changes.ts';
import type { Tim } from './native.ts';
import { perAccount, type RelationResults } from './relation-results.ts';

type Id = string | number;

const COME_IN = 'Pendency_Type_ComeIn';
const BOTH = 'Pendency_Type_Both';
const REJECT = 'Response_Action_Reject';

/** `tim.getFriendApplicationList`, of one type (received ones by default), at most `count`. Needs the build with friends. */
export function getFriendApplications(
  tim: Tim,
  request?: { type?: string; count?: number },
): Promise<Answer<{ friendApplicationList: FriendApplication[]; unreadCount: number }>> {
  const { type, count } = request || {};
  return answering(ask(tim, 'getFriendApplicationList'), (data) => {
    const all: FriendApplication[] = listIn(data, 'friendApplicationList');
    const wantedType = type || COME_IN;
    const wanted = all.filter((one) => one.type === wantedType || wantedType === BOTH);
    return { friendApplicationList: pageOf(wanted, 0, count), unreadCount: (data && data.unreadCount) || 0 };
  });
}

/** `tim.deleteFriendApplication` for each account; rejects with 99999 when one failed. */
export function deleteFriendApplications(
  tim: Tim,
  request: { userIDList: ReadonlyArray<Id>; type?: string },
): Promise<Answer<RelationResults>> {
  const type = request.type || COME_IN;
  return perAccount(request.userIDList.map(String), (userID) =>
    ask(tim, 'deleteFriendApplication', { userID, type }),
  );
}

/** An answer to an application as legacy and the backend's REST API take it. */
export interface ResponseFriendItem {
  To_Account: Id;
  /** `Response_Action_Agree`, `Response_Action_AgreeAndAdd` or `Response_Action_Reject`. */
  ResponseAction: string;
  Remark?: string;
}

/**
 * `tim.acceptFriendApplication` or `tim.refuseFriendApplication` for each entry of a legacy `ResponseFriendItem`; rejects
 * with 99999 when one failed. Needs the build with friends.
 */
export function answerFriendApplications(
  tim: Tim,
  items: ReadonlyArray<ResponseFriendItem>,
): Promise<Answer<RelationResults>> {
  const ids = items.map((item) => String(item.To_Account));
  return perAccount(ids, (userID, index) => {
    const item = items[index] as ResponseFriendItem;
    if (item.ResponseAction === REJECT) return ask(tim, 'refuseFriendApplication', { userID });
    const accept: { [field: string]: unknown } = { userID, type: item.ResponseAction };
    if (item.Remark) accept.remark = String(item.Remark);
    return ask(tim, 'acceptFriendApplication', accept);
  });
}

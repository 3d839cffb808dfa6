import { GROUP_SYSTEM_TYPE } from '../../dictionary/enums.ts';
import { ask, listIn } from '../bridge/ask.ts';
import type { Tim } from '../bridge/native.ts';
import { asking } from '../connection/asking.ts';
import { groupNotices } from './group-notices.ts';

/** An application or invitation as v2 lists it. */
interface Application {
  groupID: string;
  groupName?: string;
  applicant: string;
  applicantNick?: string;
  userID: string;
  authentication: string;
  messageKey: number;
  /** 0 somebody wants to come in, 1 this user was asked in */
  applicationType: number;
}

/**
 * `webim.getPendencyGroup`: what waits for an answer of this user, newest first, from `StartTime` on, at most `Limit`;
 * `NextStartTime` of the answer is where to go on, 0 at the end. Only what is not handled: v2 lists nothing else, from
 * 2.25 on; before that what came in as a notice counts. Legacy swallowed errors; here `cbErr` hears.
 */
export const getPendencyGroup = asking<{ StartTime?: number; Limit?: number }, Application[]>(
  (tim) =>
    (typeof tim.getGroupApplicationList === 'function' ? listed(tim) : heard(tim)).then((data) => ({ data })),
  (list, options) => {
    const start = Number(options.StartTime) || 0;
    const limit = Number(options.Limit) || 0;
    const known: { [key: string]: true } = {};
    const all = list.filter((one) => {
      // v2 puts the answers of two services together; what both know comes twice.
      const key = `${one.groupID} ${one.applicant} ${one.messageKey}`;
      const isNew = !known[key];
      known[key] = true;
      return isNew;
    });
    all.sort((a, b) => b.messageKey - a.messageKey);
    const rest = start ? all.filter((one) => one.messageKey <= start) : all;
    const next = limit ? rest[limit] : undefined;
    return {
      PendencyList: (limit ? rest.slice(0, limit) : rest).map(toPendency),
      UnreadNum: all.length,
      NextStartTime: next ? next.messageKey : 0,
    };
  },
);

function listed(tim: Tim): Promise<Application[]> {
  return ask(tim, 'getGroupApplicationList').then((data) => listIn(data, 'applicationList'));
}

/** From the notices of this page. */
function heard(tim: Tim): Promise<Application[]> {
  return groupNotices(tim).then((notices) => {
    const applicationList: Application[] = [];
    notices.forEach(({ payload }) => {
      const type = payload && payload.operationType;
      const invited = type === GROUP_SYSTEM_TYPE.INVITED_JOIN_GROUP_REQUEST_AGREE;
      if (!invited && type !== GROUP_SYSTEM_TYPE.JOIN_GROUP_REQUEST) return;
      const group = payload.groupProfile || {};
      applicationList.push({
        groupID: group.groupID,
        groupName: group.name,
        applicant: payload.operatorID,
        userID: group.to,
        authentication: payload.authentication,
        messageKey: payload.messageKey,
        applicationType: invited ? 1 : 0,
      });
    });
    return applicationList;
  });
}

function toPendency(one: Application) {
  return {
    GroupId: one.groupID,
    GroupName: one.groupName,
    From_Account: one.applicant,
    From_UserNickName: one.applicantNick,
    To_Account: one.userID,
    Authentication: one.authentication,
    AddTime: one.messageKey,
    PendencyType: one.applicationType,
    Handled: 0,
  };
}

import { GROUP_SYSTEM_TYPE } from '../../dictionary/enums.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
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
export function getPendencyGroup(
  client: Client,
  options: { StartTime?: number; Limit?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const start = Number(options.StartTime) || 0;
  const limit = Number(options.Limit) || 0;
  const call = () => (typeof tim.getGroupApplicationList === 'function' ? listed(tim) : heard(tim));
  const toAnswer = (answer: NativeAnswer) => {
    const known: { [key: string]: true } = {};
    const all = (answer?.data?.applicationList || []).filter((one: Application) => {
      // v2 puts the answers of two services together; what both know comes twice.
      const key = `${one.groupID} ${one.applicant} ${one.messageKey}`;
      const isNew = !known[key];
      known[key] = true;
      return isNew;
    });
    all.sort((a: Application, b: Application) => b.messageKey - a.messageKey);
    const rest = start ? all.filter((one: Application) => one.messageKey <= start) : all;
    const next = limit ? rest[limit] : undefined;
    return okAnswer({
      PendencyList: (limit ? rest.slice(0, limit) : rest).map(toPendency),
      UnreadNum: all.length,
      NextStartTime: next ? next.messageKey : 0,
    });
  };
  answerWith(client, call, toAnswer, cbOk, cbErr);
}

function listed(tim: Tim): Promise<NativeAnswer> {
  return guarded(() => tim.getGroupApplicationList());
}

/** From the notices of this page. */
function heard(tim: Tim): Promise<NativeAnswer> {
  return groupNotices(tim).then((notices) => {
    const applicationList: Application[] = [];
    notices.forEach(({ payload }) => {
      const type = payload?.operationType;
      const invited = type === GROUP_SYSTEM_TYPE.INVITED_JOIN_GROUP_REQUEST_AGREE;
      if (!invited && type !== GROUP_SYSTEM_TYPE.JOIN_GROUP_REQUEST) return;
      applicationList.push({
        groupID: payload.groupProfile?.groupID,
        groupName: payload.groupProfile?.name,
        applicant: payload.operatorID,
        userID: payload.groupProfile?.to,
        authentication: payload.authentication,
        messageKey: payload.messageKey,
        applicationType: invited ? 1 : 0,
      });
    });
    return { data: { applicationList } };
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

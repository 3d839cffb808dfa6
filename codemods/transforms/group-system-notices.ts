import { convertMembers, property, type Rules, refused } from './members.ts';
import type { Transform } from './transform.ts';

const raw = refused('field-unknown', 'the raw notice of the backend is not handed out by v2');

const RULES: Rules = {
  GroupSystemNotice: {
    ReportType: property('payload.operationType'),
    GroupId: property('payload.groupProfile.groupID'),
    GroupName: property('payload.groupProfile.name'),
    Operator_Account: property('payload.operatorID'),
    MsgTime: property('time'),
    MsgSeq: property('clientSequence'),
    MsgRandom: property('random'),
    RemarkInfo: property('payload.handleMessage'),
    MsgKey: property('payload.messageKey'),
    Authentication: property('payload.authentication'),
    UserDefinedField: property('payload.userDefinedField'),
    SrcFlag: raw,
    From_Account: raw,
    groupReportTypeMsg: raw,
    sourceGroupTip: raw,
  },
};

/** Group system notices are v2 messages; what legacy kept on the notice is in their payload. */
export const groupSystemNotices: Transform = {
  name: 'groupSystemNotices',
  run: (context) => convertMembers('groupSystemNotices', context, RULES),
};

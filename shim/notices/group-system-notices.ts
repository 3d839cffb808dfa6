import { GROUP_SYSTEM_TYPE } from '../../dictionary/enums.ts';
import { callListener } from '../bridge/listeners.ts';
import { groupProfileOf } from '../bridge/message-facts.ts';
import type { NativeMessage, Tim } from '../bridge/native.ts';
import { isFromAVChatRoom } from '../bridge/track-av-chat-rooms.ts';
import type { Client } from '../connection/client.ts';
import { noteNotice, noticeKey } from '../groups/group-notices.ts';

/** A group system notice as legacy handed it to `onGroupSystemNotifys[ReportType]`. */
export interface GroupNotice {
  /** 0 through the ordinary channel, 1 from a live room. */
  SrcFlag: 0 | 1;
  /** `GROUP_SYSTEM_TYPE`. */
  ReportType: number;
  GroupId: string;
  GroupName: string | undefined;
  Operator_Account: string;
  /** Unix seconds. */
  MsgTime: number;
  [field: string]: unknown;
}

/** Calls the page's listener for this type of notice, each with an object of its own: pages write into it. */
export function deliverGroupNotice(client: Client, tim: Tim, native: NativeMessage): void {
  noteNotice(client, noticeKey(native), 'heard');
  const notice = toGroupNotice(native, isFromAVChatRoom(tim, native));
  callListener(client.listeners, 'onGroupSystemNotifys', notice.ReportType, notice);
}

/** The legacy notice object. `MsgSeq` is the client sequence, the value `deleteGroupSystemMsgs` takes. */
export function toGroupNotice(native: NativeMessage, fromLiveRoom: boolean): GroupNotice {
  const payload = native.payload || {};
  const profile = groupProfileOf(native);
  const type = payload.operationType;
  const notice: GroupNotice = {
    SrcFlag: fromLiveRoom ? 1 : 0,
    ReportType: type,
    GroupId: profile.groupID || native.to,
    GroupName: profile.name || profile.groupName,
    Operator_Account: payload.operatorID,
    MsgTime: native.time,
  };
  addFieldsOfType(notice, type, native);
  if (fromLiveRoom) {
    if (type === GROUP_SYSTEM_TYPE.JOIN_GROUP_REQUEST) {
      notice.MsgSeq = native.clientSequence;
      notice.MsgRandom = native.random;
    } else if (type === GROUP_SYSTEM_TYPE.CUSTOM) notice.MsgSeq = native.sequence;
    return notice;
  }
  notice.groupReportTypeMsg = rawBody(native);
  notice.MsgSeq = native.clientSequence;
  notice.MsgRandom = native.random;
  notice.sourceGroupTip = rawMessage(native, notice);
  return notice;
}

function addFieldsOfType(notice: GroupNotice, type: number, native: NativeMessage): void {
  const payload = native.payload || {};
  switch (type) {
    case GROUP_SYSTEM_TYPE.JOIN_GROUP_REQUEST:
      notice.RemarkInfo = payload.handleMessage;
      notice.MsgKey = payload.messageKey;
      notice.Authentication = payload.authentication;
      notice.UserDefinedField = payload.userDefinedField;
      notice.From_Account = native.from;
      break;
    case GROUP_SYSTEM_TYPE.JOIN_GROUP_ACCEPT:
    case GROUP_SYSTEM_TYPE.JOIN_GROUP_REFUSE:
      notice.RemarkInfo = payload.handleMessage;
      break;
    case GROUP_SYSTEM_TYPE.CUSTOM:
      notice.UserDefinedField = payload.userDefinedField;
      break;
    default:
  }
}

/** The body as it was on the wire, as far as v2 lets it through. */
function rawBody(native: NativeMessage): { [field: string]: unknown } {
  const payload = native.payload || {};
  return {
    ReportType: payload.operationType,
    Operator_Account: payload.operatorID,
    RemarkInfo: payload.handleMessage,
    MsgKey: payload.messageKey,
    Authentication: payload.authentication,
    UserDefinedField: payload.userDefinedField,
  };
}

/** The message as it was on the wire, as far as v2 lets it through. */
function rawMessage(native: NativeMessage, notice: GroupNotice): { [field: string]: unknown } {
  return {
    From_Account: native.from,
    ToGroupId: notice.GroupId,
    GroupInfo: {
      GroupId: notice.GroupId,
      GroupName: notice.GroupName,
      From_AccountNick: native.nick,
      From_AccountHeadurl: native.avatar,
      To_Account: groupProfileOf(native).to,
    },
    MsgSeq: native.sequence,
    MsgRandom: native.random,
    MsgTimeStamp: native.time,
    ClientSeq: native.clientSequence,
    IsSystemMsg: 1,
    MsgBody: rawBody(native),
    UserDefinedField: (native.payload || {}).userDefinedField,
  };
}

import { FRIEND_NOTICE_TYPE, GROUP_SYSTEM_TYPE } from '../enums.ts';
import { approximated, exact, type MappingRow, type Text, text } from '../mapping-row.ts';

/** Fields of a group system notice: legacy name -> source in the v2 message. */
const NOTICE_FIELDS = {
  SrcFlag: '1 when the group is a joined AVChatRoom, else 0',
  ReportType: 'payload.operationType',
  GroupId: 'payload.groupProfile.groupID || message.to',
  GroupName: 'payload.groupProfile.name',
  Operator_Account: 'payload.operatorID',
  MsgTime: 'message.time',
  MsgSeq: 'message.clientSequence',
  MsgRandom: 'message.random',
  groupReportTypeMsg: '{ReportType, Operator_Account, RemarkInfo, MsgKey, Authentication, UserDefinedField}',
};

const ONE_EVENT =
  'GROUP_SYSTEM_NOTICE_RECEIVED fires only up to 2.10.x and in addition to MESSAGE_RECEIVED (measured), so listen to MESSAGE_RECEIVED only.';

type GroupSystemName = keyof typeof GROUP_SYSTEM_TYPE;
type FriendNoticeName = keyof typeof FRIEND_NOTICE_TYPE;

function groupNotice(name: GroupSystemName, notes: string, reason?: Text, advice?: Text): MappingRow {
  const type = GROUP_SYSTEM_TYPE[name];
  const row = {
    id: `onGroupSystemNotifys.${type}`,
    capability: 'notices',
    legacy: `onGroupSystemNotifys["${type}"] ${name}`,
    covers: [`listeners.onGroupSystemNotifys.${type}`],
    v2: `MESSAGE_RECEIVED items with type "TIMGroupSystemNoticeElem", payload.operationType === ${type}`,
    since: '2.2.0',
    response: NOTICE_FIELDS,
    notes: notes ? `${notes} ${ONE_EVENT}` : ONE_EVENT,
  } as const;
  return reason && advice ? approximated(row, reason, advice) : exact(row);
}

const FRIEND_REASON = text(
  'v2 sends whole lists at most once a second; the shim finds the difference, so changes can be merged.',
  'v2 每秒最多发送一次完整列表，兼容层计算差异，变化可能被合并。',
);
const FRIEND_ADVICE = text(
  'Use the list events of v2 (friendship build) and show the list.',
  '请使用 v2 的列表事件（关系链版本）并直接显示列表。',
);
const BLACKLIST_REASON = text(
  'v2 sends the whole blacklist; the shim finds the difference, so changes can be merged.',
  'v2 发送完整黑名单，兼容层计算差异，变化可能被合并。',
);
const BLACKLIST_ADVICE = text(
  'Use TIM.EVENT.BLACKLIST_UPDATED and show the list.',
  '请使用 TIM.EVENT.BLACKLIST_UPDATED 并直接显示列表。',
);

function friendNotice(name: FriendNoticeName, v2: string, payload: string): MappingRow {
  const type = FRIEND_NOTICE_TYPE[name];
  const blacklist = v2.startsWith('BLACKLIST');
  return approximated(
    {
      id: `onFriendSystemNotifys.${type}`,
      capability: 'notices',
      legacy: `onFriendSystemNotifys["${type}"] ${name}`,
      covers: [`listeners.onFriendSystemNotifys.${type}`],
      v2,
      since: blacklist ? '2.2.0' : '2.13.1 friendship build',
      response: {
        Type: String(type),
        ...(payload ? { [payload.split(' = ')[0] as string]: payload.split(' = ')[1] as string } : {}),
      },
      notes:
        'Events carry full lists: keep a snapshot and compare; skip the first event after login. FRIEND_LIST_UPDATED is throttled to one per second and merges changes.',
    },
    blacklist ? BLACKLIST_REASON : FRIEND_REASON,
    blacklist ? BLACKLIST_ADVICE : FRIEND_ADVICE,
  );
}

/** Tables of handlers by notice type: group system notices and friend notices. */
export const NOTICES_MAPPINGS: readonly MappingRow[] = [
  groupNotice(
    'JOIN_GROUP_REQUEST',
    'RemarkInfo<-payload.handleMessage, MsgKey<-payload.messageKey, Authentication<-payload.authentication, From_Account<-message.from.',
    text('The field UserDefinedField of the request itself is lost.', '申请自带的 UserDefinedField 丢失。'),
    text(
      'Put the text into ApplyMsg, which arrives as RemarkInfo.',
      '请把内容放在 ApplyMsg 中，会以 RemarkInfo 到达。',
    ),
  ),
  groupNotice('JOIN_GROUP_ACCEPT', 'RemarkInfo<-payload.handleMessage.'),
  groupNotice('JOIN_GROUP_REFUSE', 'RemarkInfo<-payload.handleMessage.'),
  groupNotice('KICK', ''),
  groupNotice('DESTORY', 'v2 also removes the group and its conversation.'),
  groupNotice('CREATE', ''),
  groupNotice('INVITED_JOIN_GROUP_REQUEST', 'v2 fetches the group profile and adds it to the group list.'),
  groupNotice('QUIT', ''),
  groupNotice('SET_ADMIN', ''),
  groupNotice('CANCEL_ADMIN', ''),
  groupNotice('REVOKE', ''),
  groupNotice(
    'INVITED_JOIN_GROUP_REQUEST_AGREE',
    'payload has authentication/messageKey only if the push carries them; answer via handleInviteJoinGroupRequest.',
    text(
      'Authentication and MsgKey are there only if the push carries them.',
      '只有推送携带时才有 Authentication 和 MsgKey。',
    ),
    text('Check that both are there before answering the invitation.', '处理邀请前请确认两者存在。'),
  ),
  groupNotice('CUSTOM', 'UserDefinedField<-payload.userDefinedField.'),
  approximated(
    {
      id: 'onGroupSystemNotifys.15',
      capability: 'notices',
      legacy: 'onGroupSystemNotifys["15"] READED',
      covers: ['listeners.onGroupSystemNotifys.15'],
      v2: 'none; diff unreadCount in CONVERSATION_LIST_UPDATED',
      since: '2.2.0',
      response: {
        GroupId: 'the group of the conversation',
        LastReadMsgSeq: 'best guess: conversation.lastMessage.lastSequence',
      },
      notes:
        'v2 consumes the sync push silently (only unread counters change, measured: no event data about it).',
    },
    text(
      'v2 takes in the read position of other devices silently; the shim guesses it from unread counts.',
      'v2 静默处理其他设备的已读位置，兼容层根据未读数推断。',
    ),
    text(
      'Use the unread counts in TIM.EVENT.CONVERSATION_LIST_UPDATED.',
      '请使用 TIM.EVENT.CONVERSATION_LIST_UPDATED 中的未读数。',
    ),
  ),
  friendNotice('FRIEND_ADD', 'FRIEND_LIST_UPDATED diff', 'Accounts = new userIDs'),
  friendNotice('FRIEND_DELETE', 'FRIEND_LIST_UPDATED diff', 'Accounts = removed userIDs'),
  friendNotice(
    'PENDENCY_ADD',
    'FRIEND_APPLICATION_LIST_UPDATED diff',
    'PendencyList = [{PendencyAdd_Account:userID,ProfileImNick:nick,AddSource:source,AddWording:wording,AddTime:time}]',
  ),
  friendNotice('PENDENCY_DELETE', 'FRIEND_APPLICATION_LIST_UPDATED diff', 'Accounts = removed userIDs'),
  friendNotice('BLACK_LIST_ADD', 'BLACKLIST_UPDATED diff', 'Accounts = new ids'),
  friendNotice('BLACK_LIST_DELETE', 'BLACKLIST_UPDATED diff', 'Accounts = removed ids'),
  friendNotice('PENDENCY_REPORT', 'FRIEND_APPLICATION_LIST_UPDATED with unreadCount 0', ''),
  friendNotice('FRIEND_UPDATE', 'FRIEND_LIST_UPDATED diff of remark/groupList', ''),
];

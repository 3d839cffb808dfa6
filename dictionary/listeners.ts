import type { Status } from './mapping-row.ts';

/** One key of the listeners object given to `login`. */
export interface ListenerShape {
  /** Names under `TIM.EVENT` that carry the same news. */
  v2Events: readonly string[];
  /** What the listener is called with, by the name of the declarations; `''` for nothing. */
  argument: string;
  /** A table of handlers by number: the numbers it may have. */
  keys?: readonly number[];
  /** What native code calls to get the same, where it is more than `tim.on`. */
  bridge?: string;
  status: Status;
}

/**
 * The listeners. Those in a table are called with an object of their own, so handlers may write into it. Status of
 * tables: that of the key that fits worst; the rows of the mapping speak of each key.
 */
export const LISTENERS = {
  onConnNotify: {
    v2Events: ['NET_STATE_CHANGE', 'SDK_READY'],
    argument: 'ConnectionNotice',
    bridge: 'onConnectionChange',
    status: 'approximated',
  },
  onMsgNotify: {
    v2Events: ['MESSAGE_RECEIVED'],
    argument: 'Msg[]',
    bridge: 'splitMessages',
    status: 'approximated',
  },
  onBigGroupMsgNotify: {
    v2Events: ['MESSAGE_RECEIVED'],
    argument: 'Msg[]',
    bridge: 'splitMessages',
    status: 'approximated',
  },
  onGroupSystemNotifys: {
    v2Events: ['MESSAGE_RECEIVED'],
    argument: 'GroupSystemNotice',
    keys: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 255],
    bridge: 'splitMessages',
    status: 'approximated',
  },
  onGroupInfoChangeNotify: {
    v2Events: ['MESSAGE_RECEIVED'],
    argument: 'GroupInfoChange',
    status: 'exact',
  },
  onFriendSystemNotifys: {
    v2Events: ['FRIEND_LIST_UPDATED', 'FRIEND_APPLICATION_LIST_UPDATED', 'BLACKLIST_UPDATED'],
    argument: 'FriendSystemNotice',
    keys: [1, 2, 3, 4, 5, 6, 7, 8],
    bridge: 'onFriendChange',
    status: 'approximated',
  },
  onProfileSystemNotifys: {
    v2Events: ['PROFILE_UPDATED'],
    argument: 'ProfileSystemNotice',
    keys: [1],
    bridge: 'onProfileChange',
    status: 'approximated',
  },
  onKickedEventCall: { v2Events: ['KICKED_OUT'], argument: '', status: 'exact' },
  onC2cEventNotifys: {
    v2Events: ['KICKED_OUT', 'CONVERSATION_LIST_UPDATED'],
    argument: 'C2CReadNotice',
    keys: [92, 96],
    bridge: 'onReadElsewhere',
    status: 'approximated',
  },
  onAppliedDownloadUrl: {
    v2Events: ['MESSAGE_RECEIVED'],
    argument: 'DownloadUrlNotice',
    bridge: 'onDownloadUrl',
    status: 'approximated',
  },
  onLongPullingNotify: { v2Events: [], argument: 'LongPollingNotice', status: 'impossible' },
  jsonpCallback: { v2Events: [], argument: '', status: 'approximated' },
} as const satisfies Record<string, ListenerShape>;

export type ListenerName = keyof typeof LISTENERS;

/** Fields of the `loginInfo` argument: where native code takes the value, `''` where nobody reads it. */
export const LOGIN_INFO = {
  sdkAppID: { required: true, v2: 'SDKAppID of TIM.create (a number)' },
  identifier: { required: false, v2: 'userID of tim.login (a string); without it an anonymous viewer' },
  userSig: { required: false, v2: 'userSig of tim.login' },
  accountType: { required: false, v2: '' },
  appIDAt3rd: { required: false, v2: '' },
  identifierNick: { required: false, v2: '' },
  headurl: { required: false, v2: '' },
} as const;

/** Fields of the `opts` argument of `login`. */
export const LOGIN_OPTIONS = {
  isAccessFormalEnv: { v2: '', note: 'false chose test servers, which are gone' },
  isLogOn: { v2: 'tim.setLogLevel', note: 'false silences the log; true does not switch it on again' },
  xssFilterEnable: { v2: '', note: 'since 1.7.3; local: the filter of Msg.Elem.Text and Tool.xssFilter' },
} as const;

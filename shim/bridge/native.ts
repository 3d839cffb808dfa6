/**
 * tim-js-sdk v2 as this package uses it. The declarations shipped with the SDK are incomplete (2.25 to 2.27.6)
 * and change between versions, so only what is really read is declared here.
 */

/** One entry of a v2 message: `content` has v2 key names (`{text}`, `{index, data}`, `{data, description, extension}` …). */
export interface NativeElement {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: content differs per element type and version
  content: any;
}

/** A v2 message, sent or received. `time` in seconds. */
export interface NativeMessage {
  ID: string;
  conversationID: string;
  conversationType: string;
  from: string;
  to: string;
  /** `'out'` own, `'in'` others, `''` while nobody is logged in. */
  flow: string;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: payload differs per element type and version
  payload: any;
  time: number;
  sequence: number;
  clientSequence?: number;
  random: number;
  priority?: string;
  nick?: string;
  avatar?: string;
  nameCard?: string;
  isRevoked?: boolean;
  isDeleted?: boolean;
  isPlaceMessage?: number;
  isBroadcastMessage?: boolean;
  _elements?: NativeElement[];
  elements?: NativeElement[];
  setRelayFlag?: (flag: boolean) => void;
  [other: string]: unknown;
}

/** What a v2 promise rejects with. */
export interface NativeError {
  code?: number;
  message?: string;
  data?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are read
export type NativeAnswer = { code?: number; data?: any } | undefined;

/** What a v2 handler receives. */
export interface NativeEvent {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: differs per event
  data?: any;
}

/** An instance made by `TIM.create`. */
export interface Tim {
  on(event: string, handler: (event: NativeEvent) => void, context?: unknown): void;
  off(event: string, handler: (event: NativeEvent) => void, context?: unknown): void;
  login(options: { userID: string; userSig: string }): Promise<NativeAnswer>;
  logout(): Promise<NativeAnswer>;
  joinGroup(options: { groupID: string; type?: string; [other: string]: unknown }): Promise<NativeAnswer>;
  quitGroup(groupID: string): Promise<NativeAnswer>;
  sendMessage(message: NativeMessage, options?: unknown): Promise<NativeAnswer>;
  createTextMessage(options: unknown): NativeMessage | Promise<unknown> | undefined;
  getMyProfile(): Promise<NativeAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: every other method, present by version
  [method: string]: any;
}

/** The v2 module (`TIM`). */
export interface TimModule {
  create(options: { SDKAppID: number; [option: string]: unknown }): Tim | null;
  VERSION?: string;
  TYPES?: { [name: string]: string | number };
  EVENT?: { [name: string]: string };
}

/**
 * Event names and values by their string, so that an instance is enough and the module `TIM` is not needed.
 * The same in every version from 2.2.0 to 2.27.6; the test compares them with the installed SDK.
 */
export const EVENT = {
  SDK_READY: 'sdkStateReady',
  SDK_NOT_READY: 'sdkStateNotReady',
  MESSAGE_RECEIVED: 'onMessageReceived',
  GROUP_LIST_UPDATED: 'onGroupListUpdated',
  PROFILE_UPDATED: 'onProfileUpdated',
  FRIEND_LIST_UPDATED: 'onFriendListUpdated',
  FRIEND_APPLICATION_LIST_UPDATED: 'onFriendApplicationListUpdated',
  BLACKLIST_UPDATED: 'blacklistUpdated',
  CONVERSATION_LIST_UPDATED: 'onConversationListUpdated',
  KICKED_OUT: 'kickedOut',
  NET_STATE_CHANGE: 'netStateChange',
} as const;

export const TYPES = {
  CONV_C2C: 'C2C',
  CONV_GROUP: 'GROUP',
  CONV_SYSTEM: '@TIM#SYSTEM',
  MSG_TEXT: 'TIMTextElem',
  MSG_CUSTOM: 'TIMCustomElem',
  MSG_IMAGE: 'TIMImageElem',
  MSG_SOUND: 'TIMSoundElem',
  MSG_VIDEO: 'TIMVideoFileElem',
  MSG_FILE: 'TIMFileElem',
  MSG_GRP_TIP: 'TIMGroupTipElem',
  MSG_GRP_SYS_NOTICE: 'TIMGroupSystemNoticeElem',
  MSG_PRIORITY_HIGH: 'High',
  MSG_PRIORITY_NORMAL: 'Normal',
  MSG_PRIORITY_LOW: 'Low',
  MSG_PRIORITY_LOWEST: 'Lowest',
  GRP_AVCHATROOM: 'AVChatRoom',
  JOIN_STATUS_SUCCESS: 'JoinedSuccess',
  JOIN_STATUS_ALREADY_IN_GROUP: 'AlreadyInGroup',
  NET_STATE_CONNECTED: 'connected',
  NET_STATE_CONNECTING: 'connecting',
  NET_STATE_DISCONNECTED: 'disconnected',
} as const;

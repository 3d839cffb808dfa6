import type { ApplicationDirection, FriendApplication } from './relation-books.ts';

/** One element as it travels on the wire; loopback keeps its content untouched. */
export interface MessageElement {
  MsgType: string;
  MsgContent: Record<string, unknown>;
}

export type ConversationType = 'C2C' | 'GROUP';
export type MessagePriority = 'High' | 'Normal' | 'Low' | 'Lowest';
export type GroupType = 'Private' | 'Public' | 'ChatRoom' | 'AVChatRoom';
export type ApplyJoinOption = 'FreeAccess' | 'NeedPermission' | 'DisableApply';
export type GroupRole = 'Owner' | 'Admin' | 'Member';

/** A one-to-one message. `sequence` and `random` are the sender's, `time` (s) is the server's. */
export interface C2CMessage {
  from: string;
  to: string;
  sequence: number;
  random: number;
  time: number;
  clientTime: number;
  elements: MessageElement[];
  cloudCustomData: string;
  onlineOnly: boolean;
  recalled: boolean;
}

/** A group message. `sequence` is given by the server and grows by one per entry of the group. */
export interface GroupMessage {
  kind: 'message';
  groupID: string;
  from: string;
  sequence: number;
  random: number;
  time: number;
  clientSequence: number;
  clientTime: number;
  priority: MessagePriority;
  elements: MessageElement[];
  cloudCustomData: string;
  onlineOnly: boolean;
  recalled: boolean;
}

/** Numbers of `OpType` in a group tip. */
export const GROUP_TIP = {
  join: 1,
  quit: 2,
  kick: 3,
  setAdmin: 4,
  unsetAdmin: 5,
  groupInfo: 6,
  memberInfo: 7,
} as const;

/** A grey line inside the group's history ("carol joined"). It takes a sequence number like a message. */
export interface GroupTip {
  kind: 'tip';
  groupID: string;
  sequence: number;
  random: number;
  time: number;
  operation: (typeof GROUP_TIP)[keyof typeof GROUP_TIP];
  operator: string;
  members: string[];
  memberCount: number;
  /** For `join`: 1 by application, 2 by invitation. */
  joinType?: 1 | 2;
  /** For `groupInfo`: changed fields under their wire names. */
  newGroupInfo?: Record<string, unknown>;
  /** For `memberInfo`: who is muted for how long (s). */
  mutes?: { userID: string; seconds: number }[];
}

export type GroupEntry = GroupMessage | GroupTip;

/** Numbers of `ReportType` in a group system notice. */
export const GROUP_NOTICE = {
  applied: 1,
  accepted: 2,
  refused: 3,
  kicked: 4,
  dismissed: 5,
  created: 6,
  invited: 7,
  quit: 8,
  setAdmin: 9,
  unsetAdmin: 10,
  recycled: 11,
  invitationRequest: 12,
  invitationAccepted: 13,
  invitationRefused: 14,
  readElsewhere: 15,
  recalled: 17,
  custom: 255,
} as const;

/** A system notice about a group, addressed to one user; it is not part of the group's history. */
export interface GroupNotice {
  groupID: string;
  reportType: (typeof GROUP_NOTICE)[keyof typeof GROUP_NOTICE];
  operator: string;
  to: string;
  sequence: number;
  random: number;
  time: number;
  remark: string;
  authentication: string;
  messageKey: number;
  userDefinedField: string;
  recalled?: { sequence: number; random: number; from: string }[];
}

export const KICK_TYPE = { multipleAccount: 1, multipleDevice: 2, restApi: 3 } as const;
export type KickType = (typeof KICK_TYPE)[keyof typeof KICK_TYPE];

/** What the core tells a session. Fronts turn these into wire items. */
export type CoreEvent =
  | { type: 'c2c-message'; message: C2CMessage }
  | { type: 'c2c-recalled'; message: C2CMessage }
  | { type: 'c2c-read-by-peer'; peer: string; time: number }
  | { type: 'c2c-read-elsewhere'; peer: string; time: number }
  | { type: 'group-read-elsewhere'; groupID: string; sequence: number }
  | { type: 'group-entry'; entry: GroupEntry }
  | { type: 'group-notice'; notice: GroupNotice }
  | { type: 'friend-added'; peer: string }
  | { type: 'friend-removed'; peer: string }
  | { type: 'friend-application-added'; application: FriendApplication; direction: ApplicationDirection }
  | { type: 'friend-application-removed'; peer: string; direction: ApplicationDirection }
  | { type: 'friend-applications-read'; time: number }
  | { type: 'friend-updated'; userID: string; values: ReadonlyMap<string, unknown> }
  | { type: 'profile-changed'; userID: string; values: ReadonlyMap<string, unknown> }
  | { type: 'black-list-changed'; added: string[]; removed: string[] }
  | { type: 'kicked'; kickType: KickType; instanceID: number };

import type { Text } from './codes/entry.ts';
import { capabilityOf, resolveAlias } from './index.ts';
import { LISTENERS } from './listeners.ts';
import type { Capability } from './member.ts';
import type { ShapeName } from './responses.ts';

/** A part of the product that a finding, a run or a table can be about. */
export type CapabilityName = Capability | 'notices';

export const CAPABILITY_TITLES: Readonly<Record<CapabilityName, Text>> = {
  connection: { en: 'Login and connection', zh: '登录与连接' },
  messages: { en: 'Messages and history', zh: '消息与漫游' },
  elements: { en: 'Elements', zh: '消息元素' },
  store: { en: 'Sessions and the message store', zh: '会话与消息存储' },
  groups: { en: 'Groups', zh: '群组' },
  biggroups: { en: 'Live rooms', zh: '直播群' },
  profile: { en: 'Profiles', zh: '资料' },
  relations: { en: 'Friends and blacklist', zh: '好友与黑名单' },
  contacts: { en: 'Recent contacts', zh: '最近联系人' },
  uploads: { en: 'Files', zh: '文件' },
  emotion: { en: 'Emotions', zh: '表情' },
  tool: { en: 'Tools', zh: '工具函数' },
  log: { en: 'Log', zh: '日志' },
  constants: { en: 'Constants', zh: '常量' },
  notices: { en: 'Notices', zh: '系统通知' },
};

/** Where the fields of answers and notices belong; undefined for those that every capability has. */
const SHAPE_CAPABILITIES: Readonly<Record<ShapeName, CapabilityName | undefined>> = {
  Response: undefined,
  LegacyError: undefined,
  KeyValue: undefined,
  ResultItem: 'relations',
  LoginResponse: 'connection',
  LogoutResponse: 'connection',
  LongPollingIdResponse: 'connection',
  ConnectionNotice: 'connection',
  LongPollingNotice: 'connection',
  SendResponse: 'messages',
  C2CHistoryResponse: 'messages',
  ReadReportResponse: 'messages',
  UploadResponse: 'uploads',
  UploadedPicture: 'uploads',
  DownloadResponse: 'uploads',
  DownloadInfo: 'uploads',
  DownloadUrlNotice: 'uploads',
  JoinBigGroupResponse: 'biggroups',
  CreateGroupResponse: 'groups',
  JoinGroupResponse: 'groups',
  GroupOperationResponse: 'groups',
  GroupPublicInfoResponse: 'groups',
  GroupInfoResponse: 'groups',
  SearchGroupResponse: 'groups',
  JoinedGroupListResponse: 'groups',
  GroupMemberInfoResponse: 'groups',
  RoleInGroupResponse: 'groups',
  AddGroupMemberResponse: 'groups',
  PendencyGroupResponse: 'groups',
  GroupInfo: 'groups',
  JoinedGroup: 'groups',
  GroupSelfInfo: 'groups',
  MemberRole: 'groups',
  AddedMember: 'groups',
  GroupMember: 'groups',
  GroupPendency: 'groups',
  GroupSystemNotice: 'notices',
  GroupReadNotice: 'notices',
  GroupInfoChange: 'notices',
  FriendSystemNotice: 'notices',
  PendencyAddItem: 'notices',
  ProfileSystemNotice: 'notices',
  ProfileChange: 'notices',
  C2CReadNotice: 'notices',
  ProfileResponse: 'profile',
  UserProfile: 'profile',
  SetProfileResponse: 'profile',
  TagValue: 'profile',
  FriendOperationResponse: 'relations',
  FriendListResponse: 'relations',
  FriendInfo: 'relations',
  PendencyResponse: 'relations',
  PendencyItem: 'relations',
  PendencyReportResponse: 'relations',
  BlackListResponse: 'relations',
  BlackListEntry: 'relations',
  RecentContactListResponse: 'contacts',
  RecentContact: 'contacts',
  DeleteChatResponse: 'contacts',
};

/**
 * The capability of anything a finding can name: members, what is under them (`SESSION_TYPE.C2C`, `Msg.elems`),
 * listeners, and fields of answers and notices (`JoinedGroup.Type`). Undefined for what belongs to all of them.
 */
export function capabilityOfSite(path: string): CapabilityName | undefined {
  const [root = '', key = ''] = path.split('.');
  if (root === 'listeners' && Object.hasOwn(LISTENERS, key)) return listenerCapability(path, key);
  if (Object.hasOwn(SHAPE_CAPABILITIES, root)) return SHAPE_CAPABILITIES[root as ShapeName];
  for (let at = resolveAlias(path); at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = capabilityOf(at);
    if (found) return found;
  }
  return undefined;
}

/** A table of handlers by number has a row for each number and none for itself. */
function listenerCapability(path: string, key: string): CapabilityName {
  return capabilityOf(path) ?? capabilityOf(`listeners.${key}`) ?? 'notices';
}

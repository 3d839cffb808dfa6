import {
  GROUP_TIP_MODIFY_GROUP_INFO_TYPE as INFO,
  GROUP_TIP_TYPE as TIP,
} from '../../../dictionary/enums.ts';
import { getOwn } from '../../tool/own.ts';
import { toText } from '../../tool/to-text.ts';
import { escapeTags } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** A changed property of the group: `type` is `GROUP_TIP_MODIFY_GROUP_INFO_TYPE`. */
export interface GroupInfo {
  type: number;
  value: string;
  getType(): number;
  getValue(): string;
}

/** A member whose mute changed. */
export interface MemberInfo {
  userId: string;
  /** seconds, 0 unmuted, undefined unknown */
  shutupTime: number | undefined;
  getUserId(): string;
  getShutupTime(): number | undefined;
}

export interface GroupInfoConstructor {
  new (type?: number, value?: string): GroupInfo;
  prototype: GroupInfo;
}

export interface MemberInfoConstructor {
  new (userId?: string, shutupTime?: number): MemberInfo;
  prototype: MemberInfo;
}

/** Content of a group tip (receive only). `opType` is `GROUP_TIP_TYPE`. */
export interface GroupTip {
  opType: number;
  opUserId: string;
  groupId: string;
  groupName: string | undefined;
  userIdList: string[];
  groupInfoList: GroupInfo[];
  memberInfoList: MemberInfo[];
  /** only for JOIN and QUIT, else null */
  groupMemberNum: number | null;
  userinfo: unknown[];
  addGroupInfo(groupInfo: GroupInfo): void;
  addMemberInfo(memberInfo: MemberInfo): void;
  getOpType(): number;
  getOpUserId(): string;
  getGroupId(): string;
  getGroupName(): string | undefined;
  getUserIdList(): string[];
  getUserInfo(): unknown[];
  getGroupInfoList(): GroupInfo[];
  getMemberInfoList(): MemberInfo[];
  getGroupMemberNum(): number | null;
  setGroupMemberNum(groupMemberNum: number): number;
  toHtml(): string;
}

export interface GroupTipConstructor {
  new (
    opType?: number,
    opUserId?: string,
    groupId?: string,
    groupName?: string,
    userIdList?: string[],
    userinfo?: unknown[],
  ): GroupTip;
  prototype: GroupTip;
  GroupInfo: GroupInfoConstructor;
  MemberInfo: MemberInfoConstructor;
}

/** `new webim.Msg.Elem.GroupTip(opType, opUserId, groupId, groupName, userIdList, userinfo)`. */
export const GroupTip = function GroupTip(
  this: GroupTip,
  opType: number,
  opUserId: string,
  groupId: string,
  groupName: string | undefined,
  userIdList: string[] | undefined,
  userinfo: unknown[] | undefined,
): void {
  this.opType = opType;
  this.opUserId = opUserId;
  this.groupId = groupId;
  this.groupName = groupName;
  this.userIdList = userIdList || [];
  this.groupInfoList = [];
  this.memberInfoList = [];
  this.groupMemberNum = null;
  this.userinfo = userinfo || [];
} as unknown as GroupTipConstructor;

GroupTip.GroupInfo = function GroupInfo(this: GroupInfo, type: number, value: string): void {
  this.type = type;
  this.value = value;
} as unknown as GroupInfoConstructor;
addGetters(GroupTip.GroupInfo, { Type: 'type', Value: 'value' });

GroupTip.MemberInfo = function MemberInfo(
  this: MemberInfo,
  userId: string,
  shutupTime: number | undefined,
): void {
  this.userId = userId;
  this.shutupTime = shutupTime;
} as unknown as MemberInfoConstructor;
addGetters(GroupTip.MemberInfo, { UserId: 'userId', ShutupTime: 'shutupTime' });

GroupTip.prototype.addGroupInfo = function (this: GroupTip, groupInfo: GroupInfo) {
  this.groupInfoList.push(groupInfo);
};
GroupTip.prototype.addMemberInfo = function (this: GroupTip, memberInfo: MemberInfo) {
  this.memberInfoList.push(memberInfo);
};
addGetters(GroupTip, {
  OpType: 'opType',
  OpUserId: 'opUserId',
  GroupId: 'groupId',
  GroupName: 'groupName',
  UserIdList: 'userIdList',
  UserInfo: 'userinfo',
  GroupInfoList: 'groupInfoList',
  MemberInfoList: 'memberInfoList',
  GroupMemberNum: 'groupMemberNum',
});
GroupTip.prototype.setGroupMemberNum = function (this: GroupTip, groupMemberNum: number) {
  this.groupMemberNum = groupMemberNum;
  return groupMemberNum;
};

/** A tip names ten users at most, then only their number. */
const MAX_SHOWN = 10;

function listUpToTen(list: unknown[], show: (item: unknown) => string): string {
  let text = '';
  for (let i = 0; i < list.length && i < MAX_SHOWN; i++) text += show(list[i]);
  return list.length > MAX_SHOWN ? `${text}等${list.length}人` : text;
}

function showUser(userId: unknown): string {
  return `${escapeTags(userId)},`;
}

const INFO_LABELS: { [type: number]: string } = {};
INFO_LABELS[INFO.FACE_URL] = '群头像为';
INFO_LABELS[INFO.NAME] = '群名称为';
INFO_LABELS[INFO.OWNER] = '群主为';
INFO_LABELS[INFO.NOTIFICATION] = '群公告为';
INFO_LABELS[INFO.INTRODUCTION] = '群简介为';

function showGroupInfo(info: GroupInfo): string {
  const label = getOwn(INFO_LABELS, info.type) || `未知信息为:type=${escapeTags(info.type)},value=`;
  return `${label}${escapeTags(info.value)}; `;
}

function showMemberInfo(item: unknown): string {
  const info = item as MemberInfo;
  const user = `${escapeTags(info.userId)}: `;
  // biome-ignore lint/suspicious/noDoubleEquals: null counts as missing too
  if (info.shutupTime == undefined) return `${user} shutupTime为空`;
  // The backend may send "0" as text.
  return Number(toText(info.shutupTime)) === 0
    ? `${user}取消禁言; `
    : `${user}禁言${escapeTags(info.shutupTime)}秒; `;
}

/** The tip as a Chinese sentence. Ids and values are escaped (legacy put them into the page). */
GroupTip.prototype.toHtml = function (this: GroupTip) {
  const operator = escapeTags(this.opUserId);
  const prefix = `[群提示消息]${operator}`;
  switch (this.opType) {
    case TIP.JOIN:
      return `${prefix}邀请了${listUpToTen(this.userIdList, showUser)}加入该群`;
    case TIP.QUIT:
      return `${prefix}主动退出该群`;
    case TIP.KICK:
      return `${prefix}将${listUpToTen(this.userIdList, showUser)}踢出该群`;
    case TIP.SET_ADMIN:
      return `${prefix}将${listUpToTen(this.userIdList, showUser)}设为管理员`;
    case TIP.CANCEL_ADMIN:
      return `${prefix}取消${listUpToTen(this.userIdList, showUser)}的管理员资格`;
    case TIP.MODIFY_GROUP_INFO: {
      let text = `${prefix}修改了群资料：`;
      for (let i = 0; i < this.groupInfoList.length; i++) {
        text += showGroupInfo(this.groupInfoList[i] as GroupInfo);
      }
      return text;
    }
    case TIP.MODIFY_MEMBER_INFO:
      return `${prefix}修改了群成员资料:${listUpToTen(this.memberInfoList, showMemberInfo)}`;
    default:
      return `[群提示消息]未知群提示消息类型：type=${escapeTags(this.opType)}`;
  }
};

import { getOwn } from './own.ts';

interface Names {
  [english: string]: string;
}

const TYPES: Names = {
  Public: '公开群',
  ChatRoom: '聊天室',
  Private: '私有群',
  AVChatRoom: '直播聊天室',
};
const ROLES: Names = { Member: '成员', Admin: '管理员', Owner: '群主' };
const MSG_FLAGS: Names = {
  AcceptAndNotify: '接收并提示',
  AcceptNotNotify: '接收不提示',
  Discard: '屏蔽',
};

function toChinese(names: Names, value: unknown): unknown {
  const found = typeof value === 'string' ? getOwn(names, value) : undefined;
  return found === undefined ? value : found;
}

function toEnglish(names: Names, value: unknown): unknown {
  for (const english in names) if (names[english] === value) return english;
  return value;
}

/** Group type to its Chinese name; unknown values come back unchanged, as in all six. */
export function groupTypeEn2Ch(type_en: unknown): unknown {
  return toChinese(TYPES, type_en);
}
export function groupTypeCh2En(type_ch: unknown): unknown {
  return toEnglish(TYPES, type_ch);
}
/** Member role to its Chinese name. */
export function groupRoleEn2Ch(role_en: unknown): unknown {
  return toChinese(ROLES, role_en);
}
export function groupRoleCh2En(role_ch: unknown): unknown {
  return toEnglish(ROLES, role_ch);
}
/** Message flag to its Chinese name. */
export function groupMsgFlagEn2Ch(msg_flag_en: unknown): unknown {
  return toChinese(MSG_FLAGS, msg_flag_en);
}
export function groupMsgFlagCh2En(msg_flag_ch: unknown): unknown {
  return toEnglish(MSG_FLAGS, msg_flag_ch);
}

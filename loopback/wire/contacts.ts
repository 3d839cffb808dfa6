import type { Contact } from '../core/contacts.ts';
import type { Core } from '../core/core.ts';
import { groupEntryItem } from './messages.ts';

/** A line of the conversation list as a wire item. */
export function contactItem(core: Core, userID: string, contact: Contact): Record<string, unknown> {
  const common = {
    MsgTime: contact.time,
    UnreadMsgCount: contact.unreadCount,
    TopFlags: contact.pinned ? 1 : 0,
  };
  if (contact.type === 'C2C') {
    const last = contact.last;
    return {
      Type: 1,
      To_Account: contact.id,
      C2cNick: core.users.nick(contact.id),
      C2cImage: core.users.avatar(contact.id),
      ...common,
      MsgSeq: last?.sequence ?? 0,
      LastC2CMsgFrom_Account: last?.from ?? '',
      LastMsgFlags: last?.recalled ? 8 : 0,
      C2cPeerReadTime: core.c2c.readTime(contact.id, userID),
      LastMsg: { MsgBody: last?.elements ?? [], CloudCustomData: last?.cloudCustomData ?? '' },
      MsgShow: '',
    };
  }
  const group = core.groups.get(contact.id);
  const last = contact.last;
  return {
    Type: 2,
    ToAccount: contact.id,
    GroupNick: group.name,
    GroupImage: group.faceUrl,
    ...common,
    MsgSeq: last?.sequence ?? 0,
    MsgGroupReadedSeq: core.groups.member(group, userID).readSequence,
    MsgGroupFrom_Account: last?.kind === 'message' ? last.from : '',
    MsgGroupFromCardName: last?.kind === 'message' ? (group.members.get(last.from)?.nameCard ?? '') : '',
    MsgGroupFromNickName: last?.kind === 'message' ? core.users.nick(last.from) : '',
    LastMsgFlags: last?.kind === 'message' && last.recalled ? 2 : 0,
    LastMsg:
      last?.kind === 'tip'
        ? { Event: 4, GroupTips: groupEntryItem(core, last), MsgBody: [] }
        : { MsgBody: last?.elements ?? [], CloudCustomData: last?.cloudCustomData ?? '' },
    MsgShow: '',
  };
}

// What stands for an element that is no text: the service speaks Chinese.
const ELEMENT_WORDS: Record<string, string> = {
  TIMImageElem: '[图片]',
  TIMFileElem: '[文件]',
  TIMSoundElem: '[语音]',
  TIMVideoFileElem: '[视频]',
  TIMFaceElem: '[表情]',
  TIMLocationElem: '[位置]',
  TIMCustomElem: '[自定义消息]',
};

/** The same line in the form of `webim.js`: with its last message in words. */
export function recentItem(core: Core, userID: string, contact: Contact): Record<string, unknown> {
  const { last, time } = contact;
  const elements = last && 'elements' in last && !last.recalled ? last.elements : [];
  const words = elements.map(({ MsgType, MsgContent }) =>
    MsgType === 'TIMTextElem' ? String(MsgContent.Text ?? '') : (ELEMENT_WORDS[MsgType] ?? ''),
  );
  return { ...contactItem(core, userID, contact), MsgTimeStamp: time, MsgShow: words.join('') };
}

import { MSG_ELEMENT_TYPE as ELEMENT, GROUP_TIP_TYPE as TIP } from '../../dictionary/enums.ts';
import { FALLBACK_TEXT } from '../../dictionary/errors.ts';
import { changedGroupInfo } from '../bridge/changed-group-info.ts';
import type { NativeElement, NativeMessage } from '../bridge/native.ts';
import { toText } from '../tool/to-text.ts';
import { Elem } from './elem.ts';
import type { GroupTip } from './elements/group-tip.ts';
import type { Images } from './elements/images.ts';
import { rememberDownload } from './resources.ts';

/** Reports an element type legacy cannot express. */
export type OnUnsupported = (type: string) => void;

/**
 * One element of a native message as a legacy element. A type legacy does not know becomes a text that says so,
 * as in 1.7.3, so that pages which only know TEXT show something; so does one whose content is no content.
 */
export function elementToLegacy(
  element: NativeElement,
  message: NativeMessage,
  onUnsupported: OnUnsupported,
): Elem {
  try {
    return convert(element, message, onUnsupported);
  } catch (_) {
    onUnsupported(toText(element.type));
    return unsupported(toText(element.type));
  }
}

function convert(element: NativeElement, message: NativeMessage, onUnsupported: OnUnsupported): Elem {
  const content = element.content || {};
  switch (element.type) {
    case ELEMENT.TEXT:
      return new Elem(ELEMENT.TEXT, new Elem.Text(textOrEmpty(content.text)));
    case ELEMENT.FACE:
      return new Elem(ELEMENT.FACE, new Elem.Face(content.index, content.data));
    case ELEMENT.CUSTOM:
      return new Elem(ELEMENT.CUSTOM, new Elem.Custom(content.data, content.description, content.extension));
    case ELEMENT.IMAGE:
      return new Elem(ELEMENT.IMAGE, imagesToLegacy(content));
    case ELEMENT.SOUND:
      return soundToLegacy(content, message);
    case ELEMENT.FILE:
      return fileToLegacy(content, message);
    case ELEMENT.LOCATION:
      return new Elem(
        ELEMENT.LOCATION,
        new Elem.Location(content.longitude, content.latitude, content.description),
      );
    case ELEMENT.GROUP_TIP:
      return new Elem(ELEMENT.GROUP_TIP, tipToLegacy(content, message));
    default:
      onUnsupported(element.type);
      return unsupported(element.type);
  }
}

/** The text 1.7.3 showed for an element it did not know. v2 drops some types whole; then there is no name to give. */
export function unsupported(type: string): Elem {
  // A function: `$&` in a name from the wire is no pattern.
  const text = FALLBACK_TEXT.unsupportedElement.replace('{type}', () => type);
  return new Elem(ELEMENT.TEXT, new Elem.Text(text));
}

function textOrEmpty(text: unknown): unknown {
  return text === null || text === undefined ? '' : text;
}

// biome-ignore lint/suspicious/noExplicitAny: contents differ per version of v2
function imagesToLegacy(content: any): Images {
  const images = new Elem.Images(content.uuid, Number(content.imageFormat) || undefined);
  // Versions of v2 list them in orders of their own; legacy had the backend's: original, large, small.
  const infos: Array<{ [key: string]: unknown }> = (content.imageInfoArray || []).slice();
  infos.sort((a, b) => Number(a.sizeType) - Number(b.sizeType));
  infos.forEach((info) => {
    const url = urlOf(info);
    // v2 always has three sizes; those the sender gave no address were not there in legacy.
    if (!url && infos.some(urlOf)) return;
    images.addImage(
      new Elem.Images.Image(
        info.sizeType as number,
        info.size as number,
        info.width as number,
        info.height as number,
        url,
      ),
    );
  });
  return images;
}

/** `url` is that of the wire, but on own messages the local file; `imageUrl` is always made https (2.27.6, measured). */
function urlOf(info: { [key: string]: unknown }): string {
  const url = String(info.url || '');
  return (url && url.indexOf('blob:') !== 0 ? url : info.imageUrl || url) as string;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function soundToLegacy(content: any, message: NativeMessage): Elem {
  const url = content.url || content.remoteAudioUrl || null;
  if (content.uuid === undefined && !url) {
    return new Elem(ELEMENT.TEXT, new Elem.Text(FALLBACK_TEXT.brokenSound));
  }
  if (url) rememberDownload(content.uuid, url);
  return new Elem(
    ELEMENT.SOUND,
    new Elem.Sound(
      content.uuid,
      content.second,
      content.size,
      message.from,
      receiverOf(message),
      content.downloadFlag,
      message.conversationType,
      url,
    ),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function fileToLegacy(content: any, message: NativeMessage): Elem {
  const url = content.fileUrl || null;
  if (content.uuid === undefined && !url) {
    const text =
      message.conversationType === 'C2C' ? FALLBACK_TEXT.brokenC2CFile : FALLBACK_TEXT.brokenGroupFile;
    return new Elem(ELEMENT.TEXT, new Elem.Text(text));
  }
  if (url) rememberDownload(content.uuid, url);
  return new Elem(
    ELEMENT.FILE,
    new Elem.File(
      content.uuid,
      content.fileName,
      content.fileSize,
      message.from,
      receiverOf(message),
      content.downloadFlag,
      message.conversationType,
      url,
    ),
  );
}

/** Legacy knew the receiver of C2C messages only. */
function receiverOf(message: NativeMessage): string | undefined {
  return message.conversationType === 'C2C' ? message.to : undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function tipToLegacy(payload: any, message: NativeMessage): GroupTip {
  const profile = payload.groupProfile || {};
  const operation = payload.operationType;
  const members: Array<{ [key: string]: unknown }> = payload.memberList || [];
  const tip = new Elem.GroupTip(
    operation,
    payload.operatorID,
    profile.groupID || message.to,
    profile.groupName || profile.name,
    tipUsers(payload, operation),
    members.map((member) => ({
      UserId: member.userID,
      NickName: member.nick,
      ImageUrl: member.avatar,
    })),
  );
  if (operation === TIP.JOIN || operation === TIP.QUIT) {
    const count = payload.memberCount === undefined ? payload.memberNum : payload.memberCount;
    if (count !== undefined) tip.setGroupMemberNum(count);
  }
  changedGroupInfo(payload).forEach((change) => {
    tip.addGroupInfo(new Elem.GroupTip.GroupInfo(change.type, change.value));
  });
  if (operation === TIP.MODIFY_MEMBER_INFO) {
    members.forEach((member) => {
      tip.addMemberInfo(new Elem.GroupTip.MemberInfo(member.userID as string, member.muteTime as number));
    });
  }
  return tip;
}

/** v2 puts the operator in when the wire had no list (leaving, changes of group and member data); legacy had []. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function tipUsers(payload: any, operation: number): string[] {
  const users: string[] = payload.userIDList || [];
  const invented =
    users.length === 1 &&
    users[0] === payload.operatorID &&
    (operation === TIP.QUIT || operation === TIP.MODIFY_GROUP_INFO || operation === TIP.MODIFY_MEMBER_INFO);
  return invented ? [] : users;
}

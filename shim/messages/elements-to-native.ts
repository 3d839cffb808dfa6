import { MSG_ELEMENT_TYPE as ELEMENT, SESSION_TYPE } from '../../dictionary/enums.ts';
import type { NativeElement } from '../bridge/native.ts';
import type { Elem } from './elem.ts';
import type { Image } from './elements/images.ts';
import { resources } from './resources.ts';

/**
 * A legacy element for `composeMessage`, or null when legacy left this type out of what it sent (sound, location,
 * group tip, anything unknown).
 */
export function elementToNative(elem: Elem): NativeElement | null {
  const content = elem.content || {};
  switch (elem.type) {
    case ELEMENT.TEXT:
      return { type: ELEMENT.TEXT, content: { text: content.text } };
    case ELEMENT.FACE:
      return { type: ELEMENT.FACE, content: { index: content.index, data: content.data } };
    case ELEMENT.CUSTOM:
      return {
        type: ELEMENT.CUSTOM,
        content: { data: content.data, description: content.desc, extension: content.ext },
      };
    case ELEMENT.IMAGE:
      return {
        type: ELEMENT.IMAGE,
        content: {
          uuid: content.UUID,
          imageFormat: content.ImageFormat,
          imageInfoArray: (content.ImageInfoArray || []).map(imageToNative),
        },
      };
    case ELEMENT.FILE:
      return {
        type: ELEMENT.FILE,
        content: {
          uuid: content.uuid,
          fileName: content.name,
          fileSize: content.size,
          // v2 receivers need a URL; the uuid alone cannot be resolved any more.
          fileUrl: content.downUrl || resources.downloadMap[`uuid_${content.uuid}`] || '',
          downloadFlag: 2,
        },
      };
    default:
      return null;
  }
}

function imageToNative(image: Image): { [key: string]: unknown } {
  return {
    sizeType: image.type,
    size: image.size,
    width: image.width,
    height: image.height,
    imageUrl: image.url,
  };
}

/** What v2 calls the twin of a legacy element legacy could not send; for the advice. */
export function nativeCreatorOf(type: string): string {
  if (type === ELEMENT.SOUND) return 'tim.createAudioMessage';
  if (type === ELEMENT.LOCATION) return 'tim.createLocationMessage';
  return 'tim.createCustomMessage';
}

/** `'C2C'` or `'GROUP'`. Anything else is a mistake of the caller and throws, as in legacy. */
export function conversationTypeOf(type: unknown): string {
  if (type === SESSION_TYPE.C2C || type === SESSION_TYPE.GROUP) return type;
  throw new TypeError(`webim.sendMsg: a session is of type C2C or GROUP, not ${String(type)}`);
}

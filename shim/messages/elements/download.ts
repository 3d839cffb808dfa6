import { SESSION_TYPE } from '../../../dictionary/enums.ts';
import { rememberedDownload } from '../resources.ts';

/** `Download_Flag` of an element that carries its own URL. */
const OWN_URL = 2;

/** What sound and file have in common: where the content can be fetched. */
export interface Downloadable {
  uuid: string;
  senderId: string;
  receiverId: string | undefined;
  downFlag: number | undefined;
  /** 2 C2C, 1 group */
  busiId: number;
  /** `undefined`: has to be asked for; `null`: nothing known */
  downUrl: string | null | undefined;
}

/**
 * Sets the fields about sender and download in legacy order. With `downFlag` 2 and a URL that URL; with another
 * flag undefined (legacy asked the backend later); without a flag the URL known for the uuid or null, since v2 has no
 * download ticket to compute one from. (legacy, measured)
 */
export function setDownloadFields(
  element: Downloadable,
  senderId: string,
  receiverId: string | undefined,
  downFlag: number | undefined,
  chatType: string | undefined,
  url: string | null | undefined,
): void {
  element.senderId = senderId;
  element.receiverId = receiverId;
  element.downFlag = downFlag;
  element.busiId = chatType === SESSION_TYPE.C2C ? 2 : 1;
  if (downFlag === undefined) element.downUrl = rememberedDownload(element.uuid) || null;
  else if (Number(downFlag) === OWN_URL && url) element.downUrl = url;
}

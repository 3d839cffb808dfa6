import { escapeAttribute, escapeUrl } from '../../tool/xss-filter.ts';
import { type Downloadable, setDownloadFields } from './download.ts';
import { addGetters } from './getters.ts';

/** Content of a sound element (receive only). */
export interface Sound extends Downloadable {
  /** seconds */
  second: number;
  /** bytes */
  size: number;
  getUUID(): string;
  getSecond(): number;
  getSize(): number;
  getSenderId(): string;
  getDownUrl(): string | null | undefined;
  toHtml(): string;
}

export interface SoundConstructor {
  new (
    uuid?: string,
    second?: number,
    size?: number,
    senderId?: string,
    receiverId?: string,
    downFlag?: number,
    chatType?: string,
    url?: string | null,
  ): Sound;
  prototype: Sound;
}

/** `new webim.Msg.Elem.Sound(uuid, second, size, senderId, receiverId, downFlag, chatType, url)`. */
export const Sound = function Sound(
  this: Sound,
  uuid: string,
  second: number,
  size: number,
  senderId: string,
  receiverId: string | undefined,
  downFlag: number | undefined,
  chatType: string | undefined,
  url: string | null | undefined,
): void {
  this.uuid = uuid;
  this.second = second;
  this.size = size;
  setDownloadFields(this, senderId, receiverId, downFlag, chatType, url);
} as unknown as SoundConstructor;

addGetters(Sound, { UUID: 'uuid', Second: 'second', Size: 'size', SenderId: 'senderId', DownUrl: 'downUrl' });
/** An `audio` element; `onChangePlayAudio` is a function of the application. */
Sound.prototype.toHtml = function (this: Sound) {
  const id = escapeAttribute(this.uuid);
  const url = escapeUrl(this.downUrl);
  return `<audio id="uuid_${id}" src="${url}" controls="controls" onplay="onChangePlayAudio(this)" preload="none"></audio>`;
};

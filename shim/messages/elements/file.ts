import { toText } from '../../tool/to-text.ts';
import { escapeScript, escapeTags } from '../../tool/xss-filter.ts';
import { rememberDownload } from '../resources.ts';
import { type Downloadable, setDownloadFields } from './download.ts';
import { addGetters } from './getters.ts';

/** Content of a file element. */
export interface File extends Downloadable {
  name: string;
  /** bytes */
  size: number;
  getUUID(): string;
  getName(): string;
  getSize(): number;
  getSenderId(): string;
  getDownUrl(): string | null | undefined;
  getDownFlag(): number | undefined;
  toHtml(): string;
}

export interface FileConstructor {
  new (
    uuid?: string,
    name?: string,
    size?: number,
    senderId?: string,
    receiverId?: string,
    downFlag?: number,
    chatType?: string,
    url?: string | null,
  ): File;
  prototype: File;
}

/** `new webim.Msg.Elem.File(uuid, name, size, senderId, receiverId, downFlag, chatType, url)`. */
export const File = function File(
  this: File,
  uuid: string,
  name: string,
  size: number,
  senderId: string,
  receiverId: string | undefined,
  downFlag: number | undefined,
  chatType: string | undefined,
  url: string | null | undefined,
): void {
  this.uuid = uuid;
  this.name = name;
  this.size = size;
  setDownloadFields(this, senderId, receiverId, downFlag, chatType, url);
  if (downFlag === undefined) rememberDownload(uuid, this.downUrl);
} as unknown as FileConstructor;

addGetters(File, {
  UUID: 'uuid',
  Name: 'name',
  Size: 'size',
  SenderId: 'senderId',
  DownUrl: 'downUrl',
  DownFlag: 'downFlag',
});
/** A link with name and size. The inner quotes are single: legacy's double ones broke the attribute. */
File.prototype.toHtml = function (this: File) {
  const bytes = Number(toText(this.size));
  const big = bytes >= 1024;
  const size = big ? Math.round(bytes / 1024) : escapeTags(this.size);
  const id = escapeScript(this.uuid);
  const name = escapeTags(this.name);
  return (
    `<a href="javascript" onclick="webim.onDownFile('${id}')" title="点击下载文件" >` +
    `<i class="glyphicon glyphicon-file">&nbsp;${name}(${size}${big ? 'KB' : 'Byte'})</i></a>`
  );
};

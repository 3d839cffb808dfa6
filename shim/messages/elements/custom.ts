import { escapeTags } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** Content of a custom element. */
export interface Custom {
  data: string;
  desc: string | null | undefined;
  ext: string | null | undefined;
  getData(): string;
  getDesc(): string | null | undefined;
  getExt(): string | null | undefined;
  toHtml(): string;
}

/** `new webim.Msg.Elem.Custom(data, desc, ext)`; nothing is filtered in the fields. */
export const Custom = function Custom(
  this: Custom,
  data: string,
  desc?: string | null,
  ext?: string | null,
): void {
  this.data = data;
  this.desc = desc;
  this.ext = ext;
} as unknown as {
  new (data?: string, desc?: string | null, ext?: string | null): Custom;
  prototype: Custom;
};

addGetters(Custom, { Data: 'data', Desc: 'desc', Ext: 'ext' });
/** The data; tags in it are escaped (legacy put them into the page). */
Custom.prototype.toHtml = function (this: Custom) {
  return typeof this.data === 'string' ? escapeTags(this.data) : this.data;
};

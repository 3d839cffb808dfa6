import { findEmotionUrl } from '../../emotion/tables.ts';
import { escapeTags, escapeUrl } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** Content of a face element: index and bracketed name. */
export interface Face {
  index: number;
  data: string;
  getIndex(): number;
  getData(): string;
  toHtml(): string;
}

/** `new webim.Msg.Elem.Face(index, data)`; nothing is checked. (legacy, measured) */
export const Face = function Face(this: Face, index: number, data: string): void {
  this.index = index;
  this.data = data;
} as unknown as { new (index: number, data?: string): Face; prototype: Face };

addGetters(Face, { Index: 'index', Data: 'data' });
/** The picture of the *name* (the index plays no part) or, without one, the name itself. */
Face.prototype.toHtml = function (this: Face) {
  const url = findEmotionUrl(this.data);
  if (url) return `<img src='${escapeUrl(url)}'/>`;
  return typeof this.data === 'string' ? escapeTags(this.data) : this.data;
};

import { xssFilter } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** Content of a text element. `text` is safe to put into HTML while the filter is on. */
export interface Text {
  text: string;
  getText(): string;
  toHtml(): string;
}

/** `new webim.Msg.Elem.Text(text)`: filters at construction, on receipt too. (legacy, measured) */
export const Text = function Text(this: Text, text: unknown): void {
  this.text = xssFilter(text) as string;
} as unknown as { new (text: unknown): Text; prototype: Text };

addGetters(Text, { Text: 'text' });
/** The text itself: no `<br/>`, no `&nbsp;`. */
Text.prototype.toHtml = function (this: Text) {
  return this.text;
};

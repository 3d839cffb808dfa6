import type { ElementType } from '../../dictionary/enums.ts';
import { escapeTags } from '../tool/xss-filter.ts';
import { Custom } from './elements/custom.ts';
import { Face } from './elements/face.ts';
import { File } from './elements/file.ts';
import { addGetters } from './elements/getters.ts';
import { GroupTip } from './elements/group-tip.ts';
import { Images } from './elements/images.ts';
import { Location } from './elements/location.ts';
import { Sound } from './elements/sound.ts';
import { Text } from './elements/text.ts';

/** One element of a message: its type and its content. */
export interface Elem {
  type: ElementType;
  // biome-ignore lint/suspicious/noExplicitAny: applications put in what they like
  content: any;
  getType(): ElementType;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  getContent(): any;
  toHtml(): string;
}

export interface ElemConstructor {
  new (type: string, content?: unknown): Elem;
  prototype: Elem;
  Text: typeof Text;
  Face: typeof Face;
  Location: typeof Location;
  Images: typeof Images;
  Sound: typeof Sound;
  File: typeof File;
  GroupTip: typeof GroupTip;
  Custom: typeof Custom;
}

/** `new webim.Msg.Elem(type, content)`. */
export const Elem = function Elem(this: Elem, type: ElementType, content?: unknown): void {
  this.type = type;
  this.content = content;
} as unknown as ElemConstructor;

addGetters(Elem, { Type: 'type', Content: 'content' });
/** The content's HTML. Content without one (a plain string given to `addText`) shows as text; legacy threw. */
Elem.prototype.toHtml = function (this: Elem) {
  const content = this.content;
  if (content && typeof content.toHtml === 'function') return content.toHtml();
  return content === null || content === undefined ? '' : escapeTags(content);
};

Elem.Text = Text;
Elem.Face = Face;
Elem.Location = Location;
Elem.Images = Images;
Elem.Sound = Sound;
Elem.File = File;
Elem.GroupTip = GroupTip;
Elem.Custom = Custom;

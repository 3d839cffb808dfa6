import { GROUP_MSG_SUB_TYPE, MSG_ELEMENT_TYPE, SESSION_TYPE } from '../../dictionary/enums.ts';
import { quietly } from '../diagnostics/recorded.ts';
import { toText } from '../tool/to-text.ts';
import { Elem, type ElemConstructor } from './elem.ts';
import { addGetters } from './elements/getters.ts';
import { nextRandom, nextSeq, unlessNegative } from './sequence.ts';
import type { Session } from './session.ts';
import { composeUniqueId } from './unique-id.ts';

/** A legacy message. Applications add fields of their own and expect the same object back. */
export interface Msg {
  sess: Session;
  /** `GROUP_MSG_SUB_TYPE` or `C2C_MSG_SUB_TYPE` */
  subType: number;
  fromAccount: string;
  fromAccountNick: string;
  fromAccountHeadurl: string | null;
  isSend: boolean;
  seq: number;
  random: number;
  /** unix seconds */
  time: number;
  elems: Elem[];
  /** 64 bits in decimal */
  uniqueId: string;
  offlinePushInfo?: unknown;
  PushInfo?: unknown;
  PushInfoBoolean?: boolean;
  extraInfo?: unknown;
  getSession(): Session;
  getType(): number;
  getSubType(): number;
  getFromAccount(): string;
  getFromAccountNick(): string;
  getIsSend(): boolean;
  getSeq(): number;
  getTime(): number;
  getRandom(): number;
  getElems(): Elem[];
  getMsgUniqueId(): string;
  addText(text: unknown): void;
  addFace(face: unknown): void;
  addImage(image: unknown): void;
  addLocation(location: unknown): void;
  addFile(file: unknown): void;
  addCustom(custom: unknown): void;
  addElem(elem: Elem): void;
  toHtml(): string;
  setOfflinePushInfo(info: unknown): void;
}

export interface MsgConstructor {
  new (
    sess: Session,
    isSend?: unknown,
    seq?: number,
    random?: number,
    time?: number,
    fromAccount?: string,
    subType?: number,
    fromAccountNick?: string | null,
    fromAccountHeadurl?: string | null,
  ): Msg;
  prototype: Msg;
  Elem: ElemConstructor;
}

/**
 * `new webim.Msg(sess, isSend, seq, random, time, fromAccount, subType, fromAccountNick, fromAccountHeadurl)`.
 * `sess` is required (TypeError). Missing or negative: `seq` becomes the page's next number, `random` a random
 * 32-bit number, `time` now (seconds), `subType` 0. The nick falls back to the account. (legacy, measured)
 */
export const Msg = function Msg(
  this: Msg,
  sess: Session,
  isSend?: unknown,
  seq?: number,
  random?: number,
  time?: number,
  fromAccount?: string,
  subType?: number,
  fromAccountNick?: string | null,
  fromAccountHeadurl?: string | null,
): void {
  this.sess = sess;
  this.subType = unlessNegative(subType, GROUP_MSG_SUB_TYPE.COMMON);
  this.fromAccount = fromAccount as string;
  this.fromAccountNick = fromAccountNick || (fromAccount as string);
  this.fromAccountHeadurl = fromAccountHeadurl || null;
  this.isSend = Boolean(isSend);
  this.seq = (seq as number) >= 0 ? (seq as number) : nextSeq();
  // Not by unlessNegative: for received messages neither is needed, and there are many of them.
  this.random = (random as number) >= 0 ? (random as number) : nextRandom();
  this.time = (time as number) >= 0 ? (time as number) : Math.round(Date.now() / 1000);
  this.elems = [];
  const isGroup = quietly(() => sess.type() === SESSION_TYPE.GROUP);
  this.uniqueId = composeUniqueId(isGroup ? this.seq : this.time, this.random);
} as unknown as MsgConstructor;

Msg.Elem = Elem;

addGetters(Msg, {
  Session: 'sess',
  Type: 'subType',
  SubType: 'subType',
  FromAccount: 'fromAccount',
  FromAccountNick: 'fromAccountNick',
  IsSend: 'isSend',
  Seq: 'seq',
  Time: 'time',
  Random: 'random',
  Elems: 'elems',
  MsgUniqueId: 'uniqueId',
});
Msg.prototype.addText = function (this: Msg, text: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.TEXT, text));
};
Msg.prototype.addFace = function (this: Msg, face: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.FACE, face));
};
Msg.prototype.addImage = function (this: Msg, image: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.IMAGE, image));
};
Msg.prototype.addLocation = function (this: Msg, location: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.LOCATION, location));
};
Msg.prototype.addFile = function (this: Msg, file: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.FILE, file));
};
Msg.prototype.addCustom = function (this: Msg, custom: unknown) {
  this.addElem(new Elem(MSG_ELEMENT_TYPE.CUSTOM, custom));
};
Msg.prototype.addElem = function (this: Msg, elem: Elem) {
  this.elems.push(elem);
};
/** The elements' HTML, nothing in between. */
Msg.prototype.toHtml = function (this: Msg) {
  let html = '';
  for (let i = 0; i < this.elems.length; i++) html += toText((this.elems[i] as Elem).toHtml());
  return html;
};
Msg.prototype.setOfflinePushInfo = function (this: Msg, info: unknown) {
  this.offlinePushInfo = info;
};

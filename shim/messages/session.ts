import type { Msg } from './msg.ts';
import { unlessNegative } from './sequence.ts';

/** Where a session keeps everything. Applications read it, so it is part of the interface. */
export interface SessionImpl {
  skey: string;
  type: string;
  id: string;
  name: string | null | undefined;
  icon: string | null | undefined;
  unread: number;
  isAutoRead: boolean;
  /** newest message, unix seconds */
  time: number;
  curMaxMsgSeq: number;
  msgs: Msg[];
  /** 1: no older history */
  isFinished: number;
}

/** A legacy conversation. */
export interface Session {
  _impl: SessionImpl;
  type(): string;
  id(): string;
  name(): string | null | undefined;
  icon(): string | null | undefined;
  unread(): number;
  unread(value: number): void;
  isFinished(): number;
  isFinished(value: number): void;
  time(): number;
  curMaxMsgSeq(): number;
  curMaxMsgSeq(seq: number): void;
  msgCount(): number;
  msg(index: number): Msg | undefined;
  /** the live array */
  msgs(): Msg[];
  _impl_addMsg(msg: Msg, unread?: boolean): void;
}

export interface SessionConstructor {
  new (
    type: string,
    id: string,
    name?: string | null,
    icon?: string | null,
    time?: number,
    seq?: number,
  ): Session;
  prototype: Session;
  /** Key of a session in `MsgStore.sessMap()`: type followed by id. */
  skey(type: string, id: string): string;
}

function skey(type: string, id: string): string {
  return type + id;
}

/**
 * `new webim.Session(type, id, name, icon, time, seq)`: `time` in seconds and `seq` become 0 when missing or
 * negative; the rest is kept as given. (legacy, measured)
 */
export const Session = function Session(
  this: Session,
  type: string,
  id: string,
  name?: string | null,
  icon?: string | null,
  time?: number,
  seq?: number,
): void {
  this._impl = {
    skey: skey(type, id),
    type: type,
    id: id,
    name: name,
    icon: icon,
    unread: 0,
    isAutoRead: false,
    time: unlessNegative(time, 0),
    curMaxMsgSeq: unlessNegative(seq, 0),
    msgs: [],
    isFinished: 1,
  };
} as unknown as SessionConstructor;

Session.skey = skey;

Session.prototype.type = function (this: Session) {
  return this._impl.type;
};
Session.prototype.id = function (this: Session) {
  return this._impl.id;
};
Session.prototype.name = function (this: Session) {
  return this._impl.name;
};
Session.prototype.icon = function (this: Session) {
  return this._impl.icon;
};
Session.prototype.unread = function (this: Session, value?: number) {
  if (value === undefined) return this._impl.unread;
  this._impl.unread = value;
} as Session['unread'];
Session.prototype.isFinished = function (this: Session, value?: number) {
  if (value === undefined) return this._impl.isFinished;
  this._impl.isFinished = value;
} as Session['isFinished'];
Session.prototype.time = function (this: Session) {
  return this._impl.time;
};
Session.prototype.curMaxMsgSeq = function (this: Session, seq?: number) {
  if (seq === undefined) return this._impl.curMaxMsgSeq;
  this._impl.curMaxMsgSeq = seq;
} as Session['curMaxMsgSeq'];
Session.prototype.msgCount = function (this: Session) {
  return this._impl.msgs.length;
};
Session.prototype.msg = function (this: Session, index: number) {
  return this._impl.msgs[index];
};
Session.prototype.msgs = function (this: Session) {
  return this._impl.msgs;
};
/** Appends a message; `time` and `curMaxMsgSeq` only grow; counts it as unread when asked and not auto-read. */
Session.prototype._impl_addMsg = function (this: Session, msg: Msg, unread?: boolean) {
  const impl = this._impl;
  impl.msgs.push(msg);
  if (msg.time > impl.time) impl.time = msg.time;
  if (msg.seq > impl.curMaxMsgSeq) impl.curMaxMsgSeq = msg.seq;
  if (unread && !msg.isSend && !impl.isAutoRead) impl.unread++;
};

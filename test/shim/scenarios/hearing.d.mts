/** An element as it stands on the wire. */
export interface WireElement {
  MsgType: string;
  MsgContent: Record<string, unknown>;
}

/** The part of an online page that is the same in both worlds. */
export interface Hearing {
  // biome-ignore lint/suspicious/noExplicitAny: scenarios run on the untyped original too
  webim: any;
  heard: unknown[][];
  /** legacy messages of `onMsgNotify` so far */
  messages(): unknown[];
  bigGroupMessages(): unknown[];
  login(listeners?: object): Promise<unknown>;
  call(member: string, options?: unknown, whileOk?: () => void): Promise<['ok' | 'err', unknown]>;
  until(condition: () => boolean): Promise<void>;
  settle(): Promise<void>;
}

export function createHearing(webim: unknown, loginInfo: object): Hearing;

import type { Hearing, WireElement } from './hearing.mjs';

/** What a scenario may use: the legacy global and the edges of its page. */
export interface ScenarioPage {
  // biome-ignore lint/suspicious/noExplicitAny: scenarios run on the untyped original too
  webim: any;
  setCookies(text: string): void;
  getCookies(): string;
  setQuery(text: string): void;
  setUserAgent(text: string): void;
  /** what was printed on the console since the last call: [level, ...args] */
  takeLog(): unknown[][];
  login(listeners?: object): Promise<unknown>;
  logout(): Promise<unknown>;
  receiveC2C(messages: WireText[]): Promise<void>;
  receiveGroup(messages: WireText[]): Promise<void>;
}

/** A text message as a scenario lets it arrive. */
export interface WireText {
  from: string;
  to?: string;
  group?: string;
  groupName?: string;
  nick?: string;
  seq: number;
  random: number;
  /** unix seconds */
  time: number;
  text: string;
}

export type Cases = Record<string, unknown>;
export type Scenario = (page: ScenarioPage) => Cases | Promise<Cases>;
export const scenarioGroups: Record<string, Record<string, Scenario>>;

/** What an online scenario may use: the legacy global with a backend behind it. */
export interface OnlinePage extends Hearing {
  bobSendsC2C(body: WireElement[]): Promise<void>;
  /** `wirePriority` is the number the legacy wire has for `priority`. */
  bobSendsGroup(
    group: string,
    body: WireElement[],
    priority: 'Normal' | 'High' | 'Low',
    wirePriority: number,
  ): Promise<void>;
  /** Before login: messages between bob and me, bob first, each in turn. */
  prepareHistory(count: number): Promise<void>;
  /** to the members of `room`, text `custom text` */
  sendCustomNotice(): Promise<void>;
  dissolveRoom(): Promise<void>;
  removeEve(): Promise<void>;
  renameRoom(name: string): Promise<void>;
  kickMe(): Promise<void>;
  refuseNextSend(code: number, info: string): void;
  /** `MsgBody` of each message that reached the backend. */
  sentBodies(): unknown[];
}

export type OnlineScenario = (page: OnlinePage) => Cases | Promise<Cases>;
export const onlineScenarios: Record<string, OnlineScenario>;

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

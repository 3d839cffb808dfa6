/** An element the way v2 names it, whatever SDK sent or received it. */
export interface Element {
  type: string;
  content: Record<string, unknown>;
}

export type Priority = 'High' | 'Normal' | 'Low' | 'Lowest';

/** A message as a client of any generation saw it. */
export interface SeenMessage {
  /** `C2Cbob`, `GROUProom`: the conversation it was shown in. */
  conversationID: string;
  from: string;
  isOwn: boolean;
  priority: Priority | undefined;
  elements: Element[];
}

/** What only some generations of the SDK can do. */
export interface Abilities {
  hearReads: boolean;
  revoke: boolean;
  hearRevokes: boolean;
  /** Page through a history of which it has heard a part already. */
  pageOverEvents: boolean;
}

/** What all generations of the SDK can do, with one name for it. */
export interface ChatClient {
  readonly userID: string;
  /** Everything received, in order, tips and notices left out. */
  readonly seen: SeenMessage[];
  /** Of clients on the shim: texts that v2 itself handed over more than once. */
  readonly twiceFromV2?: readonly string[];
  /** Texts of own one-to-one messages that the peer has read, and of messages that were taken back. */
  readonly readByPeer: string[];
  readonly revoked: string[];
  readonly can: Abilities;
  login(): Promise<void>;
  sendC2C(to: string, elements: Element[]): Promise<void>;
  sendGroup(groupID: string, elements: Element[], priority?: Priority): Promise<void>;
  joinLiveRoom(groupID: string): Promise<void>;
  /** The texts of a one-to-one conversation, oldest first, fetched in pages. */
  historyC2C(peer: string, pageSize: number): Promise<string[]>;
  /** The same of a group. */
  historyGroup(groupID: string, pageSize: number): Promise<string[]>;
  /** Tells the server that a conversation has been read. */
  read(conversationID: string): Promise<void>;
  /** Takes back what it sent, found by its first text. */
  revoke(text: string): Promise<void>;
  /** Resolves when the user was thrown out. */
  readonly kicked: Promise<void>;
  close(): void;
}

export const text = (value: string): Element => ({ type: 'TIMTextElem', content: { text: value } });

export const textsOf = (elements: readonly Element[]): string[] =>
  elements.filter(({ type }) => type === 'TIMTextElem').map(({ content }) => String(content.text));

const WAIT_LIMIT = 20_000;

/** Waits until a client has seen a message. */
export async function seeMessage(
  client: ChatClient,
  wanted: (message: SeenMessage) => boolean,
): Promise<SeenMessage> {
  const end = Date.now() + WAIT_LIMIT;
  for (;;) {
    const found = client.seen.find(wanted);
    if (found) return found;
    if (Date.now() > end) {
      throw new Error(`${client.userID} did not see it; it saw ${JSON.stringify(client.seen)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits for a message with this text, in this conversation. */
export const seeText = (client: ChatClient, conversationID: string, value: string): Promise<SeenMessage> =>
  seeMessage(
    client,
    (message) => message.conversationID === conversationID && textsOf(message.elements)[0] === value,
  );

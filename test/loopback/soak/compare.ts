import type { Core } from '../../../loopback/index.ts';
import { type ChatClient, textsOf } from '../clients/chat-client.ts';
import { GROUP, ROOM } from './soak.ts';

export interface Difference {
  kind: 'lost' | 'doubled';
  /** Where: the core, the events of a client, its history. */
  where: string;
  text: string;
}

const PAGE = 15;

/** Texts by what the SDK said about them. */
interface Sent {
  accepted: readonly string[];
  /** The answer did not come; the server may have them. */
  givenUp: readonly string[];
}

/**
 * Compares what the core has with what every client received, and with what was promised to the senders.
 * @param reopen another client of the same user, as after a reload.
 */
export async function compare(
  core: Core,
  clients: ChatClient[],
  { accepted, givenUp }: Sent,
  reopen: (client: ChatClient) => Promise<ChatClient>,
) {
  const differences: Difference[] = [];
  const note = (kind: Difference['kind'], where: string, texts: readonly string[]) =>
    differences.push(...texts.map((text) => ({ kind, where, text })));
  const inGroup = textsOfGroup(core, GROUP);
  const inRoom = textsOfGroup(core, ROOM);
  const pairs = clients.flatMap(({ userID }, index) =>
    clients.slice(index + 1).map(({ userID: peer }) => textsOfPair(core, userID, peer)),
  );
  const stored = [...inGroup, ...inRoom, ...pairs.flat()];
  note('doubled', 'core', repeated(stored));
  note('lost', 'core', missing(accepted, stored));

  let byEvent = 0;
  let byHistory = 0;
  for (const client of clients) {
    const { userID } = client;
    const events = client.seen.flatMap(({ elements }) => textsOf(elements));
    note('doubled', `events of ${userID}`, repeated(events));
    byEvent += new Set(events).size;
    const fromOthers = (texts: readonly string[]) =>
      texts.filter((text) => !text.startsWith(`${userID} to `));
    // An AVChatRoom has no history: what did not come by event is lost.
    note('lost', `events of ${userID}`, missing(fromOthers(inRoom), events));
    const reader = client.can.pageOverEvents ? client : await reopen(client);
    const conversations: [string, () => Promise<string[]>, string[]][] = [
      [GROUP, () => reader.historyGroup(GROUP, PAGE), inGroup],
      ...clients
        .filter((peer) => peer !== client)
        .map(({ userID: peer }): (typeof conversations)[number] => [
          peer,
          () => reader.historyC2C(peer, PAGE),
          textsOfPair(core, userID, peer),
        ]),
    ];
    for (const [peer, read, texts] of conversations) {
      const history = await read();
      note('doubled', `history of ${userID} with ${peer}`, repeated(history));
      // What its sender was told to have failed, some SDKs go on to show as failed, whatever the server has.
      const own = givenUp.filter((text) => text.startsWith(`${userID} to `));
      note('lost', `history of ${userID} with ${peer}`, missing(texts, [...history, ...own]));
      byHistory += missing(fromOthers(texts), events).length;
    }
    if (reader !== client) reader.close();
  }
  return { stored: stored.length, byEvent, byHistory, differences };
}

interface WithElements {
  elements: readonly { MsgContent: Record<string, unknown> }[];
}

const textOf = ({ elements }: WithElements) =>
  elements.map(({ MsgContent }) => String(MsgContent.Text)).join();

const textsOfGroup = (core: Core, groupID: string) =>
  core.groups.get(groupID).entries.flatMap((entry) => (entry.kind === 'message' ? [textOf(entry)] : []));

const textsOfPair = (core: Core, first: string, second: string) =>
  core.c2c.messages(first, second).map((message) => textOf(message));

const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

function missing(wanted: readonly string[], there: readonly string[]): string[] {
  const known = new Set(there);
  return wanted.filter((text) => !known.has(text));
}

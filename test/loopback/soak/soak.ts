import { type AVChatRoomMode, type Loopback, startLoopback } from '../../../loopback/index.ts';
import { type ChatClient, text as textElement } from '../clients/chat-client.ts';
import { createShimClient } from '../clients/shim-client.ts';
import { createV2Client, type V2Sdk } from '../clients/v2-client.ts';
import { compare, type Difference } from './compare.ts';
import { SeededRandom } from './random.ts';
import { Trouble } from './trouble.ts';

export const USERS = ['user1', 'user2', 'user3', 'user4'] as const;
export const GROUP = 'crew';
export const ROOM = 'live';

export interface SoakOptions {
  /** How long (ms) messages are sent and faults injected; waiting and comparing come on top. */
  duration: number;
  seed: number;
  /** How logged-in viewers over sockets get the messages of AVChatRooms; default `poll`. */
  rooms?: AVChatRoomMode;
  /**
   * `sockets` (default) is 2.27.6 alone; `mixed` adds `@tencentcloud/chat` and 2.10.2, which polls over HTTP; `shim` has
   * two legacy pages on the shim.
   */
  sdks?: keyof typeof SDKS;
}

const SHIM = 'webim2tim';

/** Which SDK each user has. */
const SDKS = {
  sockets: ['tim-js-sdk 2.27.6', 'tim-js-sdk 2.27.6', 'tim-js-sdk 2.27.6', 'tim-js-sdk 2.27.6'],
  mixed: ['tim-js-sdk 2.27.6', 'tim-js-sdk 2.10.2', '@tencentcloud/chat', 'tim-js-sdk 2.10.2'],
  shim: [SHIM, SHIM, 'tim-js-sdk 2.27.6', 'tim-js-sdk 2.10.2'],
} satisfies Record<string, (V2Sdk | typeof SHIM)[]>;

export interface SoakReport {
  seed: number;
  /** Time (s) of sending. */
  seconds: number;
  /** Calls of `sendMessage`, and how many of them the SDK gave up on. */
  sent: number;
  rejected: number;
  /** Messages the core has. */
  stored: number;
  /** Messages that reached a client by event, and only by history. */
  byEvent: number;
  byHistory: number;
  faults: Record<string, number>;
  /** Messages that v2 handed to a page on the shim more than once. */
  twiceFromV2: number;
  /** What the process had on its heap (MB), clients and backend together, before the first message and after the last. */
  memory: { start: number; end: number };
  /** Empty when nothing was lost or doubled. */
  differences: Difference[];
}

/** How long (ms) nothing may arrive before it counts as quiet. */
const QUIET = 8000;
const LONGEST_WAIT = 150_000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Real SDKs chat through faults; then what each of them has is compared with what the core has. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const loopback = await startLoopback({ avChatRoomMode: options.rooms });
  const clients: ChatClient[] = [];
  try {
    loopback.core.createGroup({
      groupID: GROUP,
      type: 'Public',
      name: 'Crew',
      owner: USERS[0],
      members: [...USERS],
    });
    loopback.core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: 'Live', owner: 'host' });
    const sdks = SDKS[options.sdks ?? 'sockets'];
    const open = (userID: string, index: number) => {
      const sdk = sdks[index] as V2Sdk | typeof SHIM;
      return sdk === SHIM ? createShimClient(loopback, userID) : createV2Client(sdk, loopback, userID);
    };
    const reopen = async (client: ChatClient) => {
      const again = open(client.userID, clients.indexOf(client));
      await again.login();
      return again;
    };
    clients.push(...USERS.map(open));
    await Promise.all(clients.map((client) => client.login()));
    await Promise.all(clients.map((client) => client.joinLiveRoom(ROOM)));
    const start = heap();
    const { accepted, givenUp, ...figures } = await chat(loopback, clients, options);
    const asks = sdks.map((sdk) => (options.rooms === 'push' && sdk !== POLLING_SDK ? HEARTBEAT : ROOM_POLL));
    await Promise.all(USERS.map((userID, index) => untilAsked(loopback, userID, asks[index] as RegExp)));
    await untilQuiet(clients);
    const memory = { start, end: heap() };
    const twiceFromV2 = clients.reduce((sum, client) => sum + (client.twiceFromV2?.length ?? 0), 0);
    const compared = await compare(loopback.core, clients, { accepted, givenUp }, reopen);
    return { ...figures, ...compared, twiceFromV2, memory };
  } finally {
    for (const client of clients) client.close();
    await loopback.close();
  }
}

async function chat(loopback: Loopback, clients: ChatClient[], { duration, seed }: SoakOptions) {
  const random = new SeededRandom(seed);
  const trouble = new Trouble(loopback, new SeededRandom(seed + 1), USERS);
  const accepted: string[] = [];
  const givenUp: string[] = [];
  const sending: Promise<void>[] = [];
  const began = Date.now();
  let nextTrouble = began + 1500;
  while (Date.now() - began < duration) {
    const client = random.pick(clients);
    const { to, isGroup } = random.pick(targetsOf(client.userID));
    const text = `${client.userID} to ${to}: message ${sending.length + 1}`;
    const elements = [textElement(text)];
    sending.push(
      (isGroup ? client.sendGroup(to, elements) : client.sendC2C(to, elements)).then(
        () => void accepted.push(text),
        () => void givenUp.push(text),
      ),
    );
    if (Date.now() >= nextTrouble) {
      trouble.step();
      nextTrouble = Date.now() + random.between(200, 900);
    }
    await pause(random.between(20, 250));
  }
  loopback.faults.clear();
  const seconds = Math.round((Date.now() - began) / 1000);
  await Promise.all(sending);
  return {
    seed,
    seconds,
    sent: sending.length,
    rejected: givenUp.length,
    faults: trouble.injected,
    accepted,
    givenUp,
  };
}

const targetsOf = (userID: string) => [
  ...USERS.filter((peer) => peer !== userID).map((to) => ({ to: to as string, isGroup: false })),
  { to: GROUP, isGroup: true },
  { to: ROOM, isGroup: true },
];

/** What says that a client is there again: it polls its room, or has nothing to poll and keeps its line alive. */
const ROOM_POLL = /get_msg$/;
const HEARTBEAT = /^heartbeat\.alive$/;
const POLLING_SDK: V2Sdk = 'tim-js-sdk 2.10.2';

/** Waits for an answer to a command of the user that has come from now on: after a lost answer that takes 17 s. */
async function untilAsked({ journal }: Loopback, userID: string, command: RegExp): Promise<void> {
  const began = Date.now();
  const last = journal.entries().at(-1)?.index ?? -1;
  const isThere = () =>
    journal.entries({ userID, command }).some(({ index, answer }) => index > last && answer);
  while (!isThere() && Date.now() - began < LONGEST_WAIT) await pause(200);
}

/** Megabytes in use; garbage counts unless Node runs with `--expose-gc`. */
function heap(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
}

async function untilQuiet(clients: ChatClient[]): Promise<void> {
  const heard = () => clients.reduce((sum, client) => sum + client.seen.length, 0);
  const began = Date.now();
  let before = -1;
  while (heard() !== before && Date.now() - began < LONGEST_WAIT) {
    before = heard();
    await pause(QUIET);
  }
}

/** One line of figures. */
export function summary(report: SoakReport): string {
  const { seed, seconds, sent, rejected, stored, byEvent, byHistory, faults, differences } = report;
  const { twiceFromV2, memory } = report;
  const injected = Object.entries(faults).map(([kind, times]) => `${times} ${kind}`);
  const count = (kind: string) => differences.filter((one) => one.kind === kind).length;
  return [
    `soak: seed ${seed}, ${seconds} s`,
    `${sent} sent (${rejected} rejected)`,
    `${stored} stored`,
    `${byEvent} received by event, ${byHistory} by history only`,
    `faults: ${injected.join(', ') || 'none'}`,
    `${twiceFromV2} handed to a shim twice by v2`,
    `heap ${memory.start} MB before, ${memory.end} MB after`,
    `${count('lost')} lost, ${count('doubled')} doubled`,
  ].join('; ');
}

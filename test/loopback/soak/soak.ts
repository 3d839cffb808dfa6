import { type Loopback, startLoopback } from '../../../loopback/index.ts';
import { createClient, type SdkClient } from '../sdk-client.ts';
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
}

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
  /** Empty when nothing was lost or doubled. */
  differences: Difference[];
}

/** How long (ms) nothing may arrive before it counts as quiet; a poll that got no answer takes this long to be repeated. */
const QUIET = 8000;
const LONGEST_WAIT = 150_000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Real SDKs chat through faults; then what each of them has is compared with what the core has. */
export async function soak({ duration, seed }: SoakOptions): Promise<SoakReport> {
  const loopback = await startLoopback();
  const clients: SdkClient[] = [];
  try {
    loopback.core.createGroup({
      groupID: GROUP,
      type: 'Public',
      name: 'Crew',
      owner: USERS[0],
      members: [...USERS],
    });
    loopback.core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: 'Live', owner: 'host' });
    clients.push(...USERS.map((userID) => createClient(loopback, { userID })));
    await Promise.all(clients.map((client) => client.ready()));
    await Promise.all(clients.map(({ tim }) => tim.getGroupList()));
    await Promise.all(clients.map(({ tim }) => tim.joinGroup({ groupID: ROOM, type: 'AVChatRoom' })));
    return await chat(loopback, clients, { duration, seed });
  } finally {
    for (const client of clients) client.close();
    await loopback.close();
  }
}

async function chat(loopback: Loopback, clients: SdkClient[], { duration, seed }: SoakOptions) {
  const random = new SeededRandom(seed);
  const trouble = new Trouble(loopback, new SeededRandom(seed + 1), USERS);
  const accepted: string[] = [];
  const sending: Promise<void>[] = [];
  let rejected = 0;
  const began = Date.now();
  let nextTrouble = began + 1500;
  while (Date.now() - began < duration) {
    const client = random.pick(clients);
    const { to, conversationType } = random.pick(targetsOf(client.userID));
    const text = `${client.userID} to ${to}: message ${sending.length + 1}`;
    const message = client.tim.createTextMessage({ to, conversationType, payload: { text } });
    sending.push(
      client.tim.sendMessage(message).then(
        () => void accepted.push(text),
        () => {
          rejected += 1;
        },
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
  await untilQuiet(clients);
  const compared = await compare(loopback.core, clients, accepted);
  return { seed, seconds, sent: sending.length, rejected, faults: trouble.injected, ...compared };
}

const targetsOf = (userID: string) => [
  ...USERS.filter((peer) => peer !== userID).map((to) => ({ to: to as string, conversationType: 'C2C' })),
  { to: GROUP, conversationType: 'GROUP' },
  { to: ROOM, conversationType: 'GROUP' },
];

async function untilQuiet(clients: SdkClient[]): Promise<void> {
  const heard = () => clients.reduce((sum, client) => sum + client.received().length, 0);
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
  const injected = Object.entries(faults).map(([kind, times]) => `${times} ${kind}`);
  const count = (kind: string) => differences.filter((one) => one.kind === kind).length;
  return [
    `soak: seed ${seed}, ${seconds} s`,
    `${sent} sent (${rejected} rejected)`,
    `${stored} stored`,
    `${byEvent} received by event, ${byHistory} by history only`,
    `faults: ${injected.join(', ') || 'none'}`,
    `${count('lost')} lost, ${count('doubled')} doubled`,
  ].join('; ');
}

import { type AVChatRoomMode, type Loopback, startLoopback } from '../../loopback/index.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { ALICE, HISTORY_LENGTH, type Surroundings } from './live-room-actions.ts';
import { OutsideUser, type SeenMessage } from './outside-user.ts';
import type { BackendCall } from './trace.ts';

export const SDK_APP_ID = 1400000001;
export const ROOM = 'live-room-1';
/** When the seeded history begins; one message a minute. */
const HISTORY_START = Date.UTC(2026, 0, 15, 10, 0, 0);

/** The offline backend with everything the live room meets in it. */
export interface RoomBackend {
  loopback: Loopback;
  /** What the page's SDK connects to. */
  gateway: Gateway;
  surroundings: Surroundings;
  /** Requests of the page's users so far. */
  callsOfPage(): BackendCall[];
  /** What bob and carol saw so far. */
  seenOutside(): unknown[];
  close(): Promise<void>;
}

export async function startRoomBackend(
  options: { avChatRoomMode?: AVChatRoomMode } = {},
): Promise<RoomBackend> {
  let seedTime: number | undefined;
  const loopback = await startLoopback({ now: () => seedTime ?? Date.now(), ...options });
  const { core, faults, journal } = loopback;
  core.setUser('bob', { nick: 'Bob <b>' });
  core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: '直播间', owner: 'host' });
  for (let index = 0; index < HISTORY_LENGTH; index++) {
    seedTime = HISTORY_START + index * 60_000;
    const fromBob = index % 3 === 1;
    core.c2c.send({
      from: fromBob ? 'bob' : ALICE,
      to: fromBob ? ALICE : 'bob',
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: `history ${index + 1}` } }],
      // Fixed, because the page's requests for older messages name them.
      sequence: 1000 + index,
      random: 2000 + index,
    });
  }
  seedTime = undefined;

  const gateway = await openGateway(loopback.port);
  const seen: SeenMessage[] = [];
  const login = (userID: string) =>
    OutsideUser.login({
      userID,
      userSig: `signature-of-${userID}`,
      sdkAppID: SDK_APP_ID,
      proxyServer: loopback.wsUrl,
      onMessage: (message) => seen.push(message),
    });
  const bob = await login('bob');
  const carol = await login('carol');
  await bob.joinRoom(ROOM);
  // His own arrival comes back to him by polling; it belongs to no step of the visit.
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  seen.length = 0;

  const pageUsers = new Set(['', 'alice', 'dave']);
  return {
    loopback,
    gateway,
    surroundings: {
      room: ROOM,
      bob,
      carol,
      announce: (userDefinedField) => core.customNotice(ROOM, userDefinedField),
      dissolve: () => core.dismissGroup(ROOM),
      refuseNext: (command, code, message) => {
        faults.fail(command, code, message, { userID: ALICE });
      },
      cutConnection: () => gateway.cut(),
      restoreConnection: () => gateway.restore(),
      kick: (userID) => {
        core.kick(userID);
      },
    },
    callsOfPage: () =>
      journal
        .entries()
        .filter((entry) => pageUsers.has(entry.userID))
        .map(({ command, body }) => ({ command, body })),
    seenOutside: () => seen,
    async close() {
      await bob.close();
      await carol.close();
      await gateway.close();
      await loopback.close();
    },
  };
}

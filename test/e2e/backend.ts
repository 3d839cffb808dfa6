import type { AVChatRoomMode } from '../../loopback/index.ts';
import type { AppBackend } from './app-backend.ts';
import { startAppBackend } from './app-backend.ts';
import { ALICE, HISTORY_LENGTH, type Surroundings } from './live-room-actions.ts';

export const ROOM = 'live-room-1';
/** When the seeded history begins; one message a minute. */
const HISTORY_START = Date.UTC(2026, 0, 15, 10, 0, 0);

/** The offline backend with everything the live room meets in it. */
export interface RoomBackend extends AppBackend<'bob' | 'carol'> {
  surroundings: Surroundings;
}

export async function startRoomBackend(
  options: { avChatRoomMode?: AVChatRoomMode } = {},
): Promise<RoomBackend> {
  const backend = await startAppBackend({
    pageUsers: [ALICE, 'dave'],
    outside: ['bob', 'carol'],
    options,
    seed(core, at) {
      core.setUser('bob', { nick: 'Bob <b>' });
      core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: '直播间', owner: 'host' });
      for (let index = 0; index < HISTORY_LENGTH; index++) {
        at(HISTORY_START + index * 60_000);
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
    },
  });
  const { gateway, loopback, seen } = backend;
  const { core, faults } = loopback;
  const { bob, carol } = backend.users;
  await bob.joinRoom(ROOM);
  // His own arrival comes back to him by polling; it belongs to no step of the visit.
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  seen.length = 0;

  return {
    ...backend,
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
  };
}

import type { Loopback, LoopbackOptions } from '../loopback/index.ts';

/** Polls are short, so that what legacy says when one ends comes soon. */
export const WORLD_OPTIONS: LoopbackOptions = { holdLongPollFor: 400, holdPollFor: 400 };

/**
 * What every scenario finds: `me` (nick My Nick), `bob` (nick, picture) and `eve`; the Public group `room` (Room One)
 * of bob with both in it, the Public group `mine` (Mine) of `me` with the same, the AVChatRooms `live` and `live2`.
 */
export function furnish({ core }: Loopback): void {
  core.setUser('me', { nick: 'My Nick' });
  core.setUser('bob', { nick: 'Bob', avatar: 'http://h/bob.png' });
  core.setUser('eve', {});
  const everybody = ['me', 'bob', 'eve'];
  for (const [groupID, name, owner] of [
    ['room', 'Room One', 'bob'],
    ['mine', 'Mine', 'me'],
  ] as const) {
    core.createGroup({
      type: 'Public',
      owner,
      groupID,
      name,
      members: everybody.filter((user) => user !== owner),
    });
  }
  core.createGroup({ type: 'AVChatRoom', owner: 'bob', groupID: 'live', name: 'Live One' });
  core.createGroup({ type: 'AVChatRoom', owner: 'bob', groupID: 'live2', name: 'Live Two' });
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld } from './world.ts';

describe('feeds of AVChatRooms', () => {
  test('a poller gets every event after its arrival once, in order, however it polls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('say'), fc.constant('poll'), fc.constant('notice')), { maxLength: 80 }),
        (steps) => {
          const { core, sessions } = createWorld();
          core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'alice' });
          core.sendGroup('carol', 'live', 'before');
          const bob = sessions[1];
          if (!bob) throw new Error('bob is missing');
          const viewer = core.liveRooms.join('live', bob, 'poll');
          const expected: string[] = [];
          const seen: string[] = [];
          let position = 0;
          const poll = () => {
            const page = core.liveRooms.read(viewer, position);
            position = page.next;
            for (const event of page.events) {
              if (event.type === 'group-notice') seen.push(event.notice.userDefinedField);
              else if (event.type === 'group-entry' && event.entry.kind === 'message') {
                seen.push(String(event.entry.elements[0]?.MsgContent.Text));
              }
            }
          };
          for (const [index, step] of steps.entries()) {
            if (step === 'poll') poll();
            else {
              expected.push(`${step} ${index}`);
              if (step === 'say') core.sendGroup('carol', 'live', `say ${index}`);
              else core.customNotice('live', `notice ${index}`);
            }
          }
          poll();
          expect(seen).toEqual(expected);
        },
      ),
    );
  });

  test('a user with two sessions is in the room until the last one leaves', () => {
    const { core, sessions, mailboxes } = createWorld();
    core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'alice' });
    const [alice, first, carol] = sessions;
    if (!alice || !first || !carol) throw new Error('a session is missing');
    const second = core.sessions.open(core.users.ensure('bob'), () => {});
    for (const session of [carol, first, second]) core.membership.join('live', session, 'push');
    const tipsSeen = () =>
      mailboxes
        .get('carol')
        ?.flatMap((event) =>
          event.type === 'group-entry' && event.entry.kind === 'tip'
            ? [[event.entry.operation, event.entry.operator]]
            : [],
        );
    expect(core.membership.onlineCount('live')).toBe(2);
    core.membership.quit('live', 'bob', first);
    expect(core.groups.get('live').members.has('bob')).toBe(true);
    core.membership.quit('live', 'bob', second);
    expect(core.groups.get('live').members.has('bob')).toBe(false);
    expect(() =>
      core.groupMessages.send({ from: 'bob', groupID: 'live', elements: [{ MsgType: 'x', MsgContent: {} }] }),
    ).toThrow(/not a member/);
    expect(tipsSeen()).toEqual([
      [1, 'carol'],
      [1, 'bob'],
      [2, 'bob'],
    ]);
    core.membership.join('live', alice, 'push');
    core.membership.quit('live', 'alice', alice);
    expect(core.groups.get('live').members.get('alice')?.role).toBe('Owner');
  });

  test('the online count follows who watches', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 40 }), (steps) => {
        const { core, sessions } = createWorld();
        core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
        const here = new Set<number>();
        for (const [index, comes] of steps) {
          const session = sessions[index];
          if (!session) continue;
          if (comes) core.membership.join('live', session, 'poll');
          else core.membership.quit('live', session.userID, session);
          if (comes) here.add(index);
          else here.delete(index);
          expect(core.membership.onlineCount('live')).toBe(here.size);
        }
      }),
    );
  });
});

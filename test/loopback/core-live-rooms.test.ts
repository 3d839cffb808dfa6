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

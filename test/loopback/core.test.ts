import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Core, type CoreEvent, type GroupEntry, ImError } from '../../loopback/index.ts';

const USERS = ['alice', 'bob', 'carol'] as const;
const user = fc.constantFrom(...USERS);

/** A core whose clock moves only when told, and a mailbox per user. */
function createWorld() {
  const time = { now: 1_700_000_000_000 };
  const core = new Core(() => time.now);
  const mailboxes = new Map<string, CoreEvent[]>(USERS.map((userID) => [userID, []]));
  const sessions = USERS.map((userID) =>
    core.sessions.open(core.users.ensure(userID), (event) => mailboxes.get(userID)?.push(event)),
  );
  return { core, time, sessions, mailboxes };
}

type World = ReturnType<typeof createWorld>;

/** Runs an action; a refusal by rule is part of life, anything else is a bug. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof ImError) return undefined;
    throw error;
  }
}

describe('groups, whatever their members do in whatever order', () => {
  type Action = (world: World) => void;
  const groupAction: fc.Arbitrary<Action> = fc.oneof(
    {
      weight: 5,
      arbitrary: user.map(
        (from): Action =>
          ({ core }) =>
            void attempt(() =>
              core.groupMessages.send({
                from,
                groupID: 'club',
                elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: from } }],
              }),
            ),
      ),
    },
    fc.tuple(user).map(
      ([userID]): Action =>
        ({ core, sessions }) => {
          const session = sessions.find((one) => one.userID === userID);
          if (session) attempt(() => core.membership.join('club', session, 'poll'));
        },
    ),
    user.map(
      (userID): Action =>
        ({ core }) =>
          void attempt(() => core.membership.quit('club', userID)),
    ),
    fc.tuple(user, user).map(
      ([operator, userID]): Action =>
        ({ core }) =>
          void attempt(() => core.membership.remove('club', operator, [userID])),
    ),
    fc.tuple(user, user).map(
      ([operator, userID]): Action =>
        ({ core }) =>
          void attempt(() => core.membership.invite('club', operator, [userID])),
    ),
    fc.tuple(user, user, fc.constantFrom('Admin' as const, 'Member' as const)).map(
      ([operator, userID, role]): Action =>
        ({ core }) =>
          void attempt(() => core.settings.changeMember('club', operator, userID, { role })),
    ),
    fc.tuple(user, fc.nat(40)).map(
      ([userID, sequence]): Action =>
        ({ core }) =>
          void attempt(() => core.groupMessages.markRead('club', userID, sequence)),
    ),
    fc.tuple(user, fc.nat(40)).map(
      ([operator, sequence]): Action =>
        ({ core }) =>
          void attempt(() => core.groupMessages.recall('club', operator, [sequence])),
    ),
    fc.nat(3000).map(
      (milliseconds): Action =>
        ({ time }) => {
          time.now += milliseconds;
        },
    ),
  );

  const entriesIn = (mailbox: CoreEvent[] | undefined): GroupEntry[] =>
    (mailbox ?? []).flatMap((event) => (event.type === 'group-entry' ? [event.entry] : []));

  const worldAfter = (actions: Action[]) => {
    const world = createWorld();
    world.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'Club',
      owner: 'alice',
      members: ['bob'],
      applyJoinOption: 'FreeAccess',
    });
    for (const action of actions) action(world);
    return world;
  };

  test('sequence numbers grow by one from 1 and time never runs back', () => {
    fc.assert(
      fc.property(fc.array(groupAction, { maxLength: 60 }), (actions) => {
        const { entries } = worldAfter(actions).core.groups.get('club');
        expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((_, index) => index + 1));
        for (const [index, entry] of entries.entries()) {
          expect(entry.time).toBeGreaterThanOrEqual(entries[index - 1]?.time ?? 0);
        }
      }),
    );
  });

  test('a member sees every entry of its membership exactly once, in order; the owner sees all', () => {
    fc.assert(
      fc.property(fc.array(groupAction, { maxLength: 60 }), (actions) => {
        const { core, mailboxes } = worldAfter(actions);
        const { entries } = core.groups.get('club');
        for (const userID of USERS) {
          const sequences = entriesIn(mailboxes.get(userID)).map((entry) => entry.sequence);
          expect(sequences).toEqual([...new Set(sequences)].sort((first, second) => first - second));
        }
        expect(entriesIn(mailboxes.get('alice'))).toEqual(entries);
      }),
    );
  });

  test('paging back through history gives every entry once, for any page size', () => {
    fc.assert(
      fc.property(
        fc.array(groupAction, { maxLength: 60 }),
        fc.integer({ min: 1, max: 21 }),
        (actions, size) => {
          const { core } = worldAfter(actions);
          const collected: number[] = [];
          let from: number | undefined;
          for (;;) {
            const page = core.groupMessages.history('club', 'alice', size, from);
            collected.push(...page.entries.map((entry) => entry.sequence));
            if (page.complete) break;
            from = (page.entries.at(-1)?.sequence ?? 1) - 1;
          }
          expect(collected.reverse()).toEqual(core.groups.get('club').entries.map((entry) => entry.sequence));
        },
      ),
    );
  });

  test('the unread count is what a reader would count', () => {
    fc.assert(
      fc.property(fc.array(groupAction, { maxLength: 60 }), (actions) => {
        const { core } = worldAfter(actions);
        const group = core.groups.get('club');
        for (const [userID, { readSequence }] of group.members) {
          const unread = group.entries.filter(
            (entry) => entry.sequence > readSequence && entry.kind === 'message' && entry.from !== userID,
          );
          expect(core.groupMessages.unreadCount(group, userID)).toBe(unread.length);
          core.groupMessages.markRead('club', userID, group.entries.length);
          expect(core.groupMessages.unreadCount(group, userID)).toBe(0);
        }
      }),
    );
  });
});

describe('one-to-one messages', () => {
  const sending = fc.record({ from: user, to: user, pause: fc.nat(1500) });

  const worldAfter = (sendings: { from: string; to: string; pause: number }[]) => {
    const world = createWorld();
    const sent = sendings.map(({ from, to, pause }) => {
      world.time.now += pause;
      return world.core.sendC2C(from, to, `${from} to ${to}`);
    });
    return { ...world, sent };
  };

  test('both sides page back through the same messages, each once, for any page size', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 60 }), fc.integer({ min: 1, max: 15 }), (sendings, size) => {
        const { core, sent } = worldAfter(sendings);
        for (const [self, peer] of [
          ['alice', 'bob'],
          ['bob', 'alice'],
          ['carol', 'carol'],
        ] as const) {
          const collected = [];
          let before: { time: number; key: string } | undefined;
          for (;;) {
            const page = core.c2c.history(self, peer, size, before);
            collected.unshift(...page.messages);
            if (page.complete) break;
            const [oldest] = page.messages;
            if (!oldest) throw new Error('an empty page that is not the last');
            before = { time: oldest.time, key: `${oldest.sequence}_${oldest.random}_${oldest.time}` };
          }
          const pair = [self, peer].sort().join();
          expect(collected).toEqual(sent.filter(({ from, to }) => [from, to].sort().join() === pair));
        }
      }),
    );
  });

  test('every message is delivered once to each session of both sides', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 60 }), (sendings) => {
        const { mailboxes, sent } = worldAfter(sendings);
        for (const userID of USERS) {
          const delivered = mailboxes
            .get(userID)
            ?.flatMap((event) => (event.type === 'c2c-message' ? [event.message] : []));
          expect(delivered).toEqual(sent.filter(({ from, to }) => from === userID || to === userID));
        }
      }),
    );
  });

  test('a session without a connection misses nothing: it waits for it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sending, fc.boolean()), { maxLength: 40 }), (steps) => {
        const { core, sessions, mailboxes } = createWorld();
        const alice = sessions[0];
        const mailbox = mailboxes.get('alice');
        if (!alice || !mailbox) throw new Error('alice is missing');
        const { deliver } = alice;
        const sent = steps.map(([{ from, to }, online]) => {
          if (online) {
            alice.deliver = deliver;
            mailbox.push(...alice.missed.splice(0));
          } else core.sessions.detach(alice);
          return core.sendC2C(from, to, 'x');
        });
        mailbox.push(...alice.missed.splice(0));
        const messages = mailbox.flatMap((event) => (event.type === 'c2c-message' ? [event.message] : []));
        expect(messages).toEqual(sent.filter(({ from, to }) => from === 'alice' || to === 'alice'));
      }),
    );
  });

  test('a repeated request stores and delivers nothing new', () => {
    const { core, mailboxes } = createWorld();
    const draft = {
      from: 'alice',
      to: 'bob',
      sequence: 1,
      random: 2,
      clientTime: 3,
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'x' } }],
    };
    expect(core.c2c.send(draft)).toBe(core.c2c.send(draft));
    expect(mailboxes.get('bob')).toHaveLength(1);
  });

  test('who answers within the same second still counts later messages of that second as unread', () => {
    const { core } = createWorld();
    core.sendC2C('bob', 'alice', 'one');
    core.c2c.markRead('alice', 'bob', core.clock.seconds());
    core.sendC2C('bob', 'alice', 'two');
    expect(core.c2c.unread('alice', 'bob').map((message) => message.elements[0]?.MsgContent.Text)).toEqual([
      'two',
    ]);
  });
});

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

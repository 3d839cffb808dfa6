import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoreEvent, GroupEntry } from '../../loopback/index.ts';
import { attempt, createWorld, USERS, user, type World } from './world.ts';

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
            expect(page.entries.length).toBeLessThanOrEqual(size);
            collected.push(...page.entries.map((entry) => entry.sequence));
            if (page.complete) break;
            if (page.entries.length === 0) throw new Error('paging does not end');
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

test('a member recalls own messages only, a manager those of others too', () => {
  const { core } = createWorld();
  core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'alice',
    members: ['bob', 'carol'],
  });
  const { sequence } = core.sendGroup('bob', 'club', 'x');
  expect(() => core.groupMessages.recall('club', 'carol', [sequence])).toThrow(/may not manage/);
  expect(core.groupMessages.lastEntry(core.groups.get('club'))).toMatchObject({ recalled: false });
  core.groupMessages.recall('club', 'alice', [sequence]);
  expect(core.groupMessages.lastEntry(core.groups.get('club'))).toMatchObject({ recalled: true });
  expect(() => core.groupMessages.recall('club', 'bob', [99])).toThrow(/no message 99/);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CoreEvent } from '../../loopback/index.ts';
import { createWorld, USERS, user, type World } from './world.ts';

const ALLOW = ['AllowAny', 'NeedConfirm', 'DenyAny'] as const;

/** What the rules say, written as plain sets of pairs. */
class Model {
  friends = new Set<string>();
  waiting = new Set<string>();
  blocked = new Set<string>();
  allow = new Map<string, string>();

  add(from: string, to: string, both: boolean): number {
    const [pair, back] = [`${from}>${to}`, `${to}>${from}`];
    if (from === to) return 30001;
    if (this.friends.has(pair)) return 30520;
    if (this.blocked.has(pair)) return 30515;
    if (this.blocked.has(back)) return 30525;
    if (both) {
      const agreed = this.friends.has(back) || this.waiting.has(back);
      if (!agreed && this.allow.get(to) === 'DenyAny') return 30516;
      if (!agreed && this.allow.get(to) === 'NeedConfirm') {
        this.waiting.add(pair);
        return 30539;
      }
      this.waiting.delete(pair);
      this.waiting.delete(back);
      this.friends.add(back);
    }
    this.friends.add(pair);
    return 0;
  }

  respond(userID: string, applicant: string, answer: string): number {
    if (!this.waiting.delete(`${applicant}>${userID}`)) return 30614;
    if (answer !== 'Reject') this.friends.add(`${applicant}>${userID}`);
    if (answer === 'AgreeAndAdd') this.friends.add(`${userID}>${applicant}`);
    return 0;
  }

  remove(from: string, to: string, both: boolean): number {
    if (!this.friends.delete(`${from}>${to}`)) return 31704;
    if (both) this.friends.delete(`${to}>${from}`);
    return 0;
  }

  block(from: string, to: string): number {
    if (from === to) return 30001;
    if (this.blocked.has(`${from}>${to}`)) return 0;
    this.blocked.add(`${from}>${to}`);
    this.friends.delete(`${from}>${to}`);
    this.friends.delete(`${to}>${from}`);
    return 0;
  }
}

type Step = (world: World, model: Model) => [actual: number, expected: number];
const step = fc.oneof(
  fc.tuple(user, user, fc.boolean()).map(([from, to, both]): Step => {
    return ({ core }, model) => [
      core.relations.add(from, { userID: to }, both).code,
      model.add(from, to, both),
    ];
  }),
  fc
    .tuple(user, user, fc.constantFrom('Agree', 'AgreeAndAdd', 'Reject'))
    .map(([who, applicant, answer]): Step => {
      return ({ core }, model) => [
        core.relations.respond(who, applicant, answer as 'Agree').code,
        model.respond(who, applicant, answer),
      ];
    }),
  fc.tuple(user, user, fc.boolean()).map(([from, to, both]): Step => {
    return ({ core }, model) => [core.relations.remove(from, to, both).code, model.remove(from, to, both)];
  }),
  fc.tuple(user, user).map(([from, to]): Step => {
    return ({ core }, model) => [core.relations.block(from, to).code, model.block(from, to)];
  }),
  fc.tuple(user, user).map(([from, to]): Step => {
    return ({ core }, model) => {
      model.blocked.delete(`${from}>${to}`);
      return [core.relations.unblock(from, to).code, 0];
    };
  }),
  fc.tuple(user, fc.constantFrom(...ALLOW)).map(([who, allow]): Step => {
    return ({ core }, model) => {
      core.setProfile(who, new Map([['Tag_Profile_IM_AllowType', `AllowType_Type_${allow}`]]));
      model.allow.set(who, allow);
      return [0, 0];
    };
  }),
);

/** The friend list that a client would have that only listens. */
function friendsHeard(events: readonly CoreEvent[]): string[] {
  const friends = new Set<string>();
  for (const event of events) {
    if (event.type === 'friend-added') friends.add(event.peer);
    if (event.type === 'friend-removed') friends.delete(event.peer);
  }
  return [...friends].sort();
}

test('relations follow the rules, and what clients are told adds up to the truth', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld();
      const model = new Model();
      for (const run of steps) {
        const [actual, expected] = run(world, model);
        expect(actual).toBe(expected);
      }
      const { relations } = world.core;
      const pairs = (lists: (userID: string) => Iterable<string>) =>
        USERS.flatMap((userID) => [...lists(userID)].map((peer) => `${userID}>${peer}`)).sort();
      expect(pairs((userID) => relations.books.of(userID).friends.keys())).toEqual([...model.friends].sort());
      expect(pairs((userID) => relations.books.of(userID).applications.out.keys())).toEqual(
        [...model.waiting].sort(),
      );
      for (const userID of USERS) {
        const heard = friendsHeard(world.mailboxes.get(userID) ?? []);
        expect(heard).toEqual([...relations.books.of(userID).friends.keys()].sort());
        // Both sides keep the same applications.
        for (const applicant of relations.books.of(userID).applications.in.keys()) {
          expect(relations.books.of(applicant).applications.out.has(userID)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a friend is told apart by remark, groups and custom values, and by nothing else', () => {
  const { core } = createWorld();
  core.relations.add('alice', { userID: 'bob', groupName: 'work' }, true);
  const set = (tag: string, value: unknown) =>
    core.relations.update('alice', 'bob', new Map([[tag, value]])).code;
  expect(set('Tag_SNS_IM_Group', ['home', 'work'])).toBe(0);
  expect(core.relations.groups.of('alice', 'bob').sort()).toEqual(['home', 'work']);
  expect(set('Tag_SNS_Custom_Level', 3)).toBe(0);
  expect(core.relations.books.friend('alice', 'bob')?.custom.get('Tag_SNS_Custom_Level')).toBe(3);
  expect(set('Tag_Profile_IM_Nick', 'not yours')).toBe(30001);
  expect(core.relations.update('alice', 'carol', new Map()).code).toBe(31704);
  // The other side has none of it.
  expect(core.relations.books.friend('bob', 'alice')?.remark).toBe('');
});

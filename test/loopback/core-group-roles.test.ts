import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempt, createWorld, USERS, user, type World } from './world.ts';

type Role = 'Owner' | 'Admin' | 'Member';
const RANK: Record<Role, number> = { Owner: 2, Admin: 1, Member: 0 };

/** Who has which role in a Public group, and who may act on whom, by plain ranks. */
class Model {
  roles = new Map<string, Role>([
    ['alice', 'Owner'],
    ['bob', 'Member'],
    ['carol', 'Member'],
  ]);

  rank(userID: string): number {
    const role = this.roles.get(userID);
    return role ? RANK[role] : -1;
  }

  mayManage(operator: string, userID: string): boolean {
    return this.rank(operator) >= 1 && this.rank(userID) >= 0 && this.rank(operator) > this.rank(userID);
  }
}

type Step = (world: World, model: Model) => [happened: boolean, mayHappen: boolean];
const done = (action: () => unknown): boolean => attempt(() => action() ?? true) !== undefined;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(user, user, fc.constantFrom('Admin', 'Member')).map(([operator, userID, role]): Step => {
    return ({ core }, model) => {
      const may = model.rank(operator) === 2 && model.rank(userID) >= 0 && operator !== userID;
      const happened = done(() =>
        core.settings.changeMember('club', operator, userID, { role: role as 'Admin' }),
      );
      if (may) model.roles.set(userID, role as Role);
      return [happened, may];
    };
  }),
  fc.tuple(user, user).map(([operator, userID]): Step => {
    return ({ core }, model) => [
      done(() => core.settings.mute('club', operator, [userID], 60)),
      model.mayManage(operator, userID),
    ];
  }),
  fc.tuple(user, user).map(([operator, userID]): Step => {
    return ({ core }, model) => {
      const isMember = model.rank(userID) >= 0;
      const may = model.rank(operator) >= 1 && (!isMember || model.mayManage(operator, userID));
      const happened = done(() => core.membership.remove('club', operator, [userID]));
      if (may) model.roles.delete(userID);
      return [happened, may];
    };
  }),
  fc.tuple(user, user).map(([operator, userID]): Step => {
    return ({ core }, model) => {
      const may = model.rank(operator) === 2 && model.rank(userID) >= 0;
      const happened = done(() => core.settings.changeOwner('club', operator, userID));
      if (may && operator !== userID) {
        model.roles.set(operator, 'Member');
        model.roles.set(userID, 'Owner');
      }
      return [happened, may];
    };
  }),
  fc.tuple(user, user).map(([operator, userID]): Step => {
    return ({ core }, model) => {
      const may = model.rank(operator) >= 0;
      const happened = done(() => core.membership.invite('club', operator, [userID]));
      if (may && model.rank(userID) < 0) model.roles.set(userID, 'Member');
      return [happened, may];
    };
  }),
  fc.tuple(user, fc.constantFrom('On', 'Off')).map(([operator, shutUpAllMember]): Step => {
    return ({ core }, model) => [
      done(() => core.settings.change('club', operator, { shutUpAllMember: shutUpAllMember as 'On' })),
      model.rank(operator) >= 1,
    ];
  }),
);

test('roles decide who may do what, and there is one owner always', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld();
      const model = new Model();
      const { core } = world;
      const group = core.createGroup({
        groupID: 'club',
        type: 'Public',
        name: 'Club',
        owner: 'alice',
        members: ['bob', 'carol'],
      });
      for (const run of steps) {
        const [happened, mayHappen] = run(world, model);
        expect(happened).toBe(mayHappen);
      }
      const roles = [...group.members].map(([userID, { role }]) => [userID, role]).sort();
      expect(roles).toEqual([...model.roles].sort());
      expect(roles.filter(([, role]) => role === 'Owner')).toEqual([[group.owner, 'Owner']]);
      for (const userID of USERS) {
        const member = group.members.get(userID);
        const speaks = done(() =>
          core.groupMessages.send({
            from: userID,
            groupID: 'club',
            elements: [{ MsgType: 'T', MsgContent: {} }],
          }),
        );
        const isMuted =
          (member?.muteUntil ?? 0) > core.clock.seconds() ||
          (group.shutUpAllMember === 'On' && member?.role === 'Member');
        expect(speaks).toBe(member !== undefined && !isMuted);
      }
    }),
    { numRuns: 300 },
  );
});

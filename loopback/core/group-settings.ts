import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { GroupDelivery } from './group-delivery.ts';
import type { CustomField, Group, GroupMember, Groups } from './groups.ts';
import { type ApplyJoinOption, GROUP_NOTICE, GROUP_TIP } from './model.ts';

export interface GroupChange {
  name?: string;
  introduction?: string;
  notification?: string;
  faceUrl?: string;
  applyJoinOption?: ApplyJoinOption;
  maxMemberCount?: number;
  shutUpAllMember?: 'On' | 'Off';
  customFields?: CustomField[];
}

export interface MemberChange {
  role?: 'Admin' | 'Member';
  nameCard?: string;
  muteSeconds?: number;
  messageFlag?: string;
  customFields?: CustomField[];
}

// Wire names of the fields that a tip about changed group information carries.
const TIP_FIELD = {
  name: 'GroupName',
  introduction: 'GroupIntroduction',
  notification: 'GroupNotification',
  faceUrl: 'GroupFaceUrl',
  applyJoinOption: 'GroupApplyJoinOption',
  customFields: 'MsgAppDefinedData',
} as const;

/** Changes of a group's own data and of its members' rights. */
export class GroupSettings {
  readonly #clock: Clock;
  readonly #groups: Groups;
  readonly #delivery: GroupDelivery;

  constructor(clock: Clock, groups: Groups, delivery: GroupDelivery) {
    this.#clock = clock;
    this.#groups = groups;
    this.#delivery = delivery;
  }

  /** @throws {ImError} 10007 for an ordinary member; in a Private group every member may. */
  change(groupID: string, operator: string, change: GroupChange): void {
    const group = this.#groups.get(groupID);
    if (group.type === 'Private') this.#groups.member(group, operator);
    else this.#groups.requireManager(group, operator);
    const { customFields, ...plain } = change;
    const defined: Partial<Group> = Object.fromEntries(
      Object.entries(plain).filter(([, value]) => value !== undefined),
    );
    Object.assign(group, defined);
    if (customFields?.length) group.customFields = merged(group.customFields, customFields);
    this.#touch(group);
    const shown: Record<string, unknown> = {};
    for (const [field, wireName] of Object.entries(TIP_FIELD)) {
      const value = change[field as keyof typeof TIP_FIELD];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) shown[wireName] = value;
    }
    if (plain.shutUpAllMember !== undefined) shown.ShutupAll = plain.shutUpAllMember === 'On' ? 1 : 0;
    if (Object.keys(shown).length > 0) this.#tellInfo(group, operator, shown);
  }

  /** @throws {ImError} 10007 unless it is the own name card or flag, or the operator is above the member. */
  changeMember(groupID: string, operator: string, userID: string, change: MemberChange): void {
    const group = this.#groups.get(groupID);
    const member = this.#groups.member(group, userID);
    const touchesRights = change.role !== undefined || change.muteSeconds !== undefined;
    if (operator !== userID || touchesRights) {
      this.#groups.requireManager(group, operator, change.role === undefined);
      this.#groups.requireAbove(group, operator, member);
    }
    if (change.nameCard !== undefined) member.nameCard = change.nameCard;
    if (change.messageFlag !== undefined) member.messageFlag = change.messageFlag;
    if (change.customFields) member.customFields = merged(member.customFields, change.customFields);
    this.#groups.changed(group);
    if (change.role !== undefined && change.role !== member.role) {
      this.#setRole(group, operator, member, change.role);
    }
    if (change.muteSeconds !== undefined) this.#mute(group, operator, [member], change.muteSeconds);
  }

  /**
   * Takes the right to speak from members for `seconds`, or gives it back with 0.
   * @throws {ImError} 10007 when one of them is not below the operator; a Private group mutes nobody.
   */
  mute(groupID: string, operator: string, userIDs: readonly string[], seconds: number): void {
    const group = this.#groups.get(groupID);
    this.#groups.requireManager(group, operator);
    if (group.type === 'Private') {
      throw new ImError(ERROR_CODE.groupNoPermission, 'nobody is muted in a Private group');
    }
    const members = userIDs.map((userID) => this.#groups.member(group, userID));
    for (const member of members) this.#groups.requireAbove(group, operator, member);
    if (members.length > 0) this.#mute(group, operator, members, seconds);
  }

  changeOwner(groupID: string, operator: string, newOwner: string): void {
    const group = this.#groups.get(groupID);
    this.#groups.requireManager(group, operator, false);
    const next = this.#groups.member(group, newOwner);
    if (newOwner === group.owner) return;
    this.#groups.member(group, group.owner).role = 'Member';
    next.role = 'Owner';
    group.owner = newOwner;
    this.#touch(group);
    this.#tellInfo(group, operator, { Owner_Account: newOwner });
  }

  #mute(group: Group, operator: string, members: readonly GroupMember[], seconds: number): void {
    for (const member of members) member.muteUntil = seconds ? this.#clock.seconds() + seconds : 0;
    this.#delivery.tip(group, {
      operation: GROUP_TIP.memberInfo,
      operator,
      members: members.map(({ userID }) => userID),
      mutes: members.map(({ userID }) => ({ userID, seconds })),
    });
  }

  #setRole(group: Group, operator: string, member: GroupMember, role: 'Admin' | 'Member'): void {
    member.role = role;
    const becomesAdmin = role === 'Admin';
    this.#delivery.tip(group, {
      operation: becomesAdmin ? GROUP_TIP.setAdmin : GROUP_TIP.unsetAdmin,
      operator,
      members: [member.userID],
    });
    this.#delivery.notify(group, member.userID, {
      reportType: becomesAdmin ? GROUP_NOTICE.setAdmin : GROUP_NOTICE.unsetAdmin,
      operator,
    });
  }

  #touch(group: Group): void {
    group.infoSequence += 1;
    group.lastInfoTime = this.#clock.seconds();
    this.#groups.changed(group);
  }

  #tellInfo(group: Group, operator: string, newGroupInfo: Record<string, unknown>): void {
    this.#delivery.tip(group, {
      operation: GROUP_TIP.groupInfo,
      operator,
      members: [operator],
      newGroupInfo,
    });
  }
}

function merged(known: readonly CustomField[], changed: readonly CustomField[]): CustomField[] {
  const keys = new Set(changed.map(({ Key }) => Key));
  return [...known.filter(({ Key }) => !keys.has(Key)), ...changed];
}

import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { GroupDelivery } from './group-delivery.ts';
import type { Group, Groups } from './groups.ts';
import { type ApplyJoinOption, GROUP_NOTICE, GROUP_TIP } from './model.ts';

export interface GroupChange {
  name?: string;
  introduction?: string;
  notification?: string;
  faceUrl?: string;
  applyJoinOption?: ApplyJoinOption;
  maxMemberCount?: number;
  shutUpAllMember?: 'On' | 'Off';
  customFields?: { Key: string; Value: unknown }[];
}

export interface MemberChange {
  role?: 'Admin' | 'Member';
  nameCard?: string;
  muteSeconds?: number;
  messageFlag?: string;
}

// Wire names of the fields that a tip about changed group information carries.
const TIP_FIELD = {
  name: 'GroupName',
  introduction: 'GroupIntroduction',
  notification: 'GroupNotification',
  faceUrl: 'GroupFaceUrl',
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
    const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    Object.assign(group, defined);
    const shown = Object.entries(TIP_FIELD).filter(([field]) => field in defined);
    if (shown.length === 0) return;
    this.#delivery.tip(group, {
      operation: GROUP_TIP.groupInfo,
      operator,
      members: [operator],
      newGroupInfo: Object.fromEntries(shown.map(([field, wireName]) => [wireName, defined[field]])),
    });
  }

  changeMember(groupID: string, operator: string, userID: string, change: MemberChange): void {
    const group = this.#groups.get(groupID);
    const member = this.#groups.member(group, userID);
    if (operator !== userID || change.role !== undefined || change.muteSeconds !== undefined) {
      this.#groups.requireManager(group, operator, change.role === undefined);
    }
    if (change.nameCard !== undefined) member.nameCard = change.nameCard;
    if (change.messageFlag !== undefined) member.messageFlag = change.messageFlag;
    if (change.role !== undefined && change.role !== member.role)
      this.#setRole(group, operator, userID, change.role);
    if (change.muteSeconds !== undefined) {
      member.muteUntil = change.muteSeconds ? this.#clock.seconds() + change.muteSeconds : 0;
      this.#delivery.tip(group, {
        operation: GROUP_TIP.memberInfo,
        operator,
        members: [userID],
        mutes: [{ userID, seconds: change.muteSeconds }],
      });
    }
  }

  changeOwner(groupID: string, operator: string, newOwner: string): void {
    const group = this.#groups.get(groupID);
    this.#groups.requireManager(group, operator, false);
    const next = this.#groups.member(group, newOwner);
    this.#groups.member(group, group.owner).role = 'Member';
    next.role = 'Owner';
    group.owner = newOwner;
  }

  #setRole(group: Group, operator: string, userID: string, role: 'Admin' | 'Member'): void {
    const member = this.#groups.member(group, userID);
    if (member.role === 'Owner') {
      throw new ImError(ERROR_CODE.groupNoPermission, 'the role of the owner cannot be changed');
    }
    member.role = role;
    const becomesAdmin = role === 'Admin';
    this.#delivery.tip(group, {
      operation: becomesAdmin ? GROUP_TIP.setAdmin : GROUP_TIP.unsetAdmin,
      operator,
      members: [userID],
    });
    this.#delivery.notify(group, userID, {
      reportType: becomesAdmin ? GROUP_NOTICE.setAdmin : GROUP_NOTICE.unsetAdmin,
      operator,
    });
  }
}

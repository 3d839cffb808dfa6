import { ERROR_CODE, ImError } from './errors.ts';
import type { GroupAdmission } from './group-admission.ts';
import type { GroupDelivery } from './group-delivery.ts';
import type { Group, GroupDraft, Groups } from './groups.ts';
import type { AVChatRoomMode, LiveRooms, Viewer } from './live-rooms.ts';
import { GROUP_NOTICE, GROUP_TIP } from './model.ts';
import type { Session, Sessions } from './sessions.ts';

export type JoinResult = { status: 'JoinedSuccess'; viewer?: Viewer } | { status: 'WaitAdminApproval' };

/** Who comes and goes: creating, joining, inviting, quitting, removing, dismissing. */
export class GroupMembership {
  readonly #groups: Groups;
  readonly #sessions: Sessions;
  readonly #delivery: GroupDelivery;
  readonly #liveRooms: LiveRooms;
  readonly #admission: GroupAdmission;

  constructor(
    groups: Groups,
    sessions: Sessions,
    delivery: GroupDelivery,
    liveRooms: LiveRooms,
    admission: GroupAdmission,
  ) {
    this.#groups = groups;
    this.#sessions = sessions;
    this.#delivery = delivery;
    this.#liveRooms = liveRooms;
    this.#admission = admission;
  }

  create(draft: GroupDraft): Group {
    const group = this.#groups.create(draft);
    this.#delivery.notify(group, group.owner, { reportType: GROUP_NOTICE.created, operator: group.owner });
    for (const userID of group.members.keys()) {
      if (userID !== group.owner) {
        this.#delivery.notify(group, userID, { reportType: GROUP_NOTICE.invited, operator: group.owner });
      }
    }
    return group;
  }

  /**
   * @throws {ImError} 10010 no such group, 10013 already a member, 10007 the group takes no applications, 10014 full.
   */
  join(groupID: string, session: Session, mode: AVChatRoomMode, remark = ''): JoinResult {
    const group = this.#groups.get(groupID);
    const { userID } = session;
    if (group.type === 'AVChatRoom')
      return { status: 'JoinedSuccess', viewer: this.#watch(group, session, mode) };
    if (group.members.has(userID)) {
      throw new ImError(ERROR_CODE.groupAlreadyMember, `${userID} is already a member of group ${groupID}`);
    }
    if (group.applyJoinOption === 'DisableApply') {
      throw new ImError(ERROR_CODE.groupNoPermission, `group ${groupID} takes no applications`);
    }
    if (group.applyJoinOption === 'NeedPermission') {
      this.#admission.apply(group, userID, remark);
      return { status: 'WaitAdminApproval' };
    }
    this.#admission.enter(group, [userID], userID, 1);
    return { status: 'JoinedSuccess' };
  }

  /** Watches an AVChatRoom without an account. @throws {ImError} 10010, 10007 for other group types. */
  joinAnonymously(groupID: string, session: Session): Viewer {
    const group = this.#groups.get(groupID);
    if (group.type !== 'AVChatRoom') {
      throw new ImError(ERROR_CODE.groupNoPermission, `group ${groupID} cannot be joined without login`);
    }
    return this.#liveRooms.join(groupID, session, 'poll');
  }

  /**
   * Adds users, or asks them where the group needs their consent. Returns the result per user: 1 added, 2 was a
   * member already, 3 asked. @throws {ImError} 10007 not allowed to invite, 10014 full.
   */
  invite(
    groupID: string,
    operator: string,
    userIDs: readonly string[],
  ): { userID: string; result: 1 | 2 | 3 }[] {
    const group = this.#groups.get(groupID);
    this.#groups.member(group, operator);
    if (group.type === 'AVChatRoom') {
      throw new ImError(ERROR_CODE.groupNoPermission, 'nobody can be invited into an AVChatRoom');
    }
    const added = [...new Set(userIDs)].filter((userID) => !group.members.has(userID));
    if (group.inviteNeedsConsent) {
      for (const userID of added) this.#admission.invite(group, operator, userID);
    } else {
      if (added.length > 0) this.#admission.enter(group, added, operator, 2);
      for (const userID of added) {
        this.#delivery.notify(group, userID, { reportType: GROUP_NOTICE.invited, operator });
      }
    }
    const newcomer = group.inviteNeedsConsent ? 3 : 1;
    return userIDs.map((userID) => ({ userID, result: added.includes(userID) ? newcomer : 2 }));
  }

  /** @throws {ImError} 10007 not a member; 10004 the owner of anything but a Private group cannot quit. */
  quit(groupID: string, userID: string, session?: Session): void {
    const group = this.#groups.get(groupID);
    if (group.type === 'AVChatRoom') {
      this.#unwatch(group, userID, session);
      return;
    }
    this.#groups.member(group, userID);
    if (group.owner === userID && group.type !== 'Private') {
      throw new ImError(ERROR_CODE.groupBadRequest, `the owner cannot quit group ${groupID}`);
    }
    group.members.delete(userID);
    this.#groups.changed(group);
    this.#delivery.tip(group, { operation: GROUP_TIP.quit, operator: userID, members: [userID] });
    this.#delivery.notify(group, userID, { reportType: GROUP_NOTICE.quit, operator: userID });
  }

  /** Removes members of a lower role. @throws {ImError} 10007 when one of them is not below the operator. */
  remove(groupID: string, operator: string, userIDs: readonly string[], reason = ''): void {
    const group = this.#groups.get(groupID);
    this.#groups.requireManager(group, operator, group.type !== 'Private');
    const removed = [...new Set(userIDs)].filter((userID) => group.members.has(userID));
    for (const userID of removed)
      this.#groups.requireAbove(group, operator, this.#groups.member(group, userID));
    if (removed.length === 0) return;
    for (const userID of removed) {
      group.members.delete(userID);
      for (const session of this.#sessions.ofUser(userID)) this.#liveRooms.leave(groupID, session);
    }
    this.#delivery.tip(group, { operation: GROUP_TIP.kick, operator, members: removed });
    for (const userID of removed) {
      this.#delivery.notify(group, userID, { reportType: GROUP_NOTICE.kicked, operator, remark: reason });
    }
  }

  /** Ends the group and tells everybody in it. */
  dismiss(groupID: string, operator?: string): void {
    const group = this.#groups.get(groupID);
    if (operator !== undefined) this.#groups.requireManager(group, operator, false);
    this.#delivery.notifyAll(group, {
      reportType: GROUP_NOTICE.dismissed,
      operator: operator ?? group.owner,
    });
    this.#groups.remove(group);
  }

  /** Who is in the room now: for an AVChatRoom its viewers, else the members with a session. */
  onlineCount(groupID: string): number {
    const group = this.#groups.get(groupID);
    if (group.type === 'AVChatRoom') {
      const viewers = this.#liveRooms.viewersOf(groupID);
      return new Set(viewers.map(({ session }) => session.userID || `#${session.instanceID}`)).size;
    }
    return [...group.members.keys()].filter((userID) => this.#sessions.ofUser(userID).length > 0).length;
  }

  /** A session has ended: it leaves every AVChatRoom it was watching. */
  leaveAllRooms(session: Session): void {
    for (const groupID of this.#liveRooms.roomsOf(session)) {
      const group = this.#groups.find(groupID);
      if (group && session.userID) this.#unwatch(group, session.userID, session);
      else this.#liveRooms.leave(groupID, session);
    }
  }

  #watch(group: Group, session: Session, mode: AVChatRoomMode): Viewer {
    const watching = this.#liveRooms
      .viewersOf(group.groupID)
      .some((viewer) => viewer.session.userID === session.userID);
    const viewer = this.#liveRooms.join(group.groupID, session, mode);
    if (!group.members.has(session.userID)) this.#groups.addMember(group, session.userID, 'Member');
    if (!watching) {
      const { userID } = session;
      this.#delivery.tip(group, {
        operation: GROUP_TIP.join,
        operator: userID,
        members: [userID],
        joinType: 1,
      });
    }
    return viewer;
  }

  #unwatch(group: Group, userID: string, session: Session | undefined): void {
    const leaving = session ? [session] : this.#sessions.ofUser(userID);
    const left = leaving.filter((one) => this.#liveRooms.leave(group.groupID, one));
    const isStillHere = this.#liveRooms
      .viewersOf(group.groupID)
      .some((viewer) => viewer.session.userID === userID);
    if (isStillHere) return;
    // The owner stays a member of the own room even while nobody of them watches it.
    if (group.owner !== userID) group.members.delete(userID);
    this.#groups.changed(group);
    if (left.length > 0) {
      this.#delivery.tip(group, { operation: GROUP_TIP.quit, operator: userID, members: [userID] });
    }
  }
}

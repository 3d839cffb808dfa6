import { randomUInt32 } from './c2c.ts';
import { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { GroupDelivery } from './group-delivery.ts';
import type { Admission, Group, Groups } from './groups.ts';
import { GROUP_NOTICE, GROUP_TIP } from './model.ts';

/** An answer to an application or invitation. What the client repeats of the notice must belong to it. */
export interface AdmissionAnswer {
  agree: boolean;
  remark?: string;
  authentication?: string;
  messageKey?: number;
}

/** How users get into a group: applications that managers answer, invitations that the invited answer. */
export class GroupAdmission {
  readonly #clock: Clock;
  readonly #groups: Groups;
  readonly #delivery: GroupDelivery;
  /** Until when (ms) a user has seen the applications. */
  readonly #readTimes = new Map<string, number>();
  readonly #changes: Changes;
  #lastKey = 0;

  constructor(clock: Clock, groups: Groups, delivery: GroupDelivery, changes = new Changes()) {
    this.#changes = changes;
    this.#clock = clock;
    this.#groups = groups;
    this.#delivery = delivery;
  }

  /** Makes users members and tells the group. @throws {ImError} 10014 when they do not fit in. */
  enter(group: Group, userIDs: readonly string[], operator: string, joinType: 1 | 2): void {
    if (group.members.size + userIDs.length > group.maxMemberCount) {
      throw new ImError(
        ERROR_CODE.groupFull,
        `group ${group.groupID} takes ${group.maxMemberCount} members at most`,
      );
    }
    for (const userID of userIDs) {
      this.#groups.addMember(group, userID, 'Member');
      group.invitations.delete(userID);
    }
    this.#delivery.tip(group, { operation: GROUP_TIP.join, operator, members: [...userIDs], joinType });
  }

  /** Asks the managers of a group to let somebody in. */
  apply(group: Group, applicant: string, remark: string): void {
    const application = this.#admission(applicant, applicant, remark);
    group.applications.set(applicant, application);
    this.#groups.changed(group);
    for (const { userID, role } of group.members.values()) {
      if (role === 'Member') continue;
      this.#delivery.notify(group, userID, { reportType: GROUP_NOTICE.applied, ...carried(application) });
    }
  }

  /** Asks a user into a group that takes nobody in unasked. */
  invite(group: Group, inviter: string, invitee: string): void {
    const invitation = this.#admission(invitee, inviter, '');
    group.invitations.set(invitee, invitation);
    this.#groups.changed(group);
    this.#delivery.notify(group, invitee, {
      reportType: GROUP_NOTICE.invitationRequest,
      ...carried(invitation),
    });
  }

  /** @throws {ImError} 10007 no manager, 10024 unknown or handled before, 10004 wrong authentication, 10014 full. */
  handleApplication(groupID: string, operator: string, applicant: string, answer: AdmissionAnswer): void {
    const group = this.#groups.get(groupID);
    this.#groups.requireManager(group, operator);
    const application = waiting(group.applications.get(applicant), answer);
    if (answer.agree && !group.members.has(applicant)) this.enter(group, [applicant], operator, 1);
    application.state = answer.agree ? 'accepted' : 'refused';
    this.#groups.changed(group);
    this.#delivery.notify(group, applicant, {
      reportType: answer.agree ? GROUP_NOTICE.accepted : GROUP_NOTICE.refused,
      operator,
      remark: answer.remark ?? '',
    });
  }

  /** The invited user answers. @throws {ImError} 10024 unknown or handled before, 10004 wrong authentication. */
  handleInvitation(groupID: string, invitee: string, answer: AdmissionAnswer): void {
    const group = this.#groups.get(groupID);
    const invitation = waiting(group.invitations.get(invitee), answer);
    if (answer.agree && !group.members.has(invitee)) this.enter(group, [invitee], invitation.operator, 2);
    else group.invitations.delete(invitee);
    this.#groups.changed(group);
    this.#delivery.notify(group, invitation.operator, {
      reportType: answer.agree ? GROUP_NOTICE.invitationAccepted : GROUP_NOTICE.invitationRefused,
      operator: invitee,
      remark: answer.remark ?? '',
    });
  }

  /** What `userID` may answer or has answered: applications to the groups it manages, own invitations. */
  pending(userID: string): { group: Group; admission: Admission; isInvitation: boolean }[] {
    const applied = this.#groups
      .managedBy(userID)
      .flatMap((group) =>
        [...group.applications.values()].map((admission) => ({ group, admission, isInvitation: false })),
      );
    const invited = this.#groups.all().flatMap((group) => {
      const admission = group.invitations.get(userID);
      return admission ? [{ group, admission, isInvitation: true }] : [];
    });
    return [...applied, ...invited].sort(
      (first, second) => second.admission.messageKey - first.admission.messageKey,
    );
  }

  /** Until when (ms) a user has seen what is pending. */
  readTime(userID: string): number {
    return this.#readTimes.get(userID) ?? 0;
  }

  markRead(userID: string, time: number): void {
    this.#readTimes.set(userID, Math.max(this.readTime(userID), time));
    this.#changes.touch('admission-read', userID);
  }

  #admission(userID: string, operator: string, remark: string): Admission {
    // Lists are paged by it: no two may share it.
    this.#lastKey = Math.max(this.#clock.milliseconds(), this.#lastKey + 1);
    return {
      userID,
      operator,
      remark,
      messageKey: this.#lastKey,
      authentication: `auth-${randomUInt32()}`,
      state: 'waiting',
    };
  }
}

const carried = ({ operator, remark, authentication, messageKey }: Admission) => ({
  operator,
  remark,
  authentication,
  messageKey,
});

function waiting(admission: Admission | undefined, answer: AdmissionAnswer): Admission {
  if (admission?.state !== 'waiting') {
    throw new ImError(ERROR_CODE.groupApplicationHandled, 'it has been handled, or there is none');
  }
  if (answer.authentication && answer.authentication !== admission.authentication) {
    throw new ImError(ERROR_CODE.groupBadRequest, 'the authentication does not belong to it');
  }
  // A later application replaces an earlier one, whose notice may still be answered.
  if (answer.messageKey && answer.messageKey !== admission.messageKey) {
    throw new ImError(ERROR_CODE.groupApplicationHandled, 'a later one has replaced it');
  }
  return admission;
}

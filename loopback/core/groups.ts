import { randomUInt32 } from './c2c.ts';
import { Changes, joinKey } from './changes.ts';
import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { ApplyJoinOption, GroupEntry, GroupRole, GroupType } from './model.ts';
import type { Users } from './users.ts';

export interface CustomField {
  Key: string;
  Value: unknown;
}

export interface GroupMember {
  userID: string;
  role: GroupRole;
  joinTime: number;
  nameCard: string;
  /** Muted until this time (s). */
  muteUntil: number;
  /** Newest sequence number the member has read. */
  readSequence: number;
  messageFlag: string;
  /** Seconds. */
  lastSendTime: number;
  customFields: CustomField[];
}

export interface Group {
  groupID: string;
  type: GroupType;
  name: string;
  introduction: string;
  notification: string;
  faceUrl: string;
  owner: string;
  createTime: number;
  applyJoinOption: ApplyJoinOption;
  shutUpAllMember: 'On' | 'Off';
  maxMemberCount: number;
  customFields: CustomField[];
  members: Map<string, GroupMember>;
  /** Messages and tips in sequence order, without gaps. */
  entries: GroupEntry[];
  lastMessageTime: number;
  /** Whether users are asked before an invitation makes them members. */
  inviteNeedsConsent: boolean;
  /** Counts changes of the group's own data. */
  infoSequence: number;
  /** Seconds. */
  lastInfoTime: number;
  /** The latest application of every applicant. */
  applications: Map<string, Admission>;
  /** Invitations that wait for the invited. */
  invitations: Map<string, Admission>;
}

/** Somebody asks to be let into a group, or is asked in. */
export interface Admission {
  /** Who would become a member. */
  userID: string;
  /** Who asked: the same user, or the one who invites. */
  operator: string;
  remark: string;
  /** Time in milliseconds; the notices about it carry it, and it names the application. */
  messageKey: number;
  authentication: string;
  state: 'waiting' | 'accepted' | 'refused';
}

export interface GroupDraft {
  groupID?: string;
  /** `groupID` is one that only the service gives (`@TGS#…`): a group of elsewhere is made here under its ID. */
  serviceID?: boolean;
  type: GroupType;
  name: string;
  owner: string;
  members?: string[];
  introduction?: string;
  notification?: string;
  faceUrl?: string;
  applyJoinOption?: ApplyJoinOption;
  maxMemberCount?: number;
  customFields?: CustomField[];
  /** Whether users are asked before an invitation makes them members; off by default. */
  inviteNeedsConsent?: boolean;
}

const GROUP_TYPES: readonly GroupType[] = ['Private', 'Public', 'ChatRoom', 'AVChatRoom'];
const DEFAULT_JOIN_OPTION: Record<GroupType, ApplyJoinOption> = {
  Private: 'DisableApply',
  Public: 'NeedPermission',
  ChatRoom: 'FreeAccess',
  AVChatRoom: 'FreeAccess',
};

/** The groups and who is in them. What members do inside a group is in the files beside this one. */
export class Groups {
  readonly #clock: Clock;
  readonly #users: Users;
  readonly #groups = new Map<string, Group>();
  readonly #dismissed = new Map<string, Group>();

  readonly #changes: Changes;

  constructor(clock: Clock, users: Users, changes = new Changes()) {
    this.#changes = changes;
    this.#clock = clock;
    this.#users = users;
  }

  /** @throws {ImError} 10021 ID taken, 10015 ID illegal, 10004 unknown type. */
  create(draft: GroupDraft): Group {
    if (!GROUP_TYPES.includes(draft.type)) {
      throw new ImError(ERROR_CODE.groupBadRequest, `unknown group type ${JSON.stringify(draft.type)}`);
    }
    const groupID = draft.groupID || `@TGS#${randomUInt32().toString(36).toUpperCase()}`;
    if (Buffer.byteLength(groupID) > 48 || !isAllowedID(draft)) {
      throw new ImError(ERROR_CODE.groupIDIllegal, `group ID ${JSON.stringify(groupID)} is not allowed`);
    }
    if (this.#groups.has(groupID)) {
      throw new ImError(ERROR_CODE.groupIDTaken, `group ID ${groupID} has been used`);
    }
    const group: Group = {
      groupID,
      type: draft.type,
      name: draft.name,
      introduction: draft.introduction ?? '',
      notification: draft.notification ?? '',
      faceUrl: draft.faceUrl ?? '',
      owner: draft.owner,
      createTime: this.#clock.seconds(),
      applyJoinOption: draft.applyJoinOption ?? DEFAULT_JOIN_OPTION[draft.type],
      shutUpAllMember: 'Off',
      maxMemberCount: draft.maxMemberCount ?? 200,
      customFields: draft.customFields ?? [],
      members: new Map(),
      entries: [],
      lastMessageTime: 0,
      inviteNeedsConsent: draft.inviteNeedsConsent ?? false,
      infoSequence: 1,
      lastInfoTime: this.#clock.seconds(),
      applications: new Map(),
      invitations: new Map(),
    };
    const invited = new Set(draft.members ?? []);
    if (new Set([draft.owner, ...invited]).size > group.maxMemberCount) {
      throw new ImError(ERROR_CODE.groupFull, `the group takes ${group.maxMemberCount} members at most`);
    }
    this.addMember(group, draft.owner, 'Owner');
    for (const userID of invited) {
      if (!group.members.has(userID)) this.addMember(group, userID, 'Member');
    }
    this.#groups.set(groupID, group);
    this.changed(group);
    return group;
  }

  /** To be called after every change of a group or its members; entries are reported on their own. */
  changed(group: Group): void {
    this.#changes.touch('group', group.groupID);
  }

  /** Puts back a group of an earlier start. */
  restore(group: Group, isDismissed: boolean): void {
    (isDismissed ? this.#dismissed : this.#groups).set(group.groupID, group);
  }

  all(): Group[] {
    return [...this.#groups.values()];
  }

  find(groupID: string): Group | undefined {
    return this.#groups.get(groupID);
  }

  /** The group, even when it was dismissed: notices about it still name it. */
  lastKnown(groupID: string): Group | undefined {
    return this.#groups.get(groupID) ?? this.#dismissed.get(groupID);
  }

  /** @throws {ImError} 10010 when there is no such group. */
  get(groupID: string): Group {
    const group = this.#groups.get(groupID);
    if (!group)
      throw new ImError(ERROR_CODE.groupNotFound, `group ${JSON.stringify(groupID)} does not exist`);
    return group;
  }

  /** @throws {ImError} 10007 when the user is not in the group. */
  member(group: Group, userID: string): GroupMember {
    const member = group.members.get(userID);
    if (!member) {
      throw new ImError(ERROR_CODE.groupNoPermission, `${userID} is not a member of group ${group.groupID}`);
    }
    return member;
  }

  /** @throws {ImError} 10007 unless the user is the owner or, where `admins` is true, an admin. */
  requireManager(group: Group, userID: string, admins = true): void {
    const { role } = this.member(group, userID);
    if (role === 'Owner' || (admins && role === 'Admin')) return;
    throw new ImError(ERROR_CODE.groupNoPermission, `${userID} may not manage group ${group.groupID}`);
  }

  /** @throws {ImError} 10007 unless the operator's role is above the one of the member it acts on. */
  requireAbove(group: Group, operator: string, member: GroupMember): void {
    this.requireManager(group, operator, member.role === 'Member');
    if (member.role === 'Owner') {
      throw new ImError(ERROR_CODE.groupNoPermission, `nobody is above the owner of group ${group.groupID}`);
    }
  }

  /** The groups a user is owner or admin of. */
  managedBy(userID: string): Group[] {
    return this.joinedBy(userID).filter((group) => group.members.get(userID)?.role !== 'Member');
  }

  joinedBy(userID: string): Group[] {
    return [...this.#groups.values()].filter((group) => group.members.has(userID));
  }

  addMember(group: Group, userID: string, role: GroupRole): GroupMember {
    this.#users.ensure(userID);
    const member: GroupMember = {
      userID,
      role,
      joinTime: this.#clock.seconds(),
      nameCard: '',
      muteUntil: 0,
      // What was said before somebody joined is not unread for them.
      readSequence: group.entries.length,
      messageFlag: 'AcceptAndNotify',
      lastSendTime: 0,
      customFields: [],
    };
    group.members.set(userID, member);
    this.changed(group);
    return member;
  }

  remove(group: Group): void {
    this.#groups.delete(group.groupID);
    this.#dismissed.set(group.groupID, group);
    this.changed(group);
    for (const { sequence } of group.entries) {
      this.#changes.touch('group-entry', joinKey(group.groupID, sequence));
    }
  }
}

function isAllowedID({ groupID, serviceID }: GroupDraft): boolean {
  if (!groupID) return true;
  return !/[\s\p{Cc}]/u.test(groupID) && (serviceID === true || !groupID.startsWith('@TGS#'));
}

/** The sequence number the next message or tip of the group will get. */
export const nextSequence = (group: Group): number => group.entries.length + 1;

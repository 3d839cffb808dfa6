import { randomUInt32 } from './c2c.ts';
import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { ApplyJoinOption, GroupEntry, GroupRole, GroupType } from './model.ts';
import type { Users } from './users.ts';

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
  customFields: { Key: string; Value: unknown }[];
  members: Map<string, GroupMember>;
  /** Messages and tips in sequence order, without gaps. */
  entries: GroupEntry[];
  lastMessageTime: number;
  /** The latest application of every applicant. */
  applications: Map<string, GroupApplication>;
}

/** Somebody asks to be let into a group. */
export interface GroupApplication {
  applicant: string;
  remark: string;
  /** Time of the application in milliseconds; the managers' notices carry it, and it names the application. */
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
  customFields?: { Key: string; Value: unknown }[];
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

  constructor(clock: Clock, users: Users) {
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
      applications: new Map(),
    };
    this.addMember(group, draft.owner, 'Owner');
    for (const userID of draft.members ?? []) {
      if (!group.members.has(userID)) this.addMember(group, userID, 'Member');
    }
    this.#groups.set(groupID, group);
    return group;
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
    };
    group.members.set(userID, member);
    return member;
  }

  remove(group: Group): void {
    this.#groups.delete(group.groupID);
    this.#dismissed.set(group.groupID, group);
  }
}

function isAllowedID({ groupID, serviceID }: GroupDraft): boolean {
  if (!groupID) return true;
  return !/[\s\p{Cc}]/u.test(groupID) && (serviceID === true || !groupID.startsWith('@TGS#'));
}

/** The sequence number the next message or tip of the group will get. */
export const nextSequence = (group: Group): number => group.entries.length + 1;

import { C2CConversations } from './c2c.ts';
import { Changes } from './changes.ts';
import { Clock } from './clock.ts';
import { Contacts } from './contacts.ts';
import { GroupAdmission } from './group-admission.ts';
import { GroupDelivery } from './group-delivery.ts';
import { GroupMembership } from './group-membership.ts';
import { GroupMessages } from './group-messages.ts';
import { GroupSettings } from './group-settings.ts';
import { type Group, type GroupDraft, Groups } from './groups.ts';
import { KeptNotices } from './kept-notices.ts';
import { LiveRooms } from './live-rooms.ts';
import {
  type C2CMessage,
  GROUP_NOTICE,
  type GroupMessage,
  KICK_TYPE,
  type KickType,
  type MessageElement,
  type MessagePriority,
} from './model.ts';
import { Relations } from './relations.ts';
import { type Session, Sessions } from './sessions.ts';
import { PROFILE_TAG, Users } from './users.ts';

/** The body of a message: plain text, or elements as on the wire. */
export type MessageBody = string | MessageElement[];

export interface CoreOptions {
  /** Whether a user may be logged in more than once: `allow` (default), or `kick` the older session. */
  multiLogin?: 'allow' | 'kick';
  /** Time (s) in which a message may be recalled, default 120. */
  recallWithin?: number;
}

/**
 * The whole backend in memory: accounts, sessions, conversations, groups. It knows no socket and no wire
 * format beyond the element bodies. The methods here act from outside, like the app's own server would.
 */
export class Core {
  readonly clock: Clock;
  /** Says what to keep when something is to outlive the process. */
  readonly changes = new Changes();
  readonly users = new Users(this.changes);
  readonly sessions = new Sessions();
  readonly liveRooms = new LiveRooms();
  readonly keptNotices = new KeptNotices(this.changes);
  readonly groups: Groups;
  readonly c2c: C2CConversations;
  readonly groupMessages: GroupMessages;
  readonly admission: GroupAdmission;
  readonly membership: GroupMembership;
  readonly settings: GroupSettings;
  readonly contacts: Contacts;
  readonly relations: Relations;
  readonly #delivery: GroupDelivery;

  /** @param now milliseconds since 1970. */
  constructor(now?: () => number, options: CoreOptions = {}) {
    this.clock = new Clock(now);
    this.#delivery = new GroupDelivery(
      this.clock,
      this.sessions,
      this.liveRooms,
      this.keptNotices,
      this.changes,
    );
    this.groups = new Groups(this.clock, this.users, this.changes);
    this.c2c = new C2CConversations(
      this.clock,
      this.users,
      this.sessions,
      options.recallWithin,
      this.changes,
    );
    this.groupMessages = new GroupMessages(
      this.clock,
      this.users,
      this.sessions,
      this.groups,
      this.#delivery,
      options.recallWithin,
    );
    this.admission = new GroupAdmission(this.clock, this.groups, this.#delivery, this.changes);
    this.membership = new GroupMembership(
      this.groups,
      this.sessions,
      this.#delivery,
      this.liveRooms,
      this.admission,
    );
    this.settings = new GroupSettings(this.clock, this.groups, this.#delivery);
    this.relations = new Relations(this.clock, this.users, this.sessions, this.changes);
    this.contacts = new Contacts(this.c2c, this.groups, this.groupMessages, this.changes);
    if (options.multiLogin === 'kick') {
      this.sessions.onOpen = (session) => {
        if (session.userID) this.kick(session.userID, KICK_TYPE.multipleAccount, session);
      };
    }
  }

  /** Creates an account or changes its profile. */
  setUser(userID: string, profile: { nick?: string; avatar?: string } = {}): void {
    const values = new Map<string, unknown>();
    if (profile.nick !== undefined) values.set(PROFILE_TAG.nick, profile.nick);
    if (profile.avatar !== undefined) values.set(PROFILE_TAG.avatar, profile.avatar);
    this.setProfile(userID, values);
  }

  /** Sets profile values by wire tag. The user's other sessions and everybody who has it as a friend are told. */
  setProfile(userID: string, values: ReadonlyMap<string, unknown>, origin?: Session): void {
    const user = this.users.ensure(userID);
    for (const [tag, value] of values) user.profile.set(tag, value);
    this.users.changed(userID);
    if (values.size === 0) return;
    const event = { type: 'profile-changed', userID, values: new Map(values) } as const;
    this.sessions.send(userID, event, origin);
    for (const peer of this.relations.books.befriendedBy(userID)) this.sessions.send(peer, event);
  }

  createGroup(draft: GroupDraft): Group {
    return this.membership.create(draft);
  }

  sendC2C(from: string, to: string, body: MessageBody): C2CMessage {
    return this.c2c.send({ from, to, elements: toElements(body) });
  }

  /** Sends into a group. A sender from outside joins first where the group type lets it: an AVChatRoom. */
  sendGroup(
    from: string,
    groupID: string,
    body: MessageBody,
    options: { priority?: MessagePriority } = {},
  ): GroupMessage {
    const group = this.groups.get(groupID);
    if (group.type === 'AVChatRoom' && !group.members.has(from)) this.groups.addMember(group, from, 'Member');
    return this.groupMessages.send({ from, groupID, elements: toElements(body), ...options });
  }

  /** Throws the sessions of a user out, `except` one. Returns how many there were. */
  kick(userID: string, kickType: KickType = KICK_TYPE.multipleAccount, except?: Session): number {
    const sessions = this.sessions.ofUser(userID).filter((session) => session !== except);
    for (const session of sessions) {
      this.sessions.sendTo(session, { type: 'kicked', kickType, instanceID: session.instanceID });
      this.endSession(session);
    }
    return sessions.length;
  }

  /** Takes the right to speak from a user everywhere for some seconds; 0 gives it back. */
  muteUser(userID: string, { c2c, group }: { c2c?: number; group?: number }): void {
    const { mutedUntil } = this.users.ensure(userID);
    const until = (seconds: number) => (seconds ? this.clock.seconds() + seconds : 0);
    if (c2c !== undefined) mutedUntil.c2c = until(c2c);
    if (group !== undefined) mutedUntil.group = until(group);
    this.users.changed(userID);
  }

  dismissGroup(groupID: string): void {
    this.membership.dismiss(groupID);
  }

  /** Sends a custom system notice (255) to some or all members of a group. */
  customNotice(groupID: string, text: string, to?: readonly string[]): void {
    const group = this.groups.get(groupID);
    const draft = { reportType: GROUP_NOTICE.custom, operator: group.owner, userDefinedField: text };
    if (to) for (const userID of to) this.#delivery.notify(group, userID, draft);
    else this.#delivery.notifyAll(group, draft);
  }

  /** Logs a session out; it leaves the AVChatRooms it was watching. */
  endSession(session: Session): void {
    this.sessions.close(session);
    this.membership.leaveAllRooms(session);
  }
}

const toElements = (body: MessageBody): MessageElement[] =>
  typeof body === 'string' ? [{ MsgType: 'TIMTextElem', MsgContent: { Text: body } }] : body;

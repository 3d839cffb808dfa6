import { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import { RELATION_RESULT as RESULT } from './errors.ts';
import type { CoreEvent } from './model.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Users } from './users.ts';

/** Somebody in a user's friend list. Friendship may be one-sided. */
export interface Friend {
  userID: string;
  /** Seconds. */
  addTime: number;
  source: string;
  wording: string;
  remark: string;
  /** Values of `Tag_SNS_Custom_*`. */
  custom: Map<string, unknown>;
}

/** A request to become friends, as one of its two sides keeps it. */
export interface FriendApplication {
  /** The other side. */
  userID: string;
  /** Seconds. */
  time: number;
  source: string;
  wording: string;
  /** What the applicant will call the friend, and the friend group it goes to. */
  remark: string;
  groupName: string;
}

export type ApplicationDirection = 'in' | 'out';
export type FriendDraft = Pick<FriendApplication, 'userID'> & Partial<FriendApplication>;
export type FriendAnswer = 'Agree' | 'AgreeAndAdd' | 'Reject';

/** What became of one of the accounts a command named. */
export interface RelationResult {
  userID: string;
  code: number;
  info: string;
}

/** The relations of one user. */
export interface RelationBook {
  friends: Map<string, Friend>;
  applications: Record<ApplicationDirection, Map<string, FriendApplication>>;
  /** Friend groups: name to members. */
  groups: Map<string, Set<string>>;
  /** Applications up to this time (s) have been seen. */
  applicationsReadTime: number;
}

const REMARK_TAG = 'Tag_SNS_IM_Remark';
const GROUP_TAG = 'Tag_SNS_IM_Group';
const CUSTOM_PREFIX = 'Tag_SNS_Custom_';
const ALLOW_TYPE_TAG = 'Tag_Profile_IM_AllowType';

/** Friends, applications and black lists. */
export class Relations {
  readonly #clock: Clock;
  readonly #users: Users;
  readonly #sessions: Sessions;
  readonly #changes: Changes;
  readonly #books = new Map<string, RelationBook>();

  constructor(clock: Clock, users: Users, sessions: Sessions, changes = new Changes()) {
    this.#changes = changes;
    this.#clock = clock;
    this.#users = users;
    this.#sessions = sessions;
  }

  book(userID: string): RelationBook {
    const known = this.#books.get(userID);
    if (known) return known;
    const book: RelationBook = {
      friends: new Map(),
      applications: { in: new Map(), out: new Map() },
      groups: new Map(),
      applicationsReadTime: 0,
    };
    this.#books.set(this.#users.ensure(userID).userID, book);
    return book;
  }

  /** Puts back the relations of an earlier start. */
  restore(userID: string, book: RelationBook): void {
    this.#books.set(userID, book);
  }

  friend(userID: string, peer: string): Friend | undefined {
    return this.#books.get(userID)?.friends.get(peer);
  }

  /** The names of the friend groups a friend is in. */
  groupsOf(userID: string, peer: string): string[] {
    return [...this.book(userID).groups].flatMap(([name, members]) => (members.has(peer) ? [name] : []));
  }

  /** How many applications came in that the user has not seen. */
  unreadApplications(userID: string): number {
    const { applications, applicationsReadTime } = this.book(userID);
    return [...applications.in.values()].filter(({ time }) => time > applicationsReadTime).length;
  }

  /**
   * Adds a friend, or applies for it where the other side wants to be asked. `both` is false for a one-sided
   * friendship, which nobody is asked about.
   */
  add(userID: string, draft: FriendDraft, both: boolean): RelationResult {
    const peer = this.#users.ensure(draft.userID).userID;
    const user = this.#users.ensure(userID);
    if (peer === userID) return result(peer, RESULT.badRequest, 'nobody is a friend of oneself');
    if (this.friend(userID, peer)) return result(peer, RESULT.alreadyFriends, 'already a friend');
    if (user.blackList.has(peer))
      return result(peer, RESULT.inOwnBlackList, 'the peer is on your black list');
    if (this.#users.ensure(peer).blackList.has(userID)) {
      return result(peer, RESULT.inPeerBlackList, 'you are on the black list of the peer');
    }
    const application: FriendApplication = {
      source: '',
      wording: '',
      remark: '',
      groupName: '',
      ...draft,
      userID: peer,
      time: this.#clock.seconds(),
    };
    if (!both) {
      this.#befriend(userID, application);
      return result(peer);
    }
    // Who has this user as a friend already, or asked for it, has agreed.
    const hasAgreed = this.friend(peer, userID) || this.book(userID).applications.in.has(peer);
    const allowType = this.#users.ensure(peer).profile.get(ALLOW_TYPE_TAG);
    if (!hasAgreed && allowType === 'AllowType_Type_DenyAny') {
      return result(peer, RESULT.peerRefuses, 'the peer refuses friends');
    }
    if (!hasAgreed && allowType === 'AllowType_Type_NeedConfirm') {
      this.#apply(userID, application);
      return result(peer, RESULT.waitingForPeer, 'the application waits for the peer');
    }
    const back = this.book(peer).applications.out.get(userID);
    this.#forget(userID, 'in', peer);
    this.#forget(userID, 'out', peer);
    this.#befriend(userID, application);
    this.#befriend(peer, back ?? { ...application, userID, remark: '', groupName: '' });
    return result(peer);
  }

  /** Answers an application. `Agree` gives the applicant a friend, `AgreeAndAdd` gives both one. */
  respond(userID: string, applicant: string, answer: FriendAnswer, remark = ''): RelationResult {
    const application = this.book(userID).applications.in.get(applicant);
    if (!application) return result(applicant, RESULT.noApplication, 'there is no such application');
    const own = this.book(applicant).applications.out.get(userID) ?? { ...application, userID };
    this.#forget(userID, 'in', applicant);
    if (answer === 'Reject') return result(applicant);
    this.#befriend(applicant, own);
    if (answer === 'AgreeAndAdd') this.#befriend(userID, { ...application, remark, groupName: '' });
    return result(applicant);
  }

  /** Ends a friendship on one side or on both. */
  remove(userID: string, peer: string, both: boolean): RelationResult {
    if (!this.friend(userID, peer)) return result(peer, RESULT.notFriends, 'not a friend');
    this.#unfriend(userID, peer);
    if (both) this.#unfriend(peer, userID);
    return result(peer);
  }

  /** Changes what a user keeps about a friend: remark, groups, custom values, by wire tag. */
  update(
    userID: string,
    peer: string,
    values: ReadonlyMap<string, unknown>,
    origin?: Session,
  ): RelationResult {
    const friend = this.friend(userID, peer);
    if (!friend) return result(peer, RESULT.notFriends, 'not a friend');
    for (const tag of values.keys()) {
      if (tag !== REMARK_TAG && tag !== GROUP_TAG && !tag.startsWith(CUSTOM_PREFIX)) {
        return result(peer, RESULT.badRequest, `${tag} cannot be set`);
      }
    }
    for (const [tag, value] of values) {
      if (tag === REMARK_TAG) friend.remark = String(value);
      else if (tag === GROUP_TAG) this.#moveTo(userID, peer, Array.isArray(value) ? value.map(String) : []);
      else friend.custom.set(tag, value);
    }
    this.#changes.touch('relations', userID);
    this.#sessions.send(userID, { type: 'friend-updated', userID: peer, values: new Map(values) }, origin);
    return result(peer);
  }

  /** Whether `userID` has `peer` as a friend, and the other way round. */
  check(userID: string, peer: string): { own: boolean; peers: boolean } {
    return { own: Boolean(this.friend(userID, peer)), peers: Boolean(this.friend(peer, userID)) };
  }

  /** Takes an application off the user's own list; the other side keeps its copy. */
  deleteApplication(userID: string, direction: ApplicationDirection, peer: string): RelationResult {
    if (!this.book(userID).applications[direction].delete(peer)) {
      return result(peer, RESULT.noApplication, 'there is no such application');
    }
    this.#tell(userID, { type: 'friend-application-removed', peer, direction });
    return result(peer);
  }

  /** The user has seen the applications up to `time` (s). */
  markApplicationsRead(userID: string, time: number, origin?: Session): void {
    const book = this.book(userID);
    book.applicationsReadTime = Math.max(book.applicationsReadTime, time);
    this.#changes.touch('relations', userID);
    this.#sessions.send(userID, { type: 'friend-applications-read', time }, origin);
  }

  /** Black-lists an account; a friendship with it ends on both sides. */
  block(userID: string, peer: string): RelationResult {
    const user = this.#users.ensure(userID);
    if (this.#users.ensure(peer).userID === userID) {
      return result(peer, RESULT.badRequest, 'nobody can black-list oneself');
    }
    if (user.blackList.has(peer)) return result(peer);
    user.blackList.set(peer, this.#clock.seconds());
    this.#users.changed(userID);
    this.#unfriend(userID, peer);
    this.#unfriend(peer, userID);
    return result(peer);
  }

  unblock(userID: string, peer: string): RelationResult {
    this.#users.ensure(userID).blackList.delete(peer);
    this.#users.changed(userID);
    return result(peer);
  }

  /** Creates friend groups, or adds friends to existing ones. Who is no friend is refused. */
  addToGroups(userID: string, names: readonly string[], peers: readonly string[]): RelationResult[] {
    const { groups } = this.book(userID);
    const members = peers.filter((peer) => this.friend(userID, peer));
    for (const name of names) groups.set(name, new Set([...(groups.get(name) ?? []), ...members]));
    this.#changes.touch('relations', userID);
    return this.#friendsOnly(userID, peers);
  }

  removeFromGroup(userID: string, name: string, peers: readonly string[]): RelationResult[] {
    for (const peer of peers) this.book(userID).groups.get(name)?.delete(peer);
    this.#changes.touch('relations', userID);
    return this.#friendsOnly(userID, peers);
  }

  renameGroup(userID: string, name: string, newName: string): void {
    const { groups } = this.book(userID);
    const members = groups.get(name);
    if (!members || groups.has(newName)) return;
    groups.delete(name);
    groups.set(newName, members);
    this.#changes.touch('relations', userID);
  }

  deleteGroups(userID: string, names: readonly string[]): void {
    for (const name of names) this.book(userID).groups.delete(name);
    this.#changes.touch('relations', userID);
  }

  /** Everybody who has `userID` as a friend. */
  befriendedBy(userID: string): string[] {
    return [...this.#books].flatMap(([owner, { friends }]) => (friends.has(userID) ? [owner] : []));
  }

  #apply(userID: string, application: FriendApplication): void {
    const peer = application.userID;
    const arrived = { ...application, userID };
    this.book(userID).applications.out.set(peer, application);
    this.book(peer).applications.in.set(userID, arrived);
    this.#tell(userID, { type: 'friend-application-added', application, direction: 'out' });
    this.#tell(peer, { type: 'friend-application-added', application: arrived, direction: 'in' });
  }

  #befriend(userID: string, { userID: peer, remark, source, wording, groupName }: FriendApplication): void {
    const book = this.book(userID);
    if (book.friends.has(peer)) return;
    const addTime = this.#clock.seconds();
    book.friends.set(peer, { userID: peer, addTime, source, wording, remark, custom: new Map() });
    if (groupName) this.addToGroups(userID, [groupName], [peer]);
    this.#tell(userID, { type: 'friend-added', peer });
  }

  #unfriend(userID: string, peer: string): void {
    const book = this.book(userID);
    if (!book.friends.delete(peer)) return;
    for (const members of book.groups.values()) members.delete(peer);
    this.#tell(userID, { type: 'friend-removed', peer });
  }

  /** An application is settled: it leaves the lists of both sides. */
  #forget(userID: string, direction: ApplicationDirection, peer: string): void {
    const opposite = direction === 'in' ? 'out' : 'in';
    if (this.book(userID).applications[direction].delete(peer)) {
      this.#tell(userID, { type: 'friend-application-removed', peer, direction });
    }
    if (this.book(peer).applications[opposite].delete(userID)) {
      this.#tell(peer, { type: 'friend-application-removed', peer: userID, direction: opposite });
    }
  }

  #moveTo(userID: string, peer: string, names: readonly string[]): void {
    for (const members of this.book(userID).groups.values()) members.delete(peer);
    this.addToGroups(userID, names, [peer]);
  }

  #friendsOnly(userID: string, peers: readonly string[]): RelationResult[] {
    return peers.map((peer) =>
      this.friend(userID, peer) ? result(peer) : result(peer, RESULT.notFriends, 'not a friend'),
    );
  }

  /** Every change of friends and applications is told to its user. */
  #tell(userID: string, event: CoreEvent): void {
    this.#changes.touch('relations', userID);
    this.#sessions.send(userID, event);
  }
}

const result = (userID: string, code = 0, info = ''): RelationResult => ({ userID, code, info });

import { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import { RELATION_RESULT as RESULT } from './errors.ts';
import { FriendApplications } from './friend-applications.ts';
import { FriendGroups } from './friend-groups.ts';
import {
  type FriendApplication,
  RelationBooks,
  type RelationResult,
  relationResult,
} from './relation-books.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Users } from './users.ts';

export type FriendDraft = Pick<FriendApplication, 'userID'> & Partial<FriendApplication>;
export type FriendAnswer = 'Agree' | 'AgreeAndAdd' | 'Reject';

const REMARK_TAG = 'Tag_SNS_IM_Remark';
const GROUP_TAG = 'Tag_SNS_IM_Group';
const CUSTOM_PREFIX = 'Tag_SNS_Custom_';
const ALLOW_TYPE_TAG = 'Tag_Profile_IM_AllowType';

/** Who is whose friend, and who refuses whom. */
export class Relations {
  readonly books: RelationBooks;
  readonly groups: FriendGroups;
  readonly applications: FriendApplications;
  readonly #clock: Clock;
  readonly #users: Users;

  constructor(clock: Clock, users: Users, sessions: Sessions, changes = new Changes()) {
    this.#clock = clock;
    this.#users = users;
    this.books = new RelationBooks(users, sessions, changes);
    this.groups = new FriendGroups(this.books);
    this.applications = new FriendApplications(this.books);
  }

  /**
   * Adds a friend, or applies for it where the other side wants to be asked. `both` is false for a one-sided
   * friendship, which nobody is asked about.
   */
  add(userID: string, draft: FriendDraft, both: boolean): RelationResult {
    const peer = this.#users.ensure(draft.userID).userID;
    const user = this.#users.ensure(userID);
    if (peer === userID) return relationResult(peer, RESULT.badRequest, 'nobody is a friend of oneself');
    if (this.books.friend(userID, peer))
      return relationResult(peer, RESULT.alreadyFriends, 'already a friend');
    if (user.blackList.has(peer))
      return relationResult(peer, RESULT.inOwnBlackList, 'the peer is on your black list');
    if (this.#users.ensure(peer).blackList.has(userID)) {
      return relationResult(peer, RESULT.inPeerBlackList, 'you are on the black list of the peer');
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
      return relationResult(peer);
    }
    // Who has this user as a friend already, or asked for it, has agreed.
    const hasAgreed = this.books.friend(peer, userID) || this.applications.find(userID, 'in', peer);
    const allowType = this.#users.ensure(peer).profile.get(ALLOW_TYPE_TAG);
    if (!hasAgreed && allowType === 'AllowType_Type_DenyAny') {
      return relationResult(peer, RESULT.peerRefuses, 'the peer refuses friends');
    }
    if (!hasAgreed && allowType === 'AllowType_Type_NeedConfirm') {
      this.applications.apply(userID, application);
      return relationResult(peer, RESULT.waitingForPeer, 'the application waits for the peer');
    }
    const back = this.applications.find(peer, 'out', userID);
    this.applications.settle(userID, 'in', peer);
    this.applications.settle(userID, 'out', peer);
    this.#befriend(userID, application);
    this.#befriend(peer, back ?? { ...application, userID, remark: '', groupName: '' });
    return relationResult(peer);
  }

  /** Answers an application. `Agree` gives the applicant a friend, `AgreeAndAdd` gives both one. */
  respond(userID: string, applicant: string, answer: FriendAnswer, remark = ''): RelationResult {
    const application = this.applications.find(userID, 'in', applicant);
    if (!application) return relationResult(applicant, RESULT.noApplication, 'there is no such application');
    const own = this.applications.find(applicant, 'out', userID) ?? { ...application, userID };
    this.applications.settle(userID, 'in', applicant);
    if (answer === 'Reject') return relationResult(applicant);
    this.#befriend(applicant, own);
    if (answer === 'AgreeAndAdd') this.#befriend(userID, { ...application, remark, groupName: '' });
    return relationResult(applicant);
  }

  /** Ends a friendship on one side or on both. */
  remove(userID: string, peer: string, both: boolean): RelationResult {
    if (!this.books.friend(userID, peer)) return relationResult(peer, RESULT.notFriends, 'not a friend');
    this.#unfriend(userID, peer);
    if (both) this.#unfriend(peer, userID);
    return relationResult(peer);
  }

  /** Changes what a user keeps about a friend: remark, groups, custom values, by wire tag. */
  update(
    userID: string,
    peer: string,
    values: ReadonlyMap<string, unknown>,
    origin?: Session,
  ): RelationResult {
    const friend = this.books.friend(userID, peer);
    if (!friend) return relationResult(peer, RESULT.notFriends, 'not a friend');
    for (const tag of values.keys()) {
      if (tag !== REMARK_TAG && tag !== GROUP_TAG && !tag.startsWith(CUSTOM_PREFIX)) {
        return relationResult(peer, RESULT.badRequest, `${tag} cannot be set`);
      }
    }
    for (const [tag, value] of values) {
      if (tag === REMARK_TAG) friend.remark = String(value);
      else if (tag === GROUP_TAG)
        this.groups.moveTo(userID, peer, Array.isArray(value) ? value.map(String) : []);
      else friend.custom.set(tag, value);
    }
    this.books.tell(userID, { type: 'friend-updated', userID: peer, values: new Map(values) }, origin);
    return relationResult(peer);
  }

  /** Whether `userID` has `peer` as a friend, and the other way round. */
  check(userID: string, peer: string): { own: boolean; peers: boolean } {
    return { own: Boolean(this.books.friend(userID, peer)), peers: Boolean(this.books.friend(peer, userID)) };
  }

  /** Black-lists an account; a friendship with it ends on both sides. */
  block(userID: string, peer: string): RelationResult {
    const user = this.#users.ensure(userID);
    if (this.#users.ensure(peer).userID === userID) {
      return relationResult(peer, RESULT.badRequest, 'nobody can black-list oneself');
    }
    if (user.blackList.has(peer)) return relationResult(peer);
    user.blackList.set(peer, this.#clock.seconds());
    this.#users.changed(userID);
    this.#unfriend(userID, peer);
    this.#unfriend(peer, userID);
    return relationResult(peer);
  }

  unblock(userID: string, peer: string): RelationResult {
    this.#users.ensure(userID).blackList.delete(peer);
    this.#users.changed(userID);
    return relationResult(peer);
  }

  #befriend(userID: string, { userID: peer, remark, source, wording, groupName }: FriendApplication): void {
    const book = this.books.of(userID);
    if (book.friends.has(peer)) return;
    const addTime = this.#clock.seconds();
    book.friends.set(peer, { userID: peer, addTime, source, wording, remark, custom: new Map() });
    if (groupName) this.groups.add(userID, [groupName], [peer]);
    this.books.tell(userID, { type: 'friend-added', peer });
  }

  #unfriend(userID: string, peer: string): void {
    const book = this.books.of(userID);
    if (!book.friends.delete(peer)) return;
    for (const members of book.groups.values()) members.delete(peer);
    this.books.tell(userID, { type: 'friend-removed', peer });
  }
}

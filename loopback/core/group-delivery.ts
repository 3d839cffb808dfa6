import { randomUInt32 } from './c2c.ts';
import { Changes, joinKey } from './changes.ts';
import type { Clock } from './clock.ts';
import { type Group, nextSequence } from './groups.ts';
import type { KeptNotices } from './kept-notices.ts';
import type { LiveRooms } from './live-rooms.ts';
import type { CoreEvent, GroupEntry, GroupNotice, GroupTip } from './model.ts';
import type { Sessions } from './sessions.ts';

type TipDraft = Omit<GroupTip, 'kind' | 'groupID' | 'sequence' | 'random' | 'time' | 'memberCount'>;
type NoticeDraft = Pick<GroupNotice, 'reportType' | 'operator'> & Partial<GroupNotice>;

// Notices are numbered apart from group entries, and far away from them: the SDK drops a repeated number in a feed.
const FIRST_NOTICE_SEQUENCE = 100_000_000;

/** Brings group entries and notices to the sessions that should see them. */
export class GroupDelivery {
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  readonly #liveRooms: LiveRooms;
  readonly #keptNotices: KeptNotices;
  readonly #changes: Changes;
  #lastNotice = FIRST_NOTICE_SEQUENCE;

  constructor(
    clock: Clock,
    sessions: Sessions,
    liveRooms: LiveRooms,
    keptNotices: KeptNotices,
    changes = new Changes(),
  ) {
    this.#changes = changes;
    this.#keptNotices = keptNotices;
    this.#clock = clock;
    this.#sessions = sessions;
    this.#liveRooms = liveRooms;
  }

  /** Appends an entry to the group's history and shows it to everybody in the group. */
  add(group: Group, entry: GroupEntry): void {
    group.entries.push(entry);
    group.lastMessageTime = entry.time;
    this.#changes.touch('group', group.groupID);
    this.changed(entry);
    this.#show(group, { type: 'group-entry', entry });
  }

  /** To be called after a change of an entry. */
  changed(entry: GroupEntry): void {
    this.#changes.touch('group-entry', joinKey(entry.groupID, entry.sequence));
  }

  tip(group: Group, draft: TipDraft): GroupTip {
    const tip: GroupTip = {
      kind: 'tip',
      groupID: group.groupID,
      sequence: nextSequence(group),
      random: randomUInt32(),
      time: this.#clock.seconds(),
      memberCount: group.members.size,
      ...draft,
    };
    this.add(group, tip);
    return tip;
  }

  /** Tells one user something about a group, at its next login if it has no session. */
  notify(group: Group, to: string, draft: NoticeDraft): GroupNotice {
    const notice = this.#notice(group, to, draft);
    // A recall is part of the history that the next login reads anyway.
    if (this.#sessions.ofUser(to).length === 0 && !notice.recalled) this.#keptNotices.keep(notice);
    this.#sessions.send(to, { type: 'group-notice', notice });
    return notice;
  }

  /** Tells everybody in the group. Viewers of an AVChatRoom get it the way they get its messages. */
  notifyAll(group: Group, draft: NoticeDraft): void {
    if (group.type === 'AVChatRoom') {
      this.#show(group, { type: 'group-notice', notice: this.#notice(group, '', draft) });
      return;
    }
    this.notifyMembers(group, draft);
  }

  /** Tells every member by push, whatever the type of the group. */
  notifyMembers(group: Group, draft: NoticeDraft): void {
    for (const userID of [...group.members.keys()]) this.notify(group, userID, draft);
  }

  #notice(group: Group, to: string, draft: NoticeDraft): GroupNotice {
    this.#lastNotice = Math.max(this.#lastNotice, this.#keptNotices.lastSequence) + 1;
    return {
      groupID: group.groupID,
      to,
      sequence: this.#lastNotice,
      random: this.#lastNotice,
      time: this.#clock.seconds(),
      remark: '',
      authentication: '',
      messageKey: 0,
      userDefinedField: '',
      ...draft,
    };
  }

  #show(group: Group, event: CoreEvent): void {
    if (group.type === 'AVChatRoom') {
      for (const viewer of this.#liveRooms.append(group.groupID, event)) {
        this.#sessions.sendTo(viewer.session, event);
      }
      return;
    }
    for (const userID of [...group.members.keys()]) this.#sessions.send(userID, event);
  }
}

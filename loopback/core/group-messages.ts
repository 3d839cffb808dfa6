import { REPEAT_WINDOW, randomUInt32 } from './c2c.ts';
import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import type { GroupDelivery } from './group-delivery.ts';
import { type Group, type Groups, nextSequence } from './groups.ts';
import { checkElements, RECALL_WITHIN } from './limits.ts';
import {
  GROUP_NOTICE,
  type GroupEntry,
  type GroupMessage,
  type MessageElement,
  type MessagePriority,
} from './model.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Users } from './users.ts';

export interface GroupMessageDraft {
  from: string;
  groupID: string;
  elements: MessageElement[];
  random?: number;
  priority?: MessagePriority;
  clientSequence?: number;
  clientTime?: number;
  cloudCustomData?: string;
  onlineOnly?: boolean;
}

/** Messages of groups: sending, history, read state, withdrawal. */
export class GroupMessages {
  readonly #clock: Clock;
  readonly #groups: Groups;
  readonly #delivery: GroupDelivery;

  readonly #users: Users;
  readonly #sessions: Sessions;
  readonly #recallWithin: number;

  /** @param recallWithin time (s) in which a member may recall its own message; managers always may. */
  constructor(
    clock: Clock,
    users: Users,
    sessions: Sessions,
    groups: Groups,
    delivery: GroupDelivery,
    recallWithin = RECALL_WITHIN,
  ) {
    this.#clock = clock;
    this.#users = users;
    this.#sessions = sessions;
    this.#recallWithin = recallWithin;
    this.#groups = groups;
    this.#delivery = delivery;
  }

  /**
   * Stores a message under the group's next sequence number and shows it to the members, the sender included.
   * @throws {ImError} 10010 no such group, 10007 not a member, 10017 muted, 80002 too large.
   */
  send(draft: GroupMessageDraft): GroupMessage {
    const group = this.#groups.get(draft.groupID);
    const member = this.#groups.member(group, draft.from);
    checkElements(draft.elements);
    const now = this.#clock.seconds();
    const isMuted = member.muteUntil > now || this.#users.ensure(draft.from).mutedUntil.group > now;
    if (isMuted || (group.shutUpAllMember === 'On' && member.role === 'Member')) {
      throw new ImError(ERROR_CODE.groupMuted, `${draft.from} is muted in group ${group.groupID}`);
    }
    const repeated = draft.random !== undefined && findRepeated(group, draft);
    // A client repeats a message it got no answer for: it is answered, not stored or shown twice.
    if (repeated) return repeated;
    const message: GroupMessage = {
      kind: 'message',
      groupID: group.groupID,
      from: draft.from,
      sequence: nextSequence(group),
      random: draft.random ?? randomUInt32(),
      time: now,
      clientSequence: draft.clientSequence ?? 0,
      clientTime: draft.clientTime ?? 0,
      priority: draft.priority ?? 'Normal',
      elements: draft.elements,
      cloudCustomData: draft.cloudCustomData ?? '',
      onlineOnly: draft.onlineOnly ?? false,
      recalled: false,
    };
    // Who answers has read.
    member.readSequence = message.sequence;
    member.lastSendTime = now;
    this.#delivery.add(group, message);
    return message;
  }

  /** At most `count` entries that end at `sequence` (or at the newest), newest first. */
  history(groupID: string, userID: string, count: number, sequence?: number) {
    const group = this.#groups.get(groupID);
    this.#groups.member(group, userID);
    const end = sequence ? Math.min(sequence, group.entries.length) : group.entries.length;
    const start = Math.max(0, end - count);
    return { entries: group.entries.slice(start, end).reverse(), complete: start === 0 };
  }

  /** The reader's other sessions are told. */
  markRead(groupID: string, userID: string, sequence: number, origin?: Session): void {
    const group = this.#groups.get(groupID);
    const member = this.#groups.member(group, userID);
    const read = Math.min(sequence, group.entries.length);
    if (read <= member.readSequence) return;
    member.readSequence = read;
    this.#groups.changed(group);
    this.#sessions.send(userID, { type: 'group-read-elsewhere', groupID, sequence: read }, origin);
  }

  /** Messages that the member has not read; tips do not count, and own ones are read by sending them. */
  unreadCount(group: Group, userID: string): number {
    const member = this.#groups.member(group, userID);
    return group.entries
      .slice(member.readSequence)
      .filter((entry) => entry.kind === 'message' && !entry.onlineOnly).length;
  }

  lastEntry(group: Group): GroupEntry | undefined {
    return group.entries.findLast((entry) => entry.kind !== 'message' || !entry.onlineOnly);
  }

  /**
   * Withdraws messages: the sender its own, a manager any. @throws {ImError} 10007, 10031 too late, 10032 done
   * before, 20023 no such message.
   */
  recall(groupID: string, operator: string, sequences: readonly number[]): void {
    const group = this.#groups.get(groupID);
    const messages = sequences.map((sequence) => {
      const entry = group.entries[sequence - 1];
      if (entry?.kind !== 'message') {
        throw new ImError(ERROR_CODE.messageNotFound, `group ${groupID} has no message ${sequence}`);
      }
      if (entry.recalled) {
        throw new ImError(ERROR_CODE.groupRecalledBefore, `message ${sequence} was recalled before`);
      }
      const { role } = this.#groups.member(group, operator);
      if (entry.from !== operator) this.#groups.requireManager(group, operator);
      else if (role === 'Member' && this.#clock.seconds() - entry.time > this.#recallWithin) {
        throw new ImError(
          ERROR_CODE.groupRecallTooLate,
          `only the last ${this.#recallWithin} s can be recalled`,
        );
      }
      return entry;
    });
    for (const message of messages) {
      message.recalled = true;
      this.#delivery.changed(message);
    }
    // Never through the feed of an AVChatRoom: the SDK would show the recall as a system message.
    this.#delivery.notifyMembers(group, {
      reportType: GROUP_NOTICE.recalled,
      operator,
      recalled: messages.map(({ sequence, random, from }) => ({ sequence, random, from })),
    });
  }
}

function findRepeated(group: Group, draft: GroupMessageDraft): GroupMessage | undefined {
  return group.entries
    .slice(-REPEAT_WINDOW)
    .find(
      (entry): entry is GroupMessage =>
        entry.kind === 'message' &&
        entry.from === draft.from &&
        entry.random === draft.random &&
        entry.clientSequence === (draft.clientSequence ?? 0) &&
        entry.clientTime === (draft.clientTime ?? 0),
    );
}

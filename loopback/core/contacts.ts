import { type C2CConversations, c2cMessageKey } from './c2c.ts';
import { Changes, joinKey } from './changes.ts';
import type { GroupMessages } from './group-messages.ts';
import type { Groups } from './groups.ts';
import type { C2CMessage, ConversationType, GroupEntry } from './model.ts';

/** One line of a user's conversation list. */
export type Contact =
  | {
      type: 'C2C';
      id: string;
      time: number;
      last: C2CMessage | undefined;
      unreadCount: number;
      pinned: boolean;
    }
  | {
      type: 'GROUP';
      id: string;
      time: number;
      last: GroupEntry | undefined;
      unreadCount: number;
      pinned: boolean;
    };

export interface ContactState {
  /** The last message the conversation had when it was removed; empty when it had none. */
  removed?: string;
  pinned: boolean;
}

/** The conversation list of every user. */
export class Contacts {
  readonly #c2c: C2CConversations;
  readonly #groups: Groups;
  readonly #groupMessages: GroupMessages;
  /** `user|conversation` that the user removed, with the last message it then had. */
  readonly #removed = new Map<string, string>();
  readonly #pinned = new Set<string>();
  readonly #changes: Changes;

  constructor(c2c: C2CConversations, groups: Groups, groupMessages: GroupMessages, changes = new Changes()) {
    this.#changes = changes;
    this.#c2c = c2c;
    this.#groups = groups;
    this.#groupMessages = groupMessages;
  }

  /** Newest first, AVChatRooms excluded (they have no history). */
  list(userID: string): Contact[] {
    const contacts: Contact[] = [];
    for (const peer of this.#c2c.peers(userID)) {
      const last = this.#c2c.lastMessage(userID, peer);
      contacts.push({
        type: 'C2C',
        id: peer,
        time: last?.time ?? 0,
        last,
        unreadCount: this.#c2c.unread(userID, peer).length,
        pinned: this.#pinned.has(keyOf(userID, 'C2C', peer)),
      });
    }
    for (const group of this.#groups.joinedBy(userID)) {
      if (group.type === 'AVChatRoom') continue;
      contacts.push({
        type: 'GROUP',
        id: group.groupID,
        time: group.lastMessageTime || group.createTime,
        last: this.#groupMessages.lastEntry(group),
        unreadCount: this.#groupMessages.unreadCount(group, userID),
        pinned: this.#pinned.has(keyOf(userID, 'GROUP', group.groupID)),
      });
    }
    return contacts
      .filter((contact) => {
        const key = keyOf(userID, contact.type, contact.id);
        return this.#removed.get(key) !== lastKey(contact);
      })
      .sort((first, second) => second.time - first.time);
  }

  /** Takes a conversation off the list until something new is said in it. */
  remove(userID: string, type: ConversationType, id: string): void {
    const contact = this.list(userID).find((one) => one.type === type && one.id === id);
    if (!contact) return;
    const key = keyOf(userID, type, id);
    this.#removed.set(key, lastKey(contact));
    this.#changes.touch('contact', key);
  }

  pin(userID: string, type: ConversationType, id: string, pinned: boolean): void {
    const key = keyOf(userID, type, id);
    if (pinned) this.#pinned.add(key);
    else this.#pinned.delete(key);
    this.#changes.touch('contact', key);
  }

  /** What the user did to a conversation of the list, by its key. */
  stateOf(key: string): ContactState {
    return { removed: this.#removed.get(key), pinned: this.#pinned.has(key) };
  }

  /** Puts back what the user did in an earlier start. */
  restore(key: string, { removed, pinned }: ContactState): void {
    if (removed !== undefined) this.#removed.set(key, removed);
    if (pinned) this.#pinned.add(key);
  }
}

const keyOf = (userID: string, type: ConversationType, id: string): string => joinKey(userID, type, id);

function lastKey(contact: Contact): string {
  if (!contact.last) return '';
  return contact.type === 'C2C' ? c2cMessageKey(contact.last) : String(contact.last.sequence);
}

import { type RecordKind, splitKey } from '../core/changes.ts';
import type { Core } from '../core/core.ts';
import type { Group } from '../core/groups.ts';
import type { RelationBook } from '../core/relation-books.ts';

/** How one kind of record is taken out of the core, and put back. Values are plain JSON. */
interface RecordForm {
  /** The value to keep; undefined when there is nothing to keep any more. */
  read(core: Core, key: string): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: what `read` of the same form gave, by way of JSON.
  restore(core: Core, key: string, value: any): void;
}

const user: RecordForm = {
  read(core, userID) {
    const found = core.users.find(userID);
    return found && { ...found, profile: [...found.profile], blackList: [...found.blackList] };
  },
  restore(core, _userID, value) {
    core.users.restore({ ...value, profile: new Map(value.profile), blackList: new Map(value.blackList) });
  },
};

const relations: RecordForm = {
  read(core, userID) {
    const { friends, applications, groups, applicationsReadTime } = core.relations.books.of(userID);
    return {
      friends: [...friends.values()].map((friend) => ({ ...friend, custom: [...friend.custom] })),
      in: [...applications.in],
      out: [...applications.out],
      groups: [...groups].map(([name, members]) => [name, [...members]]),
      applicationsReadTime,
    };
  },
  restore(core, userID, value) {
    type Saved = { userID: string; custom: [string, unknown][] };
    const book = {
      friends: new Map(
        value.friends.map((one: Saved) => [one.userID, { ...one, custom: new Map(one.custom) }]),
      ),
      applications: { in: new Map(value.in), out: new Map(value.out) },
      groups: new Map(value.groups.map(([name, members]: [string, string[]]) => [name, new Set(members)])),
      applicationsReadTime: value.applicationsReadTime,
    };
    core.relations.books.restore(userID, book as RelationBook);
  },
};

const group: RecordForm = {
  read(core, groupID) {
    const found = core.groups.lastKnown(groupID);
    if (!found) return undefined;
    const { entries: _, members, applications, invitations, ...rest } = found;
    // Who watches an AVChatRoom is gone when the process is.
    const lasting = [...members.values()].filter(
      ({ role }) => found.type !== 'AVChatRoom' || role !== 'Member',
    );
    return {
      ...rest,
      members: lasting,
      applications: [...applications],
      invitations: [...invitations],
      isDismissed: core.groups.find(groupID) !== found,
    };
  },
  restore(core, _groupID, { isDismissed, ...value }) {
    const restored = {
      ...value,
      members: new Map(value.members.map((member: { userID: string }) => [member.userID, member])),
      applications: new Map(value.applications),
      invitations: new Map(value.invitations),
      entries: [],
    };
    core.groups.restore(restored as Group, isDismissed);
  },
};

const groupEntry: RecordForm = {
  read(core, key) {
    const [groupID, sequence] = splitKey(key) as [string, number];
    return core.groups.find(groupID)?.entries[sequence - 1];
  },
  restore(core, _key, entry) {
    core.groups.find(entry.groupID)?.entries.push(entry);
  },
};

const c2cMessage: RecordForm = {
  read(core, key) {
    const [first, second, index] = splitKey(key) as [string, string, number];
    return core.c2c.messages(first, second)[index];
  },
  restore: (core, _key, message) => core.c2c.restoreMessage(message),
};

const c2cView: RecordForm = {
  read(core, key) {
    const [userID, peer] = splitKey(key) as [string, string];
    const { deleted, ...rest } = core.c2c.viewOf(userID, peer);
    const messages = core.c2c.messages(userID, peer);
    return { ...rest, deleted: [...deleted].map((message) => messages.indexOf(message)) };
  },
  restore(core, key, { deleted, ...rest }) {
    const [userID, peer] = splitKey(key) as [string, string];
    const messages = core.c2c.messages(userID, peer);
    const hidden = deleted.flatMap((index: number) => messages[index] ?? []);
    core.c2c.restoreView(userID, peer, { ...rest, deleted: new Set(hidden) });
  },
};

const contact: RecordForm = {
  read: (core, key) => core.contacts.stateOf(key),
  restore: (core, key, state) => core.contacts.restore(key, state),
};

const keptNotices: RecordForm = {
  read(core, userID) {
    const notices = core.keptNotices.of(userID);
    return notices.length > 0 ? notices : undefined;
  },
  restore: (core, userID, notices) => core.keptNotices.restore(userID, notices),
};

const admissionRead: RecordForm = {
  read: (core, userID) => core.admission.readTime(userID),
  restore: (core, userID, time) => core.admission.markRead(userID, time),
};

/** Every kind of record, in the order they are put back: a group before its entries, messages before views. */
export const RECORD_FORMS: Record<RecordKind, RecordForm> = {
  user,
  relations,
  group,
  'group-entry': groupEntry,
  'c2c-message': c2cMessage,
  'c2c-view': c2cView,
  contact,
  'kept-notices': keptNotices,
  'admission-read': admissionRead,
};

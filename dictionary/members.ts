import type { Member } from './member.ts';
import { CONNECTION_MEMBERS } from './members/connection.ts';
import { CONSTANTS_MEMBERS } from './members/constants.ts';
import { ELEMENTS_MEMBERS } from './members/elements.ts';
import { BIGGROUPS_MEMBERS, GROUPS_MEMBERS } from './members/groups.ts';
import { EMOTION_MEMBERS, LOG_MEMBERS, TOOL_MEMBERS } from './members/helpers.ts';
import { MESSAGES_MEMBERS } from './members/messages.ts';
import { CONTACTS_MEMBERS, PROFILE_MEMBERS, RELATIONS_MEMBERS } from './members/people.ts';
import { STORE_MEMBERS } from './members/store.ts';
import { UPLOADS_MEMBERS } from './members/uploads.ts';

/** Every member of the legacy surface, by capability. */
export const MEMBERS: readonly Member[] = [
  ...CONNECTION_MEMBERS,
  ...MESSAGES_MEMBERS,
  ...ELEMENTS_MEMBERS,
  ...STORE_MEMBERS,
  ...GROUPS_MEMBERS,
  ...BIGGROUPS_MEMBERS,
  ...PROFILE_MEMBERS,
  ...RELATIONS_MEMBERS,
  ...CONTACTS_MEMBERS,
  ...UPLOADS_MEMBERS,
  ...TOOL_MEMBERS,
  ...LOG_MEMBERS,
  ...EMOTION_MEMBERS,
  ...CONSTANTS_MEMBERS,
];

/**
 * What migrated code may call: helpers for the few things v2 has no counterpart for. No legacy classes, no globals;
 * every function takes the v2 instance or a v2 message.
 */

export { CONNECTION_STATUS, GROUP_MSG_SUB_TYPE, MSG_MAX_LENGTH } from '../../dictionary/enums.ts';
export { toLegacyError } from '../connection/to-legacy-error.ts';
export { joinText, parseText, type TextSegment } from '../emotion/parse-text.ts';
export { emotionIndexes as EmotionDataIndexs, emotionPictures as Emotions } from '../emotion/tables.ts';
export { Tool } from '../tool/tool.ts';
export { xssFilter } from '../tool/xss-filter.ts';
export { type C2CHistoryPage, type C2CHistoryRequest, getC2CHistory } from './c2c-history.ts';
export { type ChangedGroupInfo, changedGroupInfo } from './changed-group-info.ts';
export { addElement, type ComposeOptions, composeMessage } from './compose-message.ts';
export { type ConnectionNotice, onConnectionChange } from './connection-change.ts';
export { type ConversationStore, conversationStore, type StoredConversation } from './conversation-store.ts';
export { type DownloadUrl, onDownloadUrl } from './download-urls.ts';
export { elementText, setElementText, type TextContent } from './element-text.ts';
export {
  answerFriendApplications,
  deleteFriendApplications,
  getFriendApplications,
  type ResponseFriendItem,
} from './friend-applications.ts';
export { type FriendApplication, type FriendChange, onFriendChange } from './friend-changes.ts';
export {
  type AddFriendItem,
  addFriends,
  addToBlacklist,
  deleteFriends,
  type Friend,
  getBlacklist,
  getFriends,
  removeFromBlacklist,
} from './friends.ts';
export { type GroupApplicationAnswer, handleGroupApplication } from './group-applications.ts';
export { getGroupHistory } from './group-history.ts';
export {
  addGroupMembers,
  type GroupMember,
  getGroupMembers,
  getGroupRoles,
  type MemberChange,
  modifyGroupMember,
  muteGroupMembers,
} from './group-members.ts';
export { type GroupFacts, getGroups, getJoinedGroups, searchGroups } from './groups.ts';
export { imageFormat } from './image-format.ts';
export { isLoggedIn } from './is-logged-in.ts';
export type { Listeners } from './listeners.ts';
export {
  type LegacyLoginAnswer,
  type LoginOptions,
  loginAnswer,
  loginUntilReady,
  type OwnProfile,
} from './login.ts';
export {
  type ConversationFacts,
  conversationOf,
  messageSubType,
  priorityOfSubType,
} from './message-facts.ts';
export type { NativeElement, NativeError, NativeMessage, Tim, TimModule } from './native.ts';
export { sendAndEcho, setListeners } from './native-listeners.ts';
export { parseElements } from './parse-elements.ts';
export { onProfileChange, type ProfileChange } from './profile-changes.ts';
export { type ProfileTag, profileTags } from './profile-tags.ts';
export { getProfiles, type Profile, profileFromTags } from './profiles.ts';
export { type PushOptions, pushOptions } from './push-options.ts';
export { onReadElsewhere, type ReadElsewhere } from './read-elsewhere.ts';
export {
  getRecentConversations,
  type RecentConversation,
  removeConversation,
} from './recent-conversations.ts';
export type { RelationResult, RelationResults } from './relation-results.ts';
export { createTim, tim } from './shared-instance.ts';
export type { SplitMessages } from './sort-messages.ts';
export { splitMessages } from './split-messages.ts';
export { trackAVChatRooms } from './track-av-chat-rooms.ts';
export { getUnreadMessages } from './unread-messages.ts';
export {
  registerUploadPlugin,
  type UploadedFile,
  type UploadedPicture,
  type UploadRequest,
  uploadBase64,
  uploadedUrl,
  uploadFile,
  uploadFromForm,
} from './upload-file.ts';

import { applyJoinBigGroup } from './biggroups/apply-join-big-group.ts';
import { quitBigGroup } from './biggroups/quit-big-group.ts';
import { type Asking, askAndAnswer } from './connection/asking.ts';
import type { Client } from './connection/client.ts';
import { login } from './connection/login.ts';
import { logout, logoutAll } from './connection/logout.ts';
import { getLongPollingId } from './connection/long-polling-id.ts';
import { deleteChat } from './contacts/delete-chat.ts';
import { getRecentContactList } from './contacts/recent-contact-list.ts';
import { handleApplyJoinGroupPendency, handleInviteJoinGroupRequest } from './groups/applications.ts';
import {
  addGroupMember,
  deleteGroupMember,
  forbidSendMsg,
  modifyGroupMember,
} from './groups/change-members.ts';
import { createGroup, createGroupHigh } from './groups/create-group.ts';
import { getGroupInfo } from './groups/group-info.ts';
import { deleteGroupNotices, deleteGroupSystemMsgs } from './groups/group-notices.ts';
import { getGroupPublicInfo } from './groups/group-public-info.ts';
import { getJoinedGroupListHigh } from './groups/joined-groups.ts';
import { applyJoinGroup, destroyGroup, quitGroup } from './groups/membership.ts';
import { changeGroupOwner, modifyGroupBaseInfo } from './groups/modify-group.ts';
import { getPendencyGroup } from './groups/pendency.ts';
import { getGroupMemberInfo, getRoleInGroup } from './groups/read-members.ts';
import { getC2CHistoryMsgs } from './messages/c2c-history.ts';
import { c2CMsgReaded, groupMsgReaded, setAutoRead } from './messages/read-reports.ts';
import { sendMsg } from './messages/send-msg.ts';
import { syncGroupMsgs } from './messages/sync-group-msgs.ts';
import { syncMsgs } from './messages/sync-msgs.ts';
import { getProfilePortrait } from './profile/get-profile-portrait.ts';
import { setProfilePortrait } from './profile/set-profile-portrait.ts';
import { deletePendency, getPendency, getPendencyReport, responseFriend } from './relations/applications.ts';
import { addBlackList, deleteBlackList, getBlackList } from './relations/black-list.ts';
import { applyAddFriend, deleteFriend, getAllFriend } from './relations/friends.ts';
import type { Capabilities } from './surface/capabilities.ts';
import { submitUploadFileForm, uploadPic, uploadPicByBase64 } from './uploads/upload-calls.ts';

/** Everything built so far that talks to v2, by legacy member. */
// biome-ignore lint/suspicious/noExplicitAny: signatures differ per member
const MEMBERS: { [member: string]: ((client: Client, ...args: any[]) => unknown) | Asking<any, any> } = {
  login,
  logout,
  logoutAll,
  sendMsg,
  syncMsgs,
  getC2CHistoryMsgs,
  c2CMsgReaded,
  groupMsgReaded,
  setAutoRead,
  syncGroupMsgs,
  applyJoinBigGroup,
  quitBigGroup,
  createGroup,
  createGroupHigh,
  applyJoinGroup,
  quitGroup,
  destroyGroup,
  getGroupInfo,
  getGroupPublicInfo,
  getJoinedGroupListHigh,
  getGroupMemberInfo,
  getRoleInGroup,
  addGroupMember,
  deleteGroupMember,
  modifyGroupMember,
  forbidSendMsg,
  modifyGroupBaseInfo,
  changeGroupOwner,
  handleApplyJoinGroupPendency,
  handleInviteJoinGroupRequest,
  getPendencyGroup,
  deleteApplyJoinGroupPendency: deleteGroupNotices,
  deleteGroupSystemMsgs,
  getLongPollingId,
  uploadPic,
  uploadPicByBase64,
  submitUploadFileForm,
  getProfilePortrait,
  setProfilePortrait,
  getRecentContactList,
  deleteChat,
  getAllFriend,
  applyAddFriend,
  deleteFriend,
  getPendency,
  getPendencyReport,
  deletePendency,
  responseFriend,
  addBlackList,
  deleteBlackList,
  getBlackList,
};

/** The capabilities of one webim instance, for the legacy surface. */
export function createCapabilities(client: Client): Capabilities {
  const capabilities: Capabilities = {};
  Object.keys(MEMBERS).forEach((member) => {
    const how = MEMBERS[member];
    capabilities[member] =
      typeof how === 'function'
        ? (...args) => how(client, ...args)
        : (options, cbOk, cbErr) =>
            askAndAnswer(client, member, how as Asking<unknown, unknown>, options, cbOk, cbErr);
  });
  return capabilities;
}

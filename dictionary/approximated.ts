/**
 * Calls that the shim answers with a difference and that have no warning code of their own. Kept apart from the mapping,
 * which says the difference, because it goes into the browser. A test compares the two.
 */
export const APPROXIMATED: readonly string[] = [
  'addBlackList',
  'applyAddFriend',
  'c2CMsgReaded',
  'deleteApplyJoinGroupPendency',
  'deleteBlackList',
  'deleteGroupMember',
  'deleteGroupSystemMsgs',
  'deletePendency',
  'forbidSendMsg',
  'getAllFriend',
  'getBlackList',
  'getC2CHistoryMsgs',
  'getGroupInfo',
  'getGroupMemberInfo',
  'getGroupPublicInfo',
  'getJoinedGroupListHigh',
  'getLongPollingId',
  'getPendency',
  'getPendencyGroup',
  'getPendencyReport',
  'getProfilePortrait',
  'getRecentContactList',
  'groupMsgReaded',
  'handleInviteJoinGroupRequest',
  'login',
  'modifyGroupMember',
  'sendMsg',
  'setAutoRead',
  'setJsonpLastRspData',
  'submitUploadFileForm',
  'syncGroupMsgs',
  'syncMsgs',
  'uploadPic',
  'uploadPicByBase64',
];

/** Approximated calls whose difference has a code of its own. */
export const APPROXIMATED_WITH_CODE: readonly string[] = [
  'logoutAll',
  'createGroup',
  'createGroupHigh',
  'deleteChat',
];

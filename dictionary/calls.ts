/**
 * The call signatures of the legacy SDK's own functions, all that a wrapper has to know: parameter names in order
 * (`?` where leaving it out does not throw) and whether a call without login answers -4. Kept apart from the rest of
 * the members because it goes into the browser. Source: the real script, run.
 */

export interface CallSignature {
  params: readonly string[];
  needsLogin: boolean;
}

export const CALLS = {
  login: { params: ['loginInfo', 'listeners', 'opts?', 'cbOk?', 'cbErr?'], needsLogin: false },
  syncMsgs: { params: ['cbOk?', 'cbErr?'], needsLogin: true },
  getC2CHistoryMsgs: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  syncGroupMsgs: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  sendMsg: { params: ['msg', 'cbOk?', 'cbErr?'], needsLogin: true },
  logout: { params: ['cbOk?', 'cbErr?'], needsLogin: false },
  setAutoRead: { params: ['selSess', 'isOn', 'isResetAll?'], needsLogin: true },
  getProfilePortrait: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  setProfilePortrait: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  applyAddFriend: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getPendency: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  deletePendency: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  responseFriend: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getAllFriend: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  deleteFriend: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  addBlackList: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getBlackList: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  deleteBlackList: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  uploadPic: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  createGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  applyJoinGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  handleApplyJoinGroup: { params: ['options?', 'cbOk?', 'cbErr?'], needsLogin: false },
  deleteApplyJoinGroupPendency: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  quitGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getGroupPublicInfo: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getGroupInfo: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  modifyGroupBaseInfo: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  destroyGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getJoinedGroupListHigh: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getGroupMemberInfo: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  addGroupMember: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  modifyGroupMember: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  forbidSendMsg: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  deleteGroupMember: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getPendencyGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getPendencyReport: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getPendencyGroupRead: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  sendCustomGroupNotify: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  logoutAll: { params: ['cbOk?', 'cbErr?'], needsLogin: false },
  c2CMsgReaded: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  groupMsgReaded: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  createGroupHigh: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  handleApplyJoinGroupPendency: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  handleInviteJoinGroupRequest: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  deleteGroupSystemMsgs: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  searchGroupByName: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  changeGroupOwner: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getRoleInGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  applyJoinBigGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  quitBigGroup: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  deleteChat: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  getRecentContactList: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  submitUploadFileForm: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  uploadPicByBase64: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true },
  setJsonpLastRspData: { params: ['rspData'], needsLogin: false },
  getLongPollingId: { params: ['options?', 'cbOk?', 'cbErr?'], needsLogin: true },
  applyDownload: { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: false },
  onDownFile: { params: ['uuid'], needsLogin: false },
  checkLogin: { params: ['cbErr?', 'isNeedCallBack?'], needsLogin: false },
} as const satisfies Record<string, CallSignature>;

export type CallName = keyof typeof CALLS;

/** The other names of the same functions and objects: alias -> member. */
export const ALIASES = {
  Emotions: 'EmotionPicData',
  EmotionDataIndexs: 'EmotionPicDataIndex',
  init: 'login',
  offline: 'logout',
  uploadFile: 'uploadPic',
  uploadFileByBase64: 'uploadPicByBase64',
} as const;

/** Position of the error callback in the arguments, -1 when the function has none. */
export function errorCallbackIndex(signature: CallSignature): number {
  return signature.params.indexOf('cbErr?');
}

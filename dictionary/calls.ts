/**
 * The call signatures of the legacy SDK's own functions, all that a wrapper has to know: parameter names in order
 * (`?` where leaving it out does not throw) and whether a call without login answers -4. Kept apart from the rest of
 * the members because it goes into the browser. Source: the real script, run.
 */

export interface CallSignature {
  params: readonly string[];
  needsLogin: boolean;
}

// Almost all are the same, and the browser files should not carry that sixty times.
const USUAL = { params: ['options', 'cbOk?', 'cbErr?'], needsLogin: true } as const;
const WITHOUT_LOGIN = { params: USUAL.params, needsLogin: false } as const;
const NO_OPTIONS = { params: ['cbOk?', 'cbErr?'], needsLogin: false } as const;

export const CALLS = {
  login: { params: ['loginInfo', 'listeners', 'opts?', 'cbOk?', 'cbErr?'], needsLogin: false },
  syncMsgs: { params: ['cbOk?', 'cbErr?'], needsLogin: true },
  getC2CHistoryMsgs: USUAL,
  syncGroupMsgs: USUAL,
  sendMsg: { params: ['msg', 'cbOk?', 'cbErr?'], needsLogin: true },
  logout: NO_OPTIONS,
  setAutoRead: { params: ['selSess', 'isOn', 'isResetAll?'], needsLogin: true },
  getProfilePortrait: USUAL,
  setProfilePortrait: USUAL,
  applyAddFriend: USUAL,
  getPendency: USUAL,
  deletePendency: USUAL,
  responseFriend: USUAL,
  getAllFriend: USUAL,
  deleteFriend: USUAL,
  addBlackList: USUAL,
  getBlackList: USUAL,
  deleteBlackList: USUAL,
  uploadPic: WITHOUT_LOGIN,
  createGroup: USUAL,
  applyJoinGroup: USUAL,
  handleApplyJoinGroup: { params: ['options?', 'cbOk?', 'cbErr?'], needsLogin: false },
  deleteApplyJoinGroupPendency: USUAL,
  quitGroup: USUAL,
  getGroupPublicInfo: USUAL,
  getGroupInfo: USUAL,
  modifyGroupBaseInfo: USUAL,
  destroyGroup: USUAL,
  getJoinedGroupListHigh: USUAL,
  getGroupMemberInfo: USUAL,
  addGroupMember: USUAL,
  modifyGroupMember: USUAL,
  forbidSendMsg: USUAL,
  deleteGroupMember: USUAL,
  getPendencyGroup: USUAL,
  getPendencyReport: USUAL,
  getPendencyGroupRead: USUAL,
  sendCustomGroupNotify: USUAL,
  logoutAll: NO_OPTIONS,
  c2CMsgReaded: USUAL,
  groupMsgReaded: USUAL,
  createGroupHigh: USUAL,
  handleApplyJoinGroupPendency: USUAL,
  handleInviteJoinGroupRequest: USUAL,
  deleteGroupSystemMsgs: USUAL,
  searchGroupByName: WITHOUT_LOGIN,
  changeGroupOwner: USUAL,
  getRoleInGroup: USUAL,
  applyJoinBigGroup: WITHOUT_LOGIN,
  quitBigGroup: WITHOUT_LOGIN,
  deleteChat: USUAL,
  getRecentContactList: USUAL,
  submitUploadFileForm: WITHOUT_LOGIN,
  uploadPicByBase64: USUAL,
  setJsonpLastRspData: { params: ['rspData'], needsLogin: false },
  getLongPollingId: { params: ['options?', 'cbOk?', 'cbErr?'], needsLogin: true },
  applyDownload: WITHOUT_LOGIN,
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

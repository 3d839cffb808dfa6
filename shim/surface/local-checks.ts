import { CLIENT_ERROR } from '../../dictionary/errors.ts';

interface Options {
  [field: string]: unknown;
}

/** Legacy compares strings with numbers; so do we: applications pass both. */
function lessThan(value: unknown, limit: number): boolean {
  return (value as number) < limit;
}

const HISTORY_PAGE = 15;

/**
 * Checks that come before the login check, by member; each returns a client error code or 0 and may complete the
 * options, as legacy does. (legacy, measured)
 */
export const LOCAL_CHECKS: { [member: string]: (options: Options) => number } = {
  getC2CHistoryMsgs: (options) => {
    if (!options.Peer_Account) return CLIENT_ERROR.NO_PEER_ACCOUNT;
    if (!options.MaxCnt) options.MaxCnt = HISTORY_PAGE;
    if (lessThan(options.MaxCnt, 0)) return CLIENT_ERROR.MAX_COUNT_TOO_SMALL;
    if ((options.MaxCnt as number) > HISTORY_PAGE) return CLIENT_ERROR.MAX_COUNT_TOO_LARGE;
    if (options.MsgKey === null || options.MsgKey === undefined) options.MsgKey = '';
    return 0;
  },
  syncGroupMsgs: (options) => ((options.ReqMsgSeq as number) <= 0 ? CLIENT_ERROR.BAD_REQ_MSG_SEQ : 0),
};

/**
 * Members that read their options before anything else: without options they throw a TypeError, logged in or
 * not. The others answer -4 first. (legacy, measured)
 */
export const READS_OPTIONS_FIRST: { [member: string]: true } = {
  getProfilePortrait: true,
  getC2CHistoryMsgs: true,
  syncGroupMsgs: true,
  c2CMsgReaded: true,
  applyJoinBigGroup: true,
  quitBigGroup: true,
  deleteGroupSystemMsgs: true,
  searchGroupByName: true,
  uploadPic: true,
  uploadPicByBase64: true,
  submitUploadFileForm: true,
  applyDownload: true,
};

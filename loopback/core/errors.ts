/** A refusal of the backend: `code` and `message` travel to the client as `ErrorCode` and `ErrorInfo`. */
export class ImError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'ImError';
    this.code = code;
  }
}

/**
 * Server error numbers loopback answers with. The five-digit ones below 99000 are published numbers of the
 * real service; which of them the real service picks in a given situation is an assumption.
 */
export const ERROR_CODE = {
  groupBadRequest: 10004,
  groupRateLimited: 10006,
  groupNoPermission: 10007,
  groupNotFound: 10010,
  groupAlreadyMember: 10013,
  groupFull: 10014,
  groupMuted: 10017,
  groupIDTaken: 10021,
  groupApplicationHandled: 10024,
  groupRecallTooLate: 10031,
  groupRecalledBefore: 10032,
  groupIDIllegal: 10015,
  /** Loopback's own: an upload that is not there, or not any more. */
  fileNotFound: 99906,
  peerRefusesSender: 20007,
  senderMuted: 20012,
  recallTooLate: 20016,
  messageNotFound: 20023,
  messageTooLong: 80002,
  /** The SDK takes this number, in any answer, for "the UserSig has expired" and throws its user out. */
  loginExpired: 70001,
  userSigEmpty: 70002,
  /** Cut off, or not a UserSig at all. */
  userSigUnreadable: 70003,
  /** Made with another key. */
  userSigForged: 70009,
  /** Not a user ID, or not the one the UserSig was made for. */
  userIDIllegal: 70013,
  userSigOfOtherApp: 70014,
  badRequest: 40000,
  /** The answer to a poll that waited in vain; the HTTP SDKs know it and ask again. */
  noNews: 60008,
  /** The answer to a poll of a session that was thrown out; it ends the polling. */
  kicked: 91101,
  /** Loopback's own: the command needs a login. */
  notLoggedIn: 99904,
  /** Loopback's own: more commands per second than the limit given for it. */
  rateLimited: 99905,
  /** Loopback's own: it has no handler for the command. */
  unknownCommand: 99901,
  /** Loopback's own: a handler crashed; the text says where. */
  internal: 99902,
  /** Loopback's own: the frame was not a request. */
  malformedFrame: 99903,
} as const;

/** What a relation command says about one account (published numbers); the command itself still succeeds. */
export const RELATION_RESULT = {
  badRequest: 30001,
  inOwnBlackList: 30515,
  peerRefuses: 30516,
  alreadyFriends: 30520,
  inPeerBlackList: 30525,
  waitingForPeer: 30539,
  noApplication: 30614,
  notFriends: 31704,
} as const;

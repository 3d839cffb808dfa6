import { c2cMessageKey } from '../core/c2c.ts';
import { ERROR_CODE, ImError } from '../core/errors.ts';
import { eventItem } from '../wire/events.ts';
import { c2cItem } from '../wire/messages.ts';
import { withFileUrls } from './file-elements.ts';
import {
  type Body,
  type CommandRequest,
  objects,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
  texts,
} from './handler.ts';

// The client repeats it with the next `getmsg`. Any text will do, but without one it ignores the list.
const SYNC_COOKIE = 'synced';
const MAX_HISTORY_PAGE = 50;

/** One-to-one messages. */
export const openim: ServiceHandlers = {
  sendmsg: (request) => {
    const session = requireSession(request);
    const { body, core, settings } = request;
    const message = core.c2c.send(
      {
        from: session.userID,
        to: text(body, 'To_Account'),
        sequence: optionalNumber(body, 'MsgSeq'),
        random: optionalNumber(body, 'MsgRandom'),
        clientTime: optionalNumber(body, 'MsgClientTime'),
        elements: withFileUrls(body.MsgBody, settings.uploads),
        cloudCustomData: optionalText(body, 'CloudCustomData'),
        onlineOnly: body.MsgLifeTime === 0,
      },
      session,
    );
    return { MsgTime: message.time, MsgKey: c2cMessageKey(message) };
  },

  getmsg: unreadMessages,

  getroammsg: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const peer = text(body, 'Peer_Account');
    const count = Math.min(optionalNumber(body, 'MaxCnt') ?? 15, MAX_HISTORY_PAGE);
    const page = core.c2c.history(userID, peer, count, {
      time: optionalNumber(body, 'LastMsgTime') ?? 0,
      key: optionalText(body, 'MsgKey') ?? '',
    });
    const oldest = page.messages[0];
    // `webim.js` knows no recalled messages and does not ask for them.
    const shown = page.messages.filter(({ recalled }) => !recalled || body.WithRecalledMsg === 1);
    return {
      MsgList: shown.map((message) => c2cItem(core, message)),
      MaxCnt: shown.length,
      Complete: page.complete ? 1 : 0,
      LastMsgTime: oldest?.time ?? 0,
      MsgKey: oldest ? c2cMessageKey(oldest) : '',
    };
  },

  msgreaded: (request) => {
    const session = requireSession(request);
    const { userID } = session;
    const read = request.body.C2CMsgReaded;
    if (typeof read !== 'object' || read === null) {
      throw new ImError(ERROR_CODE.badRequest, 'C2CMsgReaded must be an object');
    }
    for (const item of objects(read as Body, 'C2CMsgReadedItem')) {
      request.core.c2c.markRead(
        userID,
        text(item, 'To_Account'),
        optionalNumber(item, 'LastedMsgTime') ?? 0,
        session,
      );
    }
    return {};
  },

  read_all_unread_msg: (request) => {
    const session = requireSession(request);
    const { userID } = session;
    const { body, core } = request;
    if (body.C2CReadAllMsg === 1) core.c2c.markAllRead(userID, session);
    for (const item of objects(body, 'GroupReadInfo')) {
      core.groupMessages.markRead(
        text(item, 'GroupId'),
        userID,
        optionalNumber(item, 'MsgSeq') ?? 0,
        session,
      );
    }
    return {};
  },

  get_peer_read_time: (request) => {
    const { userID } = requireSession(request);
    const peers = texts(request.body, 'To_Account');
    return { ReadTime: peers.map((peer) => request.core.c2c.readTime(peer, userID)) };
  },

  msgwithdraw: (request) => {
    const { userID } = requireSession(request);
    const info = request.body.MsgInfo as Body | undefined;
    if (!info) throw new ImError(ERROR_CODE.badRequest, 'MsgInfo is missing');
    request.core.c2c.recall(
      userID,
      text(info, 'To_Account'),
      `${info.MsgSeq}_${info.MsgRandom}_${info.MsgTimeStamp}`,
    );
    return {};
  },

  delete_c2c_msg_ramble: (request) => {
    const { userID } = requireSession(request);
    request.core.c2c.remove(userID, text(request.body, 'To_Account'), texts(request.body, 'MsgKeyList'));
    return {};
  },

  // Group system notices that nobody has been given yet.
  deletemsg: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const sequences = objects(body, 'DelMsgList').map((item) => optionalNumber(item, 'MsgSeq') ?? 0);
    core.keptNotices.delete(userID, sequences);
    return {};
  },

  // `webim.js` makes the addresses of files from it.
  authkey: ({ settings }) => ({
    IpList: [new URL(settings.uploads.baseUrl).host],
    AuthKey: 'loopback',
    ExpireTime: 7200,
  }),
  get_c2c_peer_mute_notifications: () => ({ MuteNotificationsList: [], UpdateSeq: 0 }),
  set_c2c_peer_mute_notifications: () => ({}),
  ws_msg_push_ack: () => ({}),
};

/**
 * What is unread, for a client that has just logged in: the SDK counts it, but raises no event for it. A client
 * that has asked before (it repeats the cookie after a reconnection) gets what it missed by push instead: the
 * SDK takes group messages and notices from pushes only.
 */
function unreadMessages(request: CommandRequest): Body {
  const session = requireSession(request);
  const { userID } = session;
  const { body, core } = request;
  const notices = body.Cookie ? [] : core.keptNotices.take(userID);
  const unread = (body.Cookie ? [] : core.c2c.peers(userID))
    .map((peer) => ({ peer, messages: core.c2c.unread(userID, peer) }))
    .filter(({ messages }) => messages.length > 0);
  return {
    MsgList: unread.flatMap(({ messages }) => messages.map((message) => c2cItem(core, message))),
    EventArray: notices.map((notice) => eventItem(core, session, { type: 'group-notice', notice })),
    Cookie: SYNC_COOKIE,
    SyncFlag: 2,
    C2CRemainingUnreadCount: [],
    C2CPairUnreadCount: unread.map(({ peer, messages }) => ({
      From_Account: peer,
      UnreadCount: messages.length,
    })),
  };
}

import { approximated, exact, type MappingRow, text } from '../mapping-row.ts';

/** Sending, history, read reports, the message classes. */
export const MESSAGES_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'sendMsg',
      capability: 'messages',
      legacy: 'webim.sendMsg(msg) - envelope',
      covers: ['sendMsg'],
      v2: 'tim.createTextMessage(...) or another creator, then tim.sendMessage(message, options); webim2tim.composeMessage for several elements',
      since: '2.2.0',
      args: {
        'msg.sess.type()': 'conversationType: "C2C" | "GROUP" (identical strings)',
        'msg.sess.id()': 'to (String(...))',
        'msg.subType 0/3/1': 'priority "Normal"/"High"/"Low" (group only; 2.5.0+)',
        'msg.random':
          'message.random = msg.random before send (it is serialised as MsgRandom/Random; also the duplicate filter key)',
        'msg.seq':
          'message.sequence = msg.seq for C2C (serialised as MsgSeq); group sequence is assigned by the server',
        'msg.time': 'not sent by 2.27.6 (2.2-2.16 send MsgTimeStamp from message.time)',
        'msg.offlinePushInfo / PushInfo': 'options.offlinePushInfo, see own row',
        'msg.fromAccountNick': 'ignored, v2 sends its own profile nick',
      },
      response: {
        'ActionStatus/ErrorCode/ErrorInfo': '"OK"/0/""',
        'MsgTime (C2C, group)': 'data.message.time',
        'MsgSeq (group)': 'data.message.sequence',
        'MsgKey (C2C)': 'not exposed; build seq_random_time',
        error:
          '{ActionStatus:"FAIL",ErrorCode:e.code,ErrorInfo:e.message||table[e.code],SrcErrorInfo:e.message}; e.data.message is the failed v2 message',
      },
      notes:
        'After success legacy adds the C2C message to MsgStore itself (duplicate -> cbErr -17); for groups it waits for the server echo. v2 never echoes own messages of this instance, so the shim must synthesise the group / big-group echo through onMsgNotify / onBigGroupMsgNotify with isSend=true. Sending to an AVChatRoom that is not joined rejects 2101 before any send. v2 keeps a local profanity filter (3123) in 2.2x. Serialised length limits are enforced by the server in both.',
    },
    text(
      'v2 does not hand own group messages back, so the shim does it; the nick and time given to the message are not sent.',
      'v2 不会回传自己发送的群消息，由兼容层补发；消息上设置的昵称和时间不会发送。',
    ),
    text(
      'In native code show an own group message when tim.sendMessage resolves.',
      '原生代码请在 tim.sendMessage 成功后自行显示自己的群消息。',
    ),
  ),
  approximated(
    {
      id: 'offline-push',
      capability: 'messages',
      legacy: 'msg.setOfflinePushInfo / PushInfo',
      covers: ['Msg.prototype.setOfflinePushInfo'],
      v2: 'sendMessage(message,{offlinePushInfo:{disablePush,title,description,extension,ignoreIOSBadge,androidOPPOChannelID}})',
      since: '2.7.x',
      args: {
        PushFlag: 'disablePush = (PushFlag===1)',
        Title: 'title',
        Desc: 'description',
        Ext: 'extension',
        'ApnsInfo.BadgeMode': 'ignoreIOSBadge = (BadgeMode===1)',
        'AndroidInfo.Sound / ApnsInfo.Sound etc.': 'not expressible',
      },
      notes:
        'Only these five reach the wire (measured). Title is not part of the legacy contract but harmless. In versions without the second argument it is ignored.',
    },
    text(
      'Only title, text, extension, on/off and the iOS badge reach the server; sounds do not.',
      '只有标题、内容、扩展、开关和 iOS 角标会发送，提示音不会。',
    ),
    text('Set sounds in the console of the push service.', '请在推送控制台设置提示音。'),
  ),
  approximated(
    {
      id: 'syncMsgs',
      capability: 'messages',
      legacy: 'webim.syncMsgs',
      covers: ['syncMsgs'],
      v2: 'getConversationList() -> for each C2C with unreadCount>0: getMessageList and keep the newest unreadCount incoming messages',
      since: '2.2.0',
      response: {
        'cbOk(msgs)': 'Msg[]; without cbOk deliver via onMsgNotify',
      },
      notes:
        'v2 pulls unread C2C itself during login and does NOT emit MESSAGE_RECEIVED for it (measured: only conversation unread counts change). Returned set equals "unread now", not "since cookie". Pending join-group requests that legacy replays here come from getGroupApplicationList (2.25+).',
    },
    text(
      'v2 fetches unread messages itself at login; the shim answers what is unread now, not what is new since the last call.',
      'v2 登录时自行拉取未读消息；返回的是当前未读，而不是上次调用之后的新消息。',
    ),
    text(
      'Use the unread counts of tim.getConversationList and load the messages of a conversation when it is opened.',
      '请使用 tim.getConversationList 的未读数，打开会话时再加载消息。',
    ),
  ),
  approximated(
    {
      id: 'getC2CHistoryMsgs',
      capability: 'messages',
      legacy: 'webim.getC2CHistoryMsgs',
      covers: ['getC2CHistoryMsgs'],
      v2: '2.19.1+: getMessageListHopping({conversationID:"C2C"+Peer_Account, time:LastMsgTime||undefined, count:MaxCnt, direction:0}); older: getMessageList({conversationID,nextReqMessageID,count})',
      since: '2.2.0 (hopping 2.19.1)',
      args: {
        Peer_Account: 'conversationID "C2C"+id',
        'MaxCnt (1..15, default 15)': 'count',
        'LastMsgTime (0 first)': 'time (omit when 0)',
        MsgKey: 'cursor: look up in the shim map',
      },
      response: {
        Complete: 'isCompleted?1:0',
        'MsgCnt/MsgCount': 'messageList.length',
        LastMsgTime: 'nextMessageTime, or time of the oldest message returned',
        MsgKey:
          'sequence_random_time of the oldest message (legacy format) and remember it -> {nextReqMessageID, boundary IDs}',
        MsgList: 'messageList mapped, ascending',
      },
      notes:
        'Hopping is stateless and its frame is the same getroammsg as legacy but with MsgKey "" and MaxCnt+1, so a page border inside one second can repeat messages: drop IDs already returned for that cursor. getMessageList is stateful: `count` is capped at 15 but NOT honoured on a network pull (asked 5, got 15 - measured), and a second call without nextReqMessageID returns a longer list; slice locally and keep the overflow in the cursor. Revoked messages are included with isRevoked=true (legacy never showed them): filter. Reproduce -13/-14/-15 checks.',
    },
    text(
      'Pages are asked for by time; the shim drops repetitions at page borders, and MsgKey is its own.',
      '按时间分页；兼容层去除页边界的重复消息，MsgKey 由兼容层生成。',
    ),
    text(
      'Pass LastMsgTime and MsgKey of one answer to the next call, and do not read meaning into MsgKey.',
      '请把 LastMsgTime 和 MsgKey 原样传给下一次调用，不要解析 MsgKey。',
    ),
  ),
  approximated(
    {
      id: 'syncGroupMsgs',
      capability: 'messages',
      legacy: 'webim.syncGroupMsgs',
      covers: ['syncGroupMsgs'],
      v2: '2.19.1+: getMessageListHopping({conversationID:"GROUP"+GroupId, sequence:ReqMsgSeq, count, direction:0}); older: getMessageList paging until sequence<=ReqMsgSeq',
      since: '2.2.0 (hopping 2.19.1)',
      args: {
        GroupId: 'conversationID "GROUP"+id',
        ReqMsgSeq: 'sequence (frame carries the same ReqMsgSeq - measured)',
        ReqMsgNumber: 'count, capped at 15 -> loop with sequence=nextMessageSeq',
      },
      response: {
        'cbOk(Msg[])': 'ascending list, deleted/placeholder/revoked removed',
        'sess.isFinished': 'isCompleted||nextMessageSeq<=0',
      },
      notes:
        'Exact with hopping except AVChatRoom (v2 answers an empty completed list locally) and groups not joined. nextMessageSeq can be computed even when placeholders are skipped. Keep -16 for ReqMsgSeq<=0. Before 2.19.1 random access is impossible: page from the newest, cache by sequence, serve from cache. In ≥2.11 getMessageList for groups, nextReqMessageID is simply the next sequence as a string ("55") so the shim may pass String(ReqMsgSeq) only after the local cache was filled that far.',
    },
    text(
      'v2 has no stored history for AVChatRooms and for groups that are not joined; below 2.19.1 pages can only be read from the newest on.',
      '直播群和未加入的群没有漫游消息；2.19.1 以下只能从最新消息向前翻页。',
    ),
    text('Use tim-js-sdk 2.19.1 or newer.', '请使用 tim-js-sdk 2.19.1 或更高版本。'),
  ),
  approximated(
    {
      id: 'c2CMsgReaded',
      capability: 'messages',
      legacy: 'webim.c2CMsgReaded',
      covers: ['c2CMsgReaded'],
      v2: 'setMessageRead({conversationID:"C2C"+To_Account})',
      since: '2.2.0',
      args: {
        To_Account: 'conversationID',
        LastedMsgTime: 'ignored (v2 reports the newest known time)',
      },
      notes:
        'Resolves without sending anything when the conversation is unknown or its unreadCount is already 0.',
    },
    text(
      'v2 always reports the newest message it knows, whatever position is given, and nothing when the conversation has no unread messages.',
      'v2 总是上报已知的最新消息，忽略传入的位置；没有未读时不上报。',
    ),
    text('Call it when the user has seen the whole conversation.', '请在用户看完整个会话后调用。'),
  ),
  approximated(
    {
      id: 'groupMsgReaded',
      capability: 'messages',
      legacy: 'webim.groupMsgReaded',
      covers: ['groupMsgReaded'],
      v2: 'setMessageRead({conversationID:"GROUP"+GroupId})',
      since: '2.2.0',
      args: {
        GroupId: 'conversationID',
        MsgReadedSeq: 'ignored (v2 sends lastSequence)',
      },
      notes: 'Same no-op rules; frame is msg_read_report with the newest sequence (measured).',
    },
    text(
      'v2 always reports the newest message it knows, whatever position is given, and nothing when the conversation has no unread messages.',
      'v2 总是上报已知的最新消息，忽略传入的位置；没有未读时不上报。',
    ),
    text('Call it when the user has seen the whole conversation.', '请在用户看完整个会话后调用。'),
  ),
  approximated(
    {
      id: 'setAutoRead',
      capability: 'messages',
      legacy: 'webim.setAutoRead(sess,isOn,isResetAll)',
      covers: ['setAutoRead'],
      v2: 'shim flag per Session + setMessageRead on set and after each received batch of that session',
      since: '2.2.0',
      args: {
        sess: 'conversationID from sess.type()+sess.id()',
      },
      notes:
        'Synchronous, no callbacks; zero the local unread. v2 throttles nothing here, so debounce read reports per conversation.',
    },
    text(
      'v2 has no such switch; the shim keeps it and reports once, as the legacy SDK did.',
      'v2 没有该开关，由兼容层保存，并像旧 SDK 一样只上报一次。',
    ),
    text(
      'In native code call tim.setMessageRead when a conversation is opened and when messages arrive in it.',
      '原生代码请在打开会话和收到消息时调用 tim.setMessageRead。',
    ),
  ),
  exact({
    id: 'message-received',
    capability: 'messages',
    legacy: 'webim.Msg (class, received)',
    covers: ['Msg', 'Msg.prototype.*'],
    v2: 'Message',
    since: '2.2.0',
    response: {
      sess: 'Session for conversationID',
      isSend: 'flow==="out" (flow is "" for anonymous users -> false)',
      seq: 'sequence (group system notices: clientSequence)',
      random: 'random',
      time: 'time (s)',
      fromAccount: 'from',
      fromAccountNick: 'nick||from',
      fromAccountHeadurl: 'avatar||null',
      subType: 'type==="TIMGroupTipElem" ? 2 : priority High->3, Low/Lowest->1, else 0 (group only; C2C 0)',
      elems: '_elements mapped',
      uniqueId: '64-bit string from (group ? sequence : time)*2^32 | random (shim keeps the Long arithmetic)',
      extraInfo: 'nameCard (legacy: raw MsgFrom_AccountExtraInfo)',
    },
    notes:
      'ID formats differ by version: <=2.16 "<conv>-<seq>-<random>-<0|1>", >=2.18 "<senderTinyID>-<clientTime>-<random>"; never parse ID. nick/avatar of own messages come from the own profile.',
  }),
  exact({
    id: 'message-classes',
    capability: 'messages',
    legacy: 'webim.Msg / Elem constructors, addText..., toHtml, getters',
    covers: ['Msg', 'Msg.prototype.toHtml', 'Msg.Elem', 'Msg.Elem.prototype.*'],
    v2: 'shim classes',
    since: '',
    notes:
      'No v2 counterpart needed; keep class names and prototypes (apps call new webim.Msg.Elem.Text etc.).',
  }),
];

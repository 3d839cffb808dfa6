import { approximated, exact, impossible, type MappingRow, text } from '../mapping-row.ts';

/** Listeners. The path of a listener is `listeners.` and its key, for a table of handlers also the key in it. */
export const LISTENERS_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'onMsgNotify',
      capability: 'notices',
      legacy: 'listeners.onMsgNotify(msgs)',
      covers: ['listeners.onMsgNotify'],
      v2: 'EVENT.MESSAGE_RECEIVED, split by conversation',
      since: '2.2.0',
      response: {
        msgs: 'event.data without @TIM#SYSTEM and without big-group messages, mapped to Msg[], one call per event',
      },
      notes:
        'Group pushes are sorted by sequence inside one event; C2C keeps push order; C2C, group, tips and notices of one push arrive as separate events (order of the push). Own messages of this instance are never delivered (echo suppressed by random - measured), own messages from another device are, with flow "out". Synthesize the group echo after sendMsg. Unknown element types and messages left without elements are silently dropped by v2 (legacy showed a text stub). v2 wraps every handler in try/catch and only warns, so listener exceptions vanish: rethrow them asynchronously in the shim.',
    },
    text(
      'Messages whose elements v2 does not know never arrive; the shim adds the echo of own group messages.',
      'v2 不认识的元素不会到达；自己群消息的回显由兼容层补发。',
    ),
    text('Use TIM.EVENT.MESSAGE_RECEIVED.', '请使用 TIM.EVENT.MESSAGE_RECEIVED。'),
  ),
  approximated(
    {
      id: 'onBigGroupMsgNotify',
      capability: 'notices',
      legacy: 'listeners.onBigGroupMsgNotify(msgs)',
      covers: ['listeners.onBigGroupMsgNotify'],
      v2: 'MESSAGE_RECEIVED where the group was joined with applyJoinBigGroup (or group.type==="AVChatRoom")',
      since: '2.2.0',
      response: {
        msgs: 'Msg[]',
      },
      notes:
        'v2 delivers AVChatRoom messages by polling when logged out and by push or polling when logged in; both end in MESSAGE_RECEIVED. Legacy also calls it with an empty array after every idle poll: not reproduced. AVChatRoom messages repeat by sequence are filtered across rooms unless unlimitedAVChatRoom. Tips are included; system notices go to onGroupSystemNotifys with SrcFlag 1.',
    },
    text('It is no longer called with an empty list after every poll.', '不再在每次轮询后以空数组调用。'),
    text('Do not use it as a clock.', '请不要把它当作定时器。'),
  ),
  exact({
    id: 'onKickedEventCall',
    capability: 'notices',
    legacy: 'onC2cEventNotifys["96"] and onKickedEventCall',
    covers: ['listeners.onKickedEventCall', 'listeners.onC2cEventNotifys.96'],
    v2: 'EVENT.KICKED_OUT',
    since: '2.2.0',
    notes:
      'data.type: multipleAccount, multipleDevice (spelled mutiple* in 2.2.0), userSigExpired, REST_API_Kick. Order measured: KICKED_OUT then SDK_NOT_READY; v2 has already logged out, so the app must not call logout again (2024). Legacy fires 96 for the push and onKickedEventCall for the polling error; fire both once.',
  }),
  approximated(
    {
      id: 'onC2cEventNotifys.92',
      capability: 'notices',
      legacy: 'onC2cEventNotifys["92"] (C2C read sync)',
      covers: ['listeners.onC2cEventNotifys.92'],
      v2: 'none; diff unreadCount in CONVERSATION_LIST_UPDATED',
      since: '2.2.0',
      response: {
        item: '{Peer_Account, LastReadTime: conversation.lastMessage.lastTime}',
      },
      notes: 'Do not confuse with MESSAGE_READ_BY_PEER (2.7.0+), which is the peer reading our messages.',
    },
    text(
      'v2 takes in the read position of other devices silently; the shim guesses it from unread counts.',
      'v2 静默处理其他设备的已读位置，兼容层根据未读数推断。',
    ),
    text(
      'Use the unread counts in TIM.EVENT.CONVERSATION_LIST_UPDATED.',
      '请使用 TIM.EVENT.CONVERSATION_LIST_UPDATED 中的未读数。',
    ),
  ),
  approximated(
    {
      id: 'onConnNotify',
      capability: 'notices',
      legacy: 'onConnNotify',
      covers: ['listeners.onConnNotify'],
      v2: 'EVENT.NET_STATE_CHANGE (2.5.0+) plus SDK_READY',
      since: '2.5.0',
      response: {
        'first SDK_READY': '{ActionStatus:"OK",ErrorCode:0 (ON)}',
        'connected after a loss': '{OK, ErrorCode:1 (RECONNECT)}',
        disconnected: '{ActionStatus:"FAIL",ErrorCode:9999 (OFF)}',
        connecting: 'nothing',
      },
      notes:
        'No NET_STATE_CHANGE for the first connection. v2 reports a loss at once (disconnected, connecting, connected within one tick - measured) while legacy needs >10 failed polls: debounce disconnected by a few seconds. Also fires before login (socket opens at create()).',
    },
    text(
      'v2 reports a loss at once; the shim waits a few seconds before it says OFF, and ON comes with SDK_READY.',
      'v2 会立即报告断线；兼容层等待几秒后才报告 OFF，ON 在 SDK_READY 时报告。',
    ),
    text(
      'Use webim2tim.onConnectionChange, or TIM.EVENT.NET_STATE_CHANGE.',
      '请使用 webim2tim.onConnectionChange 或 TIM.EVENT.NET_STATE_CHANGE。',
    ),
  ),
  exact({
    id: 'onGroupInfoChangeNotify',
    capability: 'notices',
    legacy: 'onGroupInfoChangeNotify',
    covers: ['listeners.onGroupInfoChangeNotify'],
    v2: 'MESSAGE_RECEIVED tip with operationType 6',
    since: '2.2.0',
    response: {
      info: '{GroupId,GroupFaceUrl,GroupName,OwnerAccount,GroupNotification,GroupIntroduction} from newGroupProfile (null when absent)',
    },
    notes: 'Only for live messages, not for history. GROUP_LIST_UPDATED is not needed.',
  }),
  approximated(
    {
      id: 'onProfileSystemNotifys.1',
      capability: 'notices',
      legacy: 'onProfileSystemNotifys["1"] PROFILE_MODIFY',
      covers: ['listeners.onProfileSystemNotifys.1'],
      v2: 'EVENT.PROFILE_UPDATED',
      since: '2.2.0',
      response: {
        notify:
          '{Type:1,Profile_Account:profile.userID,ProfileList:[{Tag,ValueBytes}] = changed fields vs snapshot}',
      },
      notes:
        'Fires for oneself and for users already in the profile cache only (a push about an uncached user produced no event - measured).',
    },
    text(
      'It comes only for oneself and for users whose profile was read before.',
      '只有自己和查询过资料的用户会触发。',
    ),
    text('Use TIM.EVENT.PROFILE_UPDATED.', '请使用 TIM.EVENT.PROFILE_UPDATED。'),
  ),
  impossible(
    {
      id: 'onLongPullingNotify',
      capability: 'notices',
      legacy: 'onLongPullingNotify',
      covers: ['listeners.onLongPullingNotify'],
      v2: 'none',
      since: '',
      notes: 'Raw long-poll responses no longer exist. Keep the option, never call it; warn once.',
    },
    text(
      'There is no long poll any more; the listener is never called.',
      '已经没有长轮询，该监听不会被调用。',
    ),
    text('Remove it; use onConnNotify for the connection state.', '请删除；连接状态请用 onConnNotify。'),
  ),
  approximated(
    {
      id: 'onAppliedDownloadUrl',
      capability: 'notices',
      legacy: 'onAppliedDownloadUrl',
      covers: ['listeners.onAppliedDownloadUrl'],
      v2: 'shim',
      since: '',
      response: {
        arg: '{uuid,url,maps:Resources.downloadMap}',
      },
      notes:
        'Called after the message, for each received sound and file whose URL is known. Legacy asked and called it where Download_Flag was not 2; for those v2 makes the URL from the id and its download ticket, and says 2 of all (2.27.6, measured).',
    },
    text(
      'It is called by the shim as soon as an element with a URL arrives; no request is made.',
      '收到带 URL 的元素时由兼容层直接调用，不再发请求。',
    ),
    text('Use the URL in the element.', '请使用元素中的 URL。'),
  ),
];

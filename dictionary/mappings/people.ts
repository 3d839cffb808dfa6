import { approximated, exact, type MappingRow, text } from '../mapping-row.ts';

/** Profiles and recent contacts. */
export const PEOPLE_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'getProfilePortrait',
      capability: 'profile',
      legacy: 'webim.getProfilePortrait',
      covers: ['getProfilePortrait'],
      v2: 'getUserProfile({userIDList})',
      since: '2.2.0',
      args: {
        'To_Account[] (max 100)': 'userIDList',
        TagList: 'local filter',
        LastStandardSequence: 'dropped',
      },
      response: {
        'UserProfileItem[]':
          '{To_Account:userID,ResultCode:0,ProfileItem:[{Tag,Value}]} using Tag_Profile_IM_Nick=nick, _Gender=gender, _BirthDay=birthday, _Location=location, _SelfSignature=selfSignature, _AllowType=allowType, _Language=language, _Image=avatar, _MsgSettings=messageSettings, _AdminForbidType=adminForbidType, _Level=level, _Role=role, Tag_Profile_Custom_*=profileCustomField[{key,value}]',
        'Fail_Account/Invalid_Account': 'ids requested but absent from the answer -> FAIL 99999 like legacy',
      },
      notes:
        'v2 fills missing fields with defaults ("", 0), so unset tags look set: emit only non-default values. Per-account ResultCode is lost. Friends are served from the local cache in the friendship build.',
    },
    text(
      'v2 fills fields that are not set with defaults, and has no result code for each account.',
      'v2 会用默认值填充未设置的字段，且没有每个帐号的结果码。',
    ),
    text('Use tim.getUserProfile({ userIDList }).', '请使用 tim.getUserProfile({ userIDList })。'),
  ),
  exact({
    id: 'setProfilePortrait',
    capability: 'profile',
    legacy: 'webim.setProfilePortrait',
    covers: ['setProfilePortrait'],
    v2: 'updateMyProfile({...})',
    since: '2.2.0',
    args: {
      'ProfileItem[{Tag,Value}]':
        'Tag_Profile_IM_Nick=nick, _Gender=gender, _BirthDay=birthday, _Location=location, _SelfSignature=selfSignature, _AllowType=allowType, _Language=language, _Image=avatar, _MsgSettings=messageSettings, _AdminForbidType=adminForbidType, _Level=level, _Role=role, Tag_Profile_Custom_*=profileCustomField[{key,value}]',
    },
    notes:
      'Unknown keys reject 2721 and nothing is sent; empty object 2722. Emits PROFILE_UPDATED for oneself.',
  }),
  approximated(
    {
      id: 'getRecentContactList',
      capability: 'contacts',
      legacy: 'webim.getRecentContactList',
      covers: ['getRecentContactList'],
      v2: 'getConversationList()',
      since: '2.2.0',
      args: {
        Count: 'slice after sorting by lastMessage.lastTime desc; skip @TIM#SYSTEM',
      },
      response: {
        'SessionItem[] C2C':
          '{Type:1,To_Account:id,C2cNick:userProfile.nick,C2cImage:userProfile.avatar,UnreadMsgCount,MsgTimeStamp:lastMessage.lastTime,MsgSeq:lastMessage.lastSequence,MsgShow:lastMessage.messageForShow,MsgRandom:undefined}',
        'SessionItem[] group':
          '{Type:2,ToAccount:id,GroupNick:groupProfile.name,GroupImage:groupProfile.avatar,UnreadMsgCount,MsgTimeStamp,MsgSeq,MsgShow,MsgGroupFrom_Account:lastMessage.fromAccount,MsgGroupFromCardName:lastMessage.nameCard,MsgGroupReadedSeq:groupProfile.selfInfo.readedSequence ?? lastSequence-unreadCount}',
      },
      notes: 'MsgRandom and raw flags are not exposed. messageForShow labels for rich media come from v2.',
    },
    text(
      'MsgRandom and raw flags are gone, and the texts shown for pictures and files come from v2.',
      '没有 MsgRandom 和原始标志，图片、文件等的显示文字来自 v2。',
    ),
    text('Use tim.getConversationList().', '请使用 tim.getConversationList()。'),
  ),
  approximated(
    {
      id: 'deleteChat',
      capability: 'contacts',
      legacy: 'webim.deleteChat',
      covers: ['deleteChat'],
      v2: '2.27.x: deleteConversation({conversationIDList:[id],clearHistoryMessage:false}); before: deleteConversation(id)',
      since: '2.2.0',
      args: {
        'chatType 1|2': '"C2C"|"GROUP" prefix',
        To_Account: 'id',
      },
      notes:
        'Exact on <=2.15 (no history flag on the wire) and on 2.27.x with the object form (ClearRamble 0). From 2.16 to 2.26.6 only the string form exists (object form throws Params validate failed. in 2.23.1, 2.25.0, 2.26.6 - measured) and it sends ClearRamble 1, i.e. it ALSO wipes roaming history, which legacy never did; the 2.27.6 string form does the same. Unknown conversation rejects 2500 -> treat as OK.',
    },
    text(
      'From 2.16.3 to 2.26.6 v2 also wipes the stored history of the conversation.',
      '2.16.3 至 2.26.6 版本会同时清空该会话的漫游消息。',
    ),
    text('Use tim-js-sdk 2.27.6, which can keep it.', '请使用可保留漫游消息的 tim-js-sdk 2.27.6。'),
  ),
];

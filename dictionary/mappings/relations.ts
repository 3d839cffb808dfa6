import { approximated, exact, type MappingRow, text } from '../mapping-row.ts';

/** Friends, friend requests, the blacklist. */
export const RELATIONS_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'applyAddFriend',
      capability: 'relations',
      legacy: 'webim.applyAddFriend',
      covers: ['applyAddFriend'],
      v2: 'addFriend({to,source,wording,remark,groupName,type:"Add_Type_Both"}) per item',
      since: '2.13.1 friendship build',
      args: {
        'AddFriendItem[].To_Account': 'to',
        AddSource:
          'source: must start with AddSource_Type_ and keyword <=8 bytes, otherwise throws; default AddSource_Type_Web',
        AddWording: 'wording',
        Remark: 'remark',
        GroupName: 'groupName',
      },
      response: {
        'ResultItem[]': '{To_Account:data.userID,ResultCode:data.code,ResultInfo:data.message}',
        Fail_Account: 'rejected ids -> FAIL 99999 with joined ErrorInfo',
      },
      notes:
        'One request per item. 30539 (needs approval) is a success in v2. Already friends rejects 2701 locally.',
    },
    text(
      'One request for each account, with the friendship build of tim-js-sdk; "waits for approval" is a success there.',
      '每个帐号一次请求，需要关系链版本；“等待同意”在 v2 中算成功。',
    ),
    text(
      'Load tim-js-friendship.js and use tim.addFriend.',
      '请加载 tim-js-friendship.js 并使用 tim.addFriend。',
    ),
  ),
  approximated(
    {
      id: 'getPendency',
      capability: 'relations',
      legacy: 'webim.getPendency',
      covers: ['getPendency'],
      v2: 'getFriendApplicationList()',
      since: '2.13.1 friendship build',
      args: {
        PendencyType: 'filter on type (Pendency_Type_ComeIn/SendOut/Both - identical strings)',
        'StartTime/MaxLimited/LastSequence': 'local slice',
      },
      response: {
        UnreadPendencyCount: 'data.unreadCount',
        'PendencyItem[]':
          '{To_Account:userID,Nick:nick,AddTime:time,AddSource:source,AddWording:wording,PendencyType:type}',
        'StartTime/CurrentPendencySequence': '0',
      },
      notes:
        'Local cache filled after login (up to 100); wait for the first FRIEND_APPLICATION_LIST_UPDATED.',
    },
    text(
      'v2 keeps up to 100 requests in the page, with the friendship build; paging happens there.',
      'v2 在页面内缓存最多 100 条申请，需要关系链版本；分页在本地进行。',
    ),
    text(
      'Load tim-js-friendship.js and use tim.getFriendApplicationList().',
      '请加载 tim-js-friendship.js 并使用 tim.getFriendApplicationList()。',
    ),
  ),
  approximated(
    {
      id: 'getPendencyReport',
      capability: 'relations',
      legacy: 'webim.getPendencyReport',
      covers: ['getPendencyReport'],
      v2: 'setFriendApplicationRead()',
      since: '2.13.1 friendship build',
      args: {
        LatestPendencyTimeStamp: 'ignored (v2 sends now)',
      },
      notes: 'Resolves with undefined.',
    },
    text(
      'v2 reports the present time, whatever time is given, with the friendship build.',
      'v2 总是上报当前时间，需要关系链版本。',
    ),
    text(
      'Load tim-js-friendship.js and use tim.setFriendApplicationRead().',
      '请加载 tim-js-friendship.js 并使用 tim.setFriendApplicationRead()。',
    ),
  ),
  approximated(
    {
      id: 'deletePendency',
      capability: 'relations',
      legacy: 'webim.deletePendency',
      covers: ['deletePendency'],
      v2: 'deleteFriendApplication({userID,type}) per id',
      since: '2.13.1 friendship build',
      args: {
        'To_Account[]': 'one call each',
        PendencyType: 'type',
      },
      response: {
        'ResultItem[]': '{To_Account,ResultCode,ResultInfo}',
      },
      notes: 'An id that is not in the local cache rejects 2716 without a request.',
    },
    text(
      'One request for each account, with the friendship build; an unknown account fails without a request.',
      '每个帐号一次请求，需要关系链版本；未知帐号直接失败。',
    ),
    text(
      'Load tim-js-friendship.js and use tim.deleteFriendApplication.',
      '请加载 tim-js-friendship.js 并使用 tim.deleteFriendApplication。',
    ),
  ),
  exact({
    id: 'responseFriend',
    capability: 'relations',
    legacy: 'webim.responseFriend',
    covers: ['responseFriend'],
    v2: 'acceptFriendApplication({userID,type,remark,tag}) or refuseFriendApplication({userID})',
    since: '2.13.1 friendship build',
    args: {
      'ResponseFriendItem[].To_Account': 'userID',
      ResponseAction:
        'Response_Action_Agree | Response_Action_AgreeAndAdd -> accept.type; Response_Action_Reject -> refuse',
      Remark: 'remark',
      TagName: 'tag (undocumented)',
    },
    response: {
      'ResultItem[]': '{To_Account,ResultCode:0|code,ResultInfo}',
    },
    notes: 'Frames identical (measured). Resolves with undefined.',
  }),
  approximated(
    {
      id: 'getAllFriend',
      capability: 'relations',
      legacy: 'webim.getAllFriend',
      covers: ['getAllFriend'],
      v2: 'getFriendList()',
      since: '2.13.1 friendship build (2.2-2.11: getFriendList in the main build)',
      args: {
        'StartIndex/GetCount': 'local slice',
        TagList: 'local filter',
        'TimeStamp/LastStandardSequence': 'dropped',
      },
      response: {
        FriendNum: 'length',
        'InfoItem[]':
          '{Info_Account:userID,SnsProfileItem:[{Tag,Value}]}: Tag_SNS_IM_Remark=remark, _Group=groupList, _AddSource=source, _AddWording=wording, _AddTime=addTime, Tag_SNS_Custom_*=friendCustomField, plus the profile tags from friend.profile',
        StartIndex: 'next index or 0',
        NeedUpdateAll: '"GetAll_Type_YES"',
      },
      notes:
        'Local cache; right after login it may still be empty until FRIEND_LIST_UPDATED (throttled to 1/s). In 2.6.2/2.10.2 the answer is [{userID,profile}] - remark, groups and SNS tags are dropped (measured).',
    },
    text(
      'v2 answers from its cache, with the friendship build; right after login it may still be empty.',
      'v2 从缓存返回，需要关系链版本；刚登录时可能为空。',
    ),
    text(
      'Load tim-js-friendship.js and use tim.getFriendList(), also on TIM.EVENT.FRIEND_LIST_UPDATED.',
      '请加载 tim-js-friendship.js，使用 tim.getFriendList() 并监听 TIM.EVENT.FRIEND_LIST_UPDATED。',
    ),
  ),
  exact({
    id: 'deleteFriend',
    capability: 'relations',
    legacy: 'webim.deleteFriend',
    covers: ['deleteFriend'],
    v2: 'deleteFriend({userIDList,type})',
    since: '2.13.1 friendship build',
    args: {
      'To_Account[]': 'userIDList',
      DeleteType: 'type (identical strings)',
    },
    response: {
      'ResultItem[]':
        'successUserIDList -> ResultCode 0; failureUserIDList -> {To_Account:userID,ResultCode:code,ResultInfo:message}',
      Fail_Account: 'failed ids -> FAIL 99999',
    },
    notes: 'Ids that are not friends fail locally with 2700.',
  }),
  approximated(
    {
      id: 'addBlackList',
      capability: 'relations',
      legacy: 'webim.addBlackList',
      covers: ['addBlackList'],
      v2: 'addToBlacklist({userIDList})',
      since: '2.2.0',
      args: {
        'To_Account[]': 'userIDList',
      },
      response: {
        'ResultItem[]': 'requested ids with ResultCode 0',
      },
      notes:
        '2.11.0-2.27.6 (and v3) resolve with the list BEFORE the change (internal bug: result never applied until the server push BLACKLIST_UPDATED); do not derive anything from data. Per-id results are not exposed. Own id alone rejects 2742.',
    },
    text(
      'v2 gives no result for each account; all are reported as done.',
      'v2 不返回每个帐号的结果，全部视为成功。',
    ),
    text('Read tim.getBlacklist() afterwards.', '请随后用 tim.getBlacklist() 核对。'),
  ),
  approximated(
    {
      id: 'deleteBlackList',
      capability: 'relations',
      legacy: 'webim.deleteBlackList',
      covers: ['deleteBlackList'],
      v2: 'removeFromBlacklist({userIDList})',
      since: '2.2.0',
      args: {
        'To_Account[]': 'userIDList',
      },
      response: {
        'ResultItem[]': 'requested ids with ResultCode 0',
      },
      notes: 'Per-id results are not exposed.',
    },
    text(
      'v2 gives no result for each account; all are reported as done.',
      'v2 不返回每个帐号的结果，全部视为成功。',
    ),
    text('Read tim.getBlacklist() afterwards.', '请随后用 tim.getBlacklist() 核对。'),
  ),
  approximated(
    {
      id: 'getBlackList',
      capability: 'relations',
      legacy: 'webim.getBlackList',
      covers: ['getBlackList'],
      v2: 'getBlacklist()',
      since: '2.2.0',
      args: {
        'StartIndex/MaxLimited': 'local slice',
        LastSequence: 'dropped',
      },
      response: {
        'BlackListItem[]': '{To_Account:id,AddBlackTimeStamp:0}',
        StartIndex: '0',
        CurruentSequence: '0',
      },
      notes: 'v2 returns ids only; add time is lost.',
    },
    text('v2 returns ids only; the time an account was added is lost.', 'v2 只返回 ID，没有加入时间。'),
    text('Do without the time.', '请不要依赖加入时间。'),
  ),
];

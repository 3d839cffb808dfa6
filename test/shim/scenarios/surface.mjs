import { encode, outcome } from './encode.mjs';

/** What walking the global finds, and what each call answers on the spot while nobody is logged in. */
export const surface = {
  'surface: kinds and arities': ({ webim }) => {
    const walk = (object) =>
      Object.fromEntries(
        Object.keys(object)
          .sort()
          .map((name) => [
            name,
            typeof object[name] === 'function' ? object[name].length : typeof object[name],
          ]),
      );
    const { Tool, Log, MsgStore, ...top } = webim;
    return {
      top: walk({ Tool, Log, MsgStore, ...top }),
      Tool: walk(Tool),
      Log: walk(Log),
      MsgStore: walk(MsgStore),
    };
  },

  'surface: order of Tool, Log, MsgStore': ({ webim }) => ({
    Tool: Object.keys(webim.Tool),
    Log: Object.keys(webim.Log),
    MsgStore: Object.keys(webim.MsgStore),
  }),

  'surface: constants': ({ webim }) =>
    Object.fromEntries(
      Object.keys(webim)
        .filter((name) => name === name.toUpperCase() && name !== 'BROWSER_INFO')
        .sort()
        .map((name) => [name, encode(webim[name])]),
    ),

  'surface: emotions': ({ webim }) => ({
    pictures: encode(webim.Emotions),
    indexes: encode(webim.EmotionDataIndexs),
  }),

  'surface: aliases are the same thing': ({ webim }) =>
    Object.fromEntries(
      [
        ['init', 'login'],
        ['offline', 'logout'],
        ['uploadFile', 'uploadPic'],
        ['uploadFileByBase64', 'uploadPicByBase64'],
        ['EmotionPicData', 'Emotions'],
        ['EmotionPicDataIndex', 'EmotionDataIndexs'],
      ].map(([alias, name]) => [alias, webim[alias] === webim[name]]),
    ),

  'surface: resources': ({ webim }) => ({
    keys: Object.keys(webim.Resources),
    kind: typeof webim.Resources.downloadMap,
  }),

  ...Object.fromEntries(
    OPTION_CALLS().map(([name, inputs]) => [
      `offline: ${name}`,
      ({ webim }) =>
        Object.fromEntries(
          inputs.map((input) => [JSON.stringify(encode(input)), callOffline(webim, name, input)]),
        ),
    ]),
  ),

  'offline: syncMsgs': ({ webim }) => {
    const heard = [];
    return { returned: outcome(() => webim.syncMsgs(listen(heard, 'ok'), listen(heard, 'err'))), heard };
  },

  'offline: sendMsg': ({ webim }) => {
    const heard = [];
    const msg = new webim.Msg(new webim.Session('C2C', 'bob'), true, 1, 2, 3, 'me');
    msg.addText(new webim.Msg.Elem.Text('x'));
    return {
      returned: outcome(() => webim.sendMsg(msg, listen(heard, 'ok'), listen(heard, 'err'))),
      noMessage: outcome(() => webim.sendMsg(null, listen(heard, 'ok'), listen(heard, 'err'))),
      heard,
      stored: Object.keys(webim.MsgStore.sessMap()),
    };
  },

  'offline: checkLogin': ({ webim }) => {
    const heard = [];
    const cbErr = listen(heard, 'err');
    return {
      results: [
        webim.checkLogin(),
        webim.checkLogin(cbErr),
        webim.checkLogin(cbErr, false),
        webim.checkLogin(undefined, true),
        webim.checkLogin(cbErr, true),
      ],
      heard,
    };
  },

  'offline: setAutoRead': ({ webim }) => {
    const session = new webim.Session('C2C', 'bob');
    session.unread(5);
    const returned = [
      outcome(() => webim.setAutoRead(null, true, true)),
      outcome(() => webim.setAutoRead(undefined)),
    ];
    returned.push(outcome(() => webim.setAutoRead(session, true)));
    const on = encode(session);
    returned.push(outcome(() => webim.setAutoRead(session, false, true)));
    return { returned, on, off: encode(session) };
  },

  'offline: no callbacks, no exceptions': ({ webim }) =>
    Object.fromEntries(
      OPTION_CALLS()
        .filter(
          ([name]) =>
            !['searchGroupByName', 'applyDownload', 'uploadPic', 'submitUploadFileForm'].includes(name),
        )
        .map(([name]) => [
          name,
          outcome(() => webim[name]({ Peer_Account: 'p', ReqMsgSeq: 1, To_Account: [], DelMsgList: [] })),
        ]),
    ),

  'offline: without the options object': ({ webim }) =>
    Object.fromEntries(
      [
        'getProfilePortrait',
        'getC2CHistoryMsgs',
        'syncGroupMsgs',
        'c2CMsgReaded',
        'applyJoinBigGroup',
        'quitBigGroup',
        'deleteGroupSystemMsgs',
        'searchGroupByName',
        'uploadFile',
        'uploadPicByBase64',
        'submitUploadFileForm',
        'applyDownload',
      ].map((name) => [name, [outcome(() => webim[name]()), outcome(() => webim[name](null))]]),
    ),

  'offline: handleApplyJoinGroup and setJsonpLastRspData do nothing': ({ webim }) => {
    const heard = [];
    return {
      handle: outcome(() => webim.handleApplyJoinGroup({}, listen(heard, 'ok'), listen(heard, 'err'))),
      jsonp: [
        outcome(() => webim.setJsonpLastRspData('{"a":1}')),
        outcome(() => webim.setJsonpLastRspData({ a: 1 })),
      ],
      heard,
    };
  },
};

function listen(heard, label) {
  return (value) => heard.push([label, encode(value)]);
}

function callOffline(webim, name, input) {
  const heard = [];
  const options = input === undefined || input === null ? input : JSON.parse(JSON.stringify(input));
  const returned = outcome(() => webim[name](options, listen(heard, 'ok'), listen(heard, 'err')));
  return { returned, heard, options: encode(options) };
}

/** Calls of the form fn(options, cbOk, cbErr), with the options worth trying. */
function OPTION_CALLS() {
  const plain = [
    ...[
      'setProfilePortrait',
      'applyAddFriend',
      'getPendency',
      'deletePendency',
      'responseFriend',
      'getAllFriend',
    ],
    ...['deleteFriend', 'addBlackList', 'getBlackList', 'deleteBlackList', 'createGroup', 'applyJoinGroup'],
    ...[
      'deleteApplyJoinGroupPendency',
      'quitGroup',
      'getGroupPublicInfo',
      'getGroupInfo',
      'modifyGroupBaseInfo',
    ],
    ...[
      'destroyGroup',
      'getJoinedGroupListHigh',
      'getGroupMemberInfo',
      'addGroupMember',
      'modifyGroupMember',
    ],
    ...[
      'forbidSendMsg',
      'deleteGroupMember',
      'getPendencyGroup',
      'getPendencyReport',
      'getPendencyGroupRead',
    ],
    ...['sendCustomGroupNotify', 'groupMsgReaded', 'createGroupHigh', 'handleApplyJoinGroupPendency'],
    ...[
      'handleInviteJoinGroupRequest',
      'changeGroupOwner',
      'getRoleInGroup',
      'deleteChat',
      'getRecentContactList',
    ],
    'getLongPollingId',
  ].map((name) => [name, [{}, undefined, null]]);
  return [
    ...plain,
    [
      'getC2CHistoryMsgs',
      [
        {},
        { Peer_Account: '' },
        { Peer_Account: 'p' },
        { Peer_Account: 'p', MaxCnt: 0 },
        { Peer_Account: 'p', MaxCnt: -1 },
        { Peer_Account: 'p', MaxCnt: 15, MsgKey: 'k' },
        { Peer_Account: 'p', MaxCnt: 16 },
        { Peer_Account: 'p', MaxCnt: '16' },
        { Peer_Account: 'p', MaxCnt: 'x' },
        { MaxCnt: 99 },
      ],
    ],
    [
      'syncGroupMsgs',
      [{}, { ReqMsgSeq: 0 }, { ReqMsgSeq: -1 }, { ReqMsgSeq: 1 }, { ReqMsgSeq: null }, { ReqMsgSeq: '0' }],
    ],
    ['c2CMsgReaded', [{}, { To_Account: 'a', LastedMsgTime: 1 }]],
    ['getProfilePortrait', [{ To_Account: ['a'] }, { To_Account: [] }]],
    ['deleteGroupSystemMsgs', [{ DelMsgList: [] }]],
    ['uploadPicByBase64', [{}]],
  ];
}

import { approximated, exact, type MappingRow, text } from '../mapping-row.ts';

/** Login, logout and what is left of the long poll. */
export const CONNECTION_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'login',
      capability: 'connection',
      legacy: 'webim.login / webim.init (with identifier+userSig)',
      covers: ['login', 'init'],
      v2: 'TIM.create({SDKAppID, unlimitedAVChatRoom:true}) once; tim.on(...) for every event used; tim.login({userID,userSig}); wait SDK_READY; tim.getMyProfile(); tim.getGroupList()',
      since: '2.2.0',
      args: {
        'loginInfo.sdkAppID': 'create.SDKAppID (number or numeric string)',
        'loginInfo.identifier': 'login.userID (must be String: a number throws synchronously)',
        'loginInfo.userSig': 'login.userSig',
        'loginInfo.appIDAt3rd / accountType': 'dropped',
        'loginInfo.identifierNick / headurl': 'dropped (come back from getMyProfile)',
        'opts.isLogOn': 'tim.setLogLevel(isLogOn===false?4:1) + local webim.Log switch',
        'opts.isAccessFormalEnv': 'dropped (no test host in v2)',
        'opts.xssFilterEnable': 'local only (Text element filter)',
      },
      response: {
        'ActionStatus/ErrorCode/ErrorInfo': '"OK"/0/"login success"',
        identifierNick: 'getMyProfile().data.nick || undefined',
        headurl: 'getMyProfile().data.avatar',
      },
      notes:
        'Legacy cbOk fires after own profile, joined groups and download key are fetched, so it equals "SDK_READY + own profile + group list", not the login promise. SDK_READY is measured 5-10 ms after the login promise, GROUP_LIST_UPDATED comes after SDK_READY, so the shim awaits getGroupList() too (it makes group calls safe, see risk list). Buffer MESSAGE_RECEIVED until cbOk ran (legacy starts polling after cbOk). Re-login: while logged in, tim.login() resolves at once with data.repeatLogin=true and KEEPS THE OLD USER, and SDK_READY is not re-emitted; legacy login resets state, so the shim must logout() first when the identifier changes. A second login within 15 s of a pending one rejects 2025. create() returns one cached instance per SDKAppID, so create options only count the first time. Precondition errors to reproduce locally: -6 no loginInfo, -7 no sdkAppID, -9 identifier without userSig.',
    },
    text(
      'Login is create, login, SDK_READY and the own profile in one; while one user is logged in v2 ignores a login of another, so the shim logs out first.',
      '登录由 create、login、SDK_READY 和获取资料组成；v2 在已登录时会忽略新的登录，因此兼容层会先退出。',
    ),
    text(
      'Wait for webim2tim.loginUntilReady before other calls; log out before another user logs in.',
      '其他调用请等待 webim2tim.loginUntilReady；换用户前先退出。',
    ),
  ),
  exact({
    id: 'login-anonymous',
    capability: 'connection',
    legacy: 'webim.login / webim.init (no identifier: live-room mode)',
    covers: ['login', 'init'],
    v2: 'TIM.create(...) only; no login call',
    since: '2.2.0',
    args: {
      'loginInfo.sdkAppID': 'create.SDKAppID',
    },
    response: {
      'ActionStatus/ErrorCode/ErrorInfo': '"OK"/0/"login success(no login state)"',
    },
    notes:
      'No SDK_READY will ever arrive in this mode. Only login, logout, destroy, on, off, setLogLevel, registerPlugin, joinGroup, quitGroup and (newer) getGroupOnlineMemberCount work before ready; anything else rejects.',
  }),
  exact({
    id: 'logout',
    capability: 'connection',
    legacy: 'webim.logout / webim.offline',
    covers: ['logout', 'offline'],
    v2: 'tim.logout()',
    since: '2.2.0',
    notes:
      'Sends wslogout with wslogout_type 0 (this instance only) in 2.11+. v2 swallows server errors and resolves anyway; then emits SDK_NOT_READY. When not logged in v2 rejects 2024, legacy answers OK ("logout success"): map 2024 to OK. Clear MsgStore and listeners as legacy does.',
  }),
  approximated(
    {
      id: 'logoutAll',
      capability: 'connection',
      legacy: 'webim.logoutAll',
      covers: ['logoutAll'],
      v2: 'tim.logout()',
      since: '2.2.0',
      notes:
        'v2 has no "all instances" logout; only the current instance leaves. To really end all sessions the app server must call the REST kick API. Emit one console warning.',
    },
    text(
      'v2 can only log out this page, not the other devices of the account.',
      'v2 只能退出当前页面，不能让帐号的其他设备下线。',
    ),
    text('Let your server call the REST API kick.', '请由业务服务器调用 REST API kick。'),
  ),
  exact({
    id: 'checkLogin',
    capability: 'connection',
    legacy: 'webim.checkLogin(cbErr,isNeedCallBack)',
    covers: ['checkLogin'],
    v2: 'shim flag (identifier set and SDK_READY seen)',
    since: '',
    response: {
      return: 'boolean, synchronous',
      cbErr: '{ActionStatus:"FAIL",ErrorCode:-4,ErrorInfo:"...[-4]"} synchronously when isNeedCallBack',
    },
    notes:
      'v2 does not expose readiness (no isReady on the facade before v3); track SDK_READY / SDK_NOT_READY / KICKED_OUT.',
  }),
  approximated(
    {
      id: 'getLongPollingId',
      capability: 'connection',
      legacy: 'webim.getLongPollingId',
      covers: ['getLongPollingId'],
      v2: 'none; return a constant per instance',
      since: '',
      response: {
        LongPollingId: 'synthetic number',
        Timeout: '60',
      },
      notes:
        'No long polling in v2 (WebSocket from 2.11.0, internal HTTP polling before). Value only needs to be stable and truthy.',
    },
    text(
      'v2 uses a WebSocket; the id is made up and the same for the life of the page.',
      'v2 使用 WebSocket；返回的 ID 是虚拟的，页面内保持不变。',
    ),
    text('Remove the call.', '请删除该调用。'),
  ),
  approximated(
    {
      id: 'setJsonpLastRspData',
      capability: 'connection',
      legacy: 'webim.setJsonpLastRspData / listeners.jsonpCallback',
      covers: ['setJsonpLastRspData', 'listeners.jsonpCallback'],
      v2: 'none',
      since: '',
      notes: 'Old-IE JSONP transport; keep as no-op functions so that old global callbacks do not throw.',
    },
    text(
      'The transport of old Internet Explorer is gone; the function stays and does nothing.',
      '旧版 IE 的传输方式已不存在；函数保留但不起作用。',
    ),
    text('Remove the call and the jsonpCallback listener.', '请删除该调用和 jsonpCallback 监听。'),
  ),
];

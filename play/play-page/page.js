// First script of every page that `webim2tim play` serves: knows which made-up user the page is for, fills gaps in
// its login, and tells the panel which legacy calls ran.
(() => {
  if (window.__webim2tim) return;

  const NAME = 'webim2tim-play:';
  const OWN = '/__webim2tim';
  // The window's name survives navigation and belongs to one frame or tab, unlike cookies and storage.
  const name = window.name.startsWith(NAME) ? window.name.slice(NAME.length) : '';
  // With a question mark nobody chose the user: it fills a gap and takes no one's place.
  const isSuggested = name.startsWith('?');
  const chosen = name.replace(/^\?/, '');
  const page = Math.random().toString(36).slice(2);
  // With a key the backend looks at every UserSig: those that `play` fills in have to be made.
  const isChecked = 'checked' in document.currentScript.dataset;
  const PLACEHOLDER = 'play';
  const ANY_APP = '1400000000';
  const proxyServer = location.origin.replace(/^http/, 'ws');
  let loginSite;

  // The page's own XMLHttpRequest may be redirected or replaced.
  const { fetch } = window;
  const post = (what, body) =>
    fetch(`${OWN}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ page, ...body }),
    }).catch(() => {});

  /** Did somebody put this user into a field of the page? */
  const isTyped = (userID) =>
    [...document.querySelectorAll('input')].some(({ value }) => value === String(userID));

  /**
   * Changes the page's own object, because pages read it again after the login.
   * @returns whether a UserSig has to be made.
   */
  function completeLogin(loginInfo) {
    if (!loginInfo || typeof loginInfo !== 'object') return false;
    const { identifier } = loginInfo;
    if (chosen && (!identifier || !(isSuggested || isTyped(identifier)))) loginInfo.identifier = chosen;
    const isOther = loginInfo.identifier !== identifier;
    if (loginInfo.identifier && !loginInfo.userSig) loginInfo.userSig = PLACEHOLDER;
    if (!(Number(loginInfo.sdkAppID) > 0)) {
      loginInfo.sdkAppID = ANY_APP;
      // 1.7.0 wants the number under a second name as well.
      if ('appIDAt3rd' in loginInfo) loginInfo.appIDAt3rd = ANY_APP;
    }
    if (!loginInfo.accountType) loginInfo.accountType = '1';
    return isChecked && (isOther || loginInfo.userSig === PLACEHOLDER);
  }

  /** Asks for a UserSig that the backend takes; without an answer the login fails, and says why. */
  function fetchUserSig(loginInfo) {
    const query = new URLSearchParams({ userID: loginInfo.identifier, sdkAppID: loginInfo.sdkAppID });
    return fetch(`${OWN}/user-sig?${query}`)
      .then((response) => response.json())
      .then(({ userSig }) => {
        loginInfo.userSig = userSig;
      })
      .catch(() => {});
  }

  /** The first place of a stack outside of `play` itself. */
  function callerOf({ stack = '' }) {
    for (const frame of stack.split('\n').slice(1)) {
      const [, file, line, column] = /(https?:\/\/[^\s)]+):(\d+):(\d+)\)?\s*$/.exec(frame) ?? [];
      if (file && !file.includes(`${OWN}/`)) return { file, line: Number(line), column: Number(column) };
    }
    return undefined;
  }

  /** Called by the line behind every SDK file that is served. */
  function sdkLoaded() {
    const { webim } = window;
    if (typeof webim?.login !== 'function' || webim.login.byPlay) return;
    if (webim.migrate) {
      webim.migrate.configure({ proxyServer });
      reportCalls(webim.migrate);
    }
    const { login } = webim;
    webim.login = (loginInfo, ...rest) => {
      loginSite = callerOf(new Error());
      const start = () => login.call(webim, loginInfo, ...rest);
      return completeLogin(loginInfo) ? void fetchUserSig(loginInfo).then(start) : start();
    };
    webim.login.byPlay = true;
  }

  /** An instance of the new SDK whose login has its gaps filled. */
  function completed(tim, sdkAppID) {
    const { login } = tim;
    tim.login = (info) => {
      const complete = { ...info, userID: info?.userID || chosen, userSig: info?.userSig || PLACEHOLDER };
      if (!isChecked || complete.userSig !== PLACEHOLDER) return login.call(tim, complete);
      const made = { sdkAppID, identifier: complete.userID };
      return fetchUserSig(made).then(() => login.call(tim, { ...complete, userSig: made.userSig }));
    };
    return tim;
  }

  /** The new SDK, wherever the page has it from: what it makes talks to the backend that serves this page. */
  function redirected(sdk) {
    if (typeof sdk?.create !== 'function' || sdk.create.byPlay) return sdk;
    const { create } = sdk;
    sdk.create = (options) => {
      const SDKAppID = Number(options?.SDKAppID) > 0 ? options.SDKAppID : Number(ANY_APP);
      return completed(create.call(sdk, { ...options, SDKAppID, proxyServer }), SDKAppID);
    };
    sdk.create.byPlay = true;
    return sdk;
  }
  for (const name of ['TIM', 'TencentCloudChat']) {
    let sdk;
    Object.defineProperty(window, name, {
      configurable: true,
      enumerable: true,
      get: () => sdk,
      set(value) {
        sdk = redirected(value);
      },
    });
  }

  function reportCalls(migrate) {
    let waiting;
    const send = () => {
      waiting = undefined;
      const calls = migrate.calls().map(({ member, count, file, line, column, replacement }) => {
        // Our own wrapper stands between the page and `login`.
        const site = (member === 'login' && loginSite) || { file, line, column };
        return { member, count, replacement, ...site };
      });
      post('calls', { address: location.pathname, calls });
    };
    migrate.on(() => {
      if (waiting === undefined) waiting = setTimeout(send, 500);
    });
  }

  const ACCOUNT = /identifier|account|user_?(id|name)|login_?name|帐号|账号|用户名/i;
  const SIGNATURE = /user_?sig|password|pwd|sig$|密码|签名/i;

  const words = ({ name, id, placeholder }) => `${name} ${id} ${placeholder}`;

  /** Fields of a login: a signature or password, and the account that stands closely before it. */
  function loginFields() {
    const inputs = [...document.querySelectorAll('input')].filter(({ type }) =>
      /^(text|password)$/.test(type),
    );
    return inputs.flatMap((input, index) => {
      if (input.type !== 'password' && !SIGNATURE.test(words(input))) return [];
      const account = inputs
        .slice(Math.max(0, index - 3), index)
        .findLast((other) => ACCOUNT.test(words(other)));
      return [[input, PLACEHOLDER], ...(account ? [[account, chosen]] : [])];
    });
  }

  /** Puts the user into the login's empty fields. */
  function fillForms() {
    if (!chosen) return;
    for (const [input, value] of loginFields()) {
      if (input.value) continue;
      input.value = value;
      // Frameworks look at the events, not at the value.
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
  document.addEventListener('DOMContentLoaded', fillForms);

  window.__webim2tim = {
    user: () => chosen,
    sdkLoaded,
  };
})();

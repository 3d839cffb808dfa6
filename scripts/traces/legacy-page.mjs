import fs from 'node:fs';
import vm from 'node:vm';
import { createLegacyBackend } from './legacy-backend.mjs';

/**
 * Loads a legacy webim.js into a fresh page of its own (a vm context with just enough of a browser) and returns
 * what scenarios may use of it. The file is read from where the caller says and never copied.
 */
export function openLegacyPage(file) {
  const page = { cookies: '', query: '', agent: '', log: [] };
  const backend = createLegacyBackend();
  const window = createWindow(page, backend);
  vm.createContext(window);
  vm.runInContext(fs.readFileSync(file, 'utf8'), window, { filename: 'webim.js' });
  const webim = window.webim;

  return {
    webim,
    version: window.Version,
    setCookies: (text) => {
      page.cookies = text;
    },
    getCookies: () => page.cookies,
    setQuery: (text) => {
      page.query = text;
    },
    setUserAgent: (text) => {
      page.agent = text;
    },
    takeLog: () => page.log.splice(0),
    /** Logs in as `me`; listeners as given. */
    login: (listeners = {}) =>
      new Promise((resolve, reject) => {
        webim.login(
          { sdkAppID: 1, identifier: 'me', userSig: 'sig' },
          listeners,
          { isLogOn: false },
          resolve,
          reject,
        );
      }),
    logout: () => new Promise((resolve, reject) => webim.logout(resolve, reject)),
    receiveC2C: (messages) => backend.pushEvent({ Event: 9, C2cMsgArray: messages.map(toWireC2C) }),
    receiveGroup: (messages) => backend.pushEvent({ Event: 3, GroupMsgArray: messages.map(toWireGroup) }),
    backend,
  };
}

function toWireC2C({ from, to = 'me', seq, random, time, text }) {
  return {
    From_Account: from,
    To_Account: to,
    MsgSeq: seq,
    MsgRandom: random,
    MsgTimeStamp: time,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }],
  };
}

function toWireGroup({ from, group, groupName, nick, seq, random, time, text }) {
  return {
    From_Account: from,
    ToGroupId: group,
    GroupInfo: { GroupId: group, GroupName: groupName, From_AccountNick: nick },
    MsgSeq: seq,
    MsgRandom: random,
    MsgTimeStamp: time,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }],
  };
}

function createWindow(page, backend) {
  const print =
    (level) =>
    (...args) =>
      page.log.push([level, ...args]);
  const window = {
    setTimeout,
    clearTimeout,
    setInterval: () => 0,
    clearInterval: () => {},
    navigator: {
      get userAgent() {
        return page.agent;
      },
      appName: 'Netscape',
    },
    location: {
      get search() {
        return page.query;
      },
      href: 'http://page.example/',
      protocol: 'http:',
    },
    document: {
      get cookie() {
        return page.cookies;
      },
      set cookie(text) {
        page.cookies = text;
      },
      // The conditional-comment test for old Internet Explorer looks for elements such a comment would make.
      createElement: () => ({ getElementsByTagName: () => [], style: {} }),
      getElementById: () => null,
      body: {},
    },
    console: {
      log: print('log'),
      error: print('error'),
      warn: print('warn'),
      info: print('info'),
      debug: print('debug'),
    },
    XMLHttpRequest: createXMLHttpRequest(backend),
    // 1.7.3 calls a global of this name when an asked-for download URL comes; without one it throws.
    onAppliedDownloadUrl: () => {},
  };
  window.window = window;
  window.self = window;
  return window;
}

/** The few parts of XMLHttpRequest the SDK touches, answered by the backend. */
function createXMLHttpRequest(backend) {
  return function XMLHttpRequest() {
    let url = '';
    let aborted = false;
    this.readyState = 0;
    this.open = (_method, target) => {
      url = target;
    };
    this.setRequestHeader = () => {};
    this.abort = () => {
      aborted = true;
    };
    this.send = (body) => {
      backend.request(url, body, (answer) => {
        if (aborted) return;
        this.readyState = 4;
        this.status = 200;
        this.responseText = JSON.stringify(answer);
        if (this.onreadystatechange) this.onreadystatechange();
      });
    };
  };
}

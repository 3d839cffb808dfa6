import { eachCase, encode } from './encode.mjs';

const VALUES = [
  undefined,
  null,
  '',
  0,
  NaN,
  123,
  true,
  'a b\n<c>"&nbsp;<br/>',
  ' x ',
  '中é😀',
  'constructor',
  '\t\u3000y\ufeff',
];

const same = (name, inputs) => [
  `Tool.${name}`,
  ({ webim }) => eachCase(inputs, (value) => webim.Tool[name](value)),
];

/** `webim.Tool` and `webim.Log`. Times are local: the runner fixes the time zone. */
export const tools = {
  ...Object.fromEntries([
    same('groupTypeEn2Ch', ['Public', 'ChatRoom', 'Private', 'AVChatRoom', 'Meeting', 'public', ...VALUES]),
    same('groupTypeCh2En', ['公开群', '聊天室', '私有群', '直播聊天室', 'x', ...VALUES]),
    same('groupRoleEn2Ch', ['Member', 'Admin', 'Owner', 'NotMember', ...VALUES]),
    same('groupRoleCh2En', ['成员', '管理员', '群主', ...VALUES]),
    same('groupMsgFlagEn2Ch', ['AcceptAndNotify', 'AcceptNotNotify', 'Discard', ...VALUES]),
    same('groupMsgFlagCh2En', ['接收并提示', '接收不提示', '屏蔽', ...VALUES]),
    same('formatText2Html', VALUES),
    same('formatHtml2Text', VALUES),
    same('getStrBytes', [...VALUES, '\u007f\u0080\u07ff\u0800\uffff', '\ud800']),
    same('xssFilter', VALUES),
    same('trimStr', VALUES),
    same('validNumber', [...VALUES, '12345678', '123456789', '-1', '1.5', ' 1', '0', '1a', '１']),
  ]),

  'Tool.formatTimeStamp': ({ webim }) =>
    eachCase(
      [
        [1600000000],
        [1600000000, 'yy-M-d h:m:s'],
        [1600000000, 'yyyyy MMM'],
        [1600000000, ''],
        ['1600000000'],
        [-5],
        [1600000000.9, 'ss'],
        [1600000000, 'no tokens: q'],
        [1600000000, 'y/yy/yyy'],
        [1600000000, 'dd dd'],
        [978307199, 'yyyy年MM月dd日 hh时mm分ss秒'],
        [undefined],
        [null],
        [0],
        [''],
        [NaN],
        ['not a time'],
        [true],
      ],
      (args) => webim.Tool.formatTimeStamp(...args),
    ),

  'Tool.getReturnError': ({ webim }) =>
    eachCase([[], ['text'], ['text', 5], ['text', 0], ['text', '7'], [null, null], ['text', -4]], (args) =>
      webim.Tool.getReturnError(...args),
    ),

  'Tool.replaceObject': ({ webim }) =>
    eachCase(
      {
        nested: { A: 1, B: { A: 2, C: { A: 3 } }, D: [{ A: 4 }, 5], E: { A: 5 } },
        empty: {},
        list: [{ A: 1 }],
        text: 'x',
        null: null,
        'null inside': { A: null, B: 'x' },
      },
      (input) => {
        const json = input === null ? null : JSON.parse(JSON.stringify(input));
        const map = { A: 'a', B: 'b', C: 'c', D: 'd' };
        const result = webim.Tool.replaceObject(map, json);
        return [result, result === json];
      },
    ),

  'Tool.getQueryString': (page) => {
    page.setQuery('?a=1&Name=x%20y&empty=&flag&%E4%B8%AD=%u4E2D&a=2');
    return eachCase(['a', 'name', 'NAME', 'empty', 'flag', 'missing', ''], (name) =>
      page.webim.Tool.getQueryString(name),
    );
  },

  'Tool.getCookie': (page) => {
    page.setCookies('a=1; bb=2; b=%20x; c=%u4E2D; empty=');
    return eachCase(['a', 'b', 'bb', 'c', 'empty', 'missing'], (name) => page.webim.Tool.getCookie(name));
  },

  'Tool.setCookie (normalised: expiry as distance from now)': (page) =>
    eachCase(
      [
        ['q', 'v w中', 60],
        ['q', 'v', 3600, '/path', 'domain.example'],
      ],
      (args) => {
        page.setCookies('');
        const returned = page.webim.Tool.setCookie(...args);
        return [returned, ...readExpiry(page.getCookies())];
      },
    ),

  'Tool.delCookie (normalised: expiry as distance from now)': (page) =>
    eachCase(['a', 'missing'], (name) => {
      page.setCookies('a=1');
      const returned = page.webim.Tool.delCookie(name);
      return [returned, ...readExpiry(page.getCookies())];
    }),

  'Tool.isIE': ({ webim }) => eachCase([undefined, 6, 8, 11], (version) => webim.Tool.isIE(version)),

  'Tool.getBrowserInfo': (page) =>
    eachCase(AGENTS, (agent) => {
      page.setUserAgent(agent);
      const info = page.webim.Tool.getBrowserInfo();
      page.setUserAgent('');
      return info;
    }),

  'Log: levels, one argument': (page) => {
    const { Log } = page.webim;
    page.takeLog();
    const returned = ['error', 'debug'].map((level) => [
      Log[level]('text', 'second'),
      Log[level]({ a: 1 }),
      Log[level](),
    ]);
    return { returned: encode(returned), printed: encode(page.takeLog()) };
  },

  'Log: warn and info': (page) => {
    const { Log } = page.webim;
    page.takeLog();
    const returned = ['warn', 'info'].map((level) => Log[level]('text', 'second'));
    return { returned: encode(returned), printed: encode(page.takeLog()) };
  },

  'Log: off and on': (page) => {
    const { Log } = page.webim;
    const result = {
      initially: encode(Log.getOn()),
      off: encode(Log.setOn(false)),
      isOn: encode(Log.getOn()),
    };
    page.takeLog();
    Log.error('unseen');
    result.printedWhileOff = encode(page.takeLog());
    Log.setOn(true);
    Log.error('seen');
    result.printedWhileOn = encode(page.takeLog());
    return result;
  },
};

const AGENTS = {
  chrome:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.55 Safari/537.36',
  edge: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ie8: 'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)',
  ie11: 'Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko',
  opera12: 'Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18',
  wechat:
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0',
  none: '',
};

/** Name and value as written, and the expiry in whole minutes from now. */
function readExpiry(cookie) {
  const found = /^(.*?);\s*expires=(.*)$/.exec(cookie);
  if (!found) return [cookie];
  return [found[1], Math.round((new Date(found[2]).getTime() - Date.now()) / 60000)];
}

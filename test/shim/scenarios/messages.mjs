import { eachCase, encode, outcome } from './encode.mjs';

/** Sessions and messages: defaults, getters, ids, growing of a session. */
export const messages = {
  'session: constructor': ({ webim }) =>
    eachCase(
      [
        ['C2C', 'bob', 'Bob', 'icon.png', 5, 6],
        ['GROUP', '@TGS#1'],
        ['GROUP', 123, null, undefined, -1, '7'],
        ['C2C', 'x', '', '', NaN, -5],
        ['', ''],
        [undefined, undefined],
        ['C2C', 'x', 'n', 'i', '8', null],
      ],
      (args) => new webim.Session(...args),
    ),

  'session: getters': ({ webim }) =>
    eachCase(
      [
        ['C2C', 'bob', 'Bob', 'icon.png', 5, 6],
        ['GROUP', 'g'],
      ],
      (args) => {
        const s = new webim.Session(...args);
        return [
          s.type(),
          s.id(),
          s.name(),
          s.icon(),
          s.time(),
          s.curMaxMsgSeq(),
          s.unread(),
          s.isFinished(),
          s.msgCount(),
          s.msgs(),
          s.msg(0),
        ];
      },
    ),

  'session: getters that set': ({ webim }) =>
    eachCase([0, 3, '4', null, undefined, false], (value) => {
      const s = new webim.Session('C2C', 'bob');
      return ['unread', 'isFinished', 'curMaxMsgSeq'].map((name) => [s[name](value), s[name]()]);
    }),

  'session: time, type and id cannot be set': ({ webim }) => {
    const s = new webim.Session('C2C', 'bob', 'n', 'i', 5);
    return { time: s.time(99), type: s.type('GROUP'), id: s.id('eve'), name: s.name('x'), after: encode(s) };
  },

  'session: skey': ({ webim }) =>
    eachCase(
      [
        ['C2C', 'bob'],
        ['GROUP', 1],
        ['', ''],
        [undefined, 'x'],
      ],
      (args) => webim.Session.skey(...args),
    ),

  'session: msgs is the live array': ({ webim }) => {
    const s = new webim.Session('C2C', 'bob');
    const live = s.msgs();
    s._impl_addMsg(new webim.Msg(s, false, 1, 2, 3, 'bob'), true);
    return { length: live.length, same: live === s.msgs(), first: s.msg(0) === live[0], count: s.msgCount() };
  },

  'session: grows with its messages': ({ webim }) => {
    const s = new webim.Session('C2C', 'bob', '', '', 50, 5);
    const steps = {};
    const add = (label, own, seq, time, unread) => {
      s._impl_addMsg(new webim.Msg(s, own, seq, 1, time, 'x'), unread);
      steps[label] = [s.time(), s.curMaxMsgSeq(), s.unread(), s.msgCount()];
    };
    add('older', false, 3, 10, true);
    add('newer', false, 9, 100, true);
    add('own', true, 12, 200, true);
    add('history', false, 13, 300, false);
    add('flag left out', false, 14, 400, undefined);
    s._impl.isAutoRead = true;
    add('auto read', false, 15, 500, true);
    s._impl.isAutoRead = false;
    add('auto read off again', false, 16, 600, true);
    return steps;
  },

  'msg: given values': ({ webim }) =>
    eachCase(
      [
        [true, 5, 6, 7, 'me', 1, 'My Nick', 'face.png'],
        [false, 0, 0, 0, 'you', 0],
        [1, '5', '6', '7', 'me'],
        [0, 5, 6, 7, '', 3, '', ''],
        ['', null, null, null, null, null, null, null],
      ],
      (args) => new webim.Msg(new webim.Session('GROUP', 'g'), ...args),
    ),

  'msg: getters': ({ webim }) =>
    eachCase(
      [
        [true, 5, 6, 7, 'me', 1, 'Nick', 'face.png'],
        [false, 5, 6, 7, 'you'],
      ],
      (args) => {
        const m = new webim.Msg(new webim.Session('C2C', 'bob'), ...args);
        return [
          m.getSession() === m.sess,
          m.getType(),
          m.getSubType(),
          m.getFromAccount(),
          m.getFromAccountNick(),
          m.getIsSend(),
          m.getSeq(),
          m.getTime(),
          m.getRandom(),
          m.getElems() === m.elems,
          m.getMsgUniqueId(),
        ];
      },
    ),

  'msg: generated values (normalised: only their kind and range)': ({ webim }) => {
    const session = new webim.Session('C2C', 'bob');
    const made = [
      [undefined, undefined, undefined],
      [-1, -1, -1],
      [NaN, NaN, NaN],
    ].map(([seq, random, time]) => new webim.Msg(session, true, seq, random, time, 'me'));
    const now = Math.round(Date.now() / 1000);
    return {
      steps: [made[1].seq - made[0].seq, made[2].seq - made[1].seq],
      ranges: made.map((m) => [
        m.seq > 0 && m.seq < 11000000 && Number.isInteger(m.seq),
        m.random >= 0 && m.random <= 4294967296 && Number.isInteger(m.random),
        Math.abs(m.time - now) <= 2 && Number.isInteger(m.time),
        /^\d+$/.test(m.uniqueId),
      ]),
      others: made.map((m) => [m.subType, m.fromAccountNick, m.fromAccountHeadurl, m.elems]),
    };
  },

  'msg: session missing': ({ webim }) =>
    eachCase([undefined, null, {}, 'x'], (session) => new webim.Msg(session)),

  'msg: keys of object and prototype': ({ webim }) => {
    const own = (fn) => Object.keys(fn);
    const inherited = (fn) => Object.keys(fn.prototype);
    const { Msg, Session } = webim;
    const { Elem } = Msg;
    const classes = { Msg, Session, Elem, ...Elem, Image: Elem.Images.Image, ...Elem.GroupTip };
    return Object.fromEntries(
      Object.entries(classes).map(([name, fn]) => [
        name,
        [own(fn), inherited(fn), fn.length, fn.prototype.constructor === fn],
      ]),
    );
  },

  'msg: unique id': ({ webim }) => {
    const id = (type, seq, random, time) =>
      new webim.Msg(new webim.Session(type, 'x'), true, seq, random, time).uniqueId;
    const values = [0, 1, 5, 6, 65535, 65536, 2147483647, 2147483648, 4294967295];
    const table = {};
    for (const high of values) {
      for (const low of values)
        table[`${high}/${low}`] = [id('GROUP', high, low, 7), id('C2C', 7, low, high)];
    }
    return {
      ...table,
      'real time': id('C2C', 1, 6, 1600000000),
      'text numbers': id('GROUP', '5', '6', 0),
      'beyond 32 bits': id('GROUP', 5000000000, 4294967297, 0),
      fractions: id('GROUP', 1.5, 2.5, 0),
      'other session type': id('SYSTEM', 5, 6, 7),
    };
  },

  'msg: adding elements': ({ webim }) => {
    const { Elem } = webim.Msg;
    const msg = new webim.Msg(new webim.Session('C2C', 'bob'), true, 1, 2, 3, 'me');
    const returned = [
      msg.addText(new Elem.Text('t')),
      msg.addFace(new Elem.Face(1, '[x]')),
      msg.addImage(new Elem.Images('i', 'PNG')),
      msg.addLocation(new Elem.Location(1, 2, 'd')),
      msg.addFile(new Elem.File('u', 'n', 5)),
      msg.addCustom(new Elem.Custom('d', 'e', 'x')),
      msg.addElem(new Elem('TIMSoundElem', new Elem.Sound('s', 1, 2))),
      msg.addElem('anything'),
    ];
    return { returned: encode(returned), elems: encode(msg.elems), noSound: encode(msg.addSound) };
  },

  'msg: HTML joins the elements': ({ webim }) => {
    const { Elem } = webim.Msg;
    const msg = new webim.Msg(new webim.Session('C2C', 'bob'), true, 1, 2, 3, 'me');
    const html = { empty: outcome(() => msg.toHtml()) };
    msg.addText(new Elem.Text('a <b> '));
    msg.addFace(new Elem.Face(1, '[撇嘴]'));
    html.two = outcome(() => msg.toHtml());
    msg.addFace(new Elem.Face(1, undefined));
    html.undefinedFace = outcome(() => msg.toHtml());
    return html;
  },

  'msg: HTML with content that is no element': ({ webim }) => {
    const msg = new webim.Msg(new webim.Session('C2C', 'bob'), true, 1, 2, 3, 'me');
    msg.addText('bare text');
    return { html: outcome(() => msg.toHtml()) };
  },

  'msg: offline push info': ({ webim }) =>
    eachCase([{ PushFlag: 0 }, undefined, null], (info) => {
      const msg = new webim.Msg(new webim.Session('C2C', 'bob'), true, 1, 2, 3, 'me');
      return [msg.setOfflinePushInfo(info), msg.offlinePushInfo];
    }),

  'classes: instanceof and names': ({ webim }) => {
    const session = new webim.Session('C2C', 'bob');
    const msg = new webim.Msg(session, true, 1, 2, 3);
    const elem = new webim.Msg.Elem('x', new webim.Msg.Elem.Custom('d'));
    return {
      session: session instanceof webim.Session,
      msg: msg instanceof webim.Msg,
      elem: elem instanceof webim.Msg.Elem,
      custom: elem.content instanceof webim.Msg.Elem.Custom,
      notText: elem.content instanceof webim.Msg.Elem.Text,
      constructor: msg.constructor === webim.Msg,
    };
  },
};

import { encode, outcome } from './encode.mjs';

const TIP = 2;

/**
 * What happens with a backend behind the SDK. The recorder plays the backend for the original (by the wire
 * protocol); the replay runs the shim on the real tim-js-sdk against loopback. Both hold the same world: users
 * `me` (nick My Nick) and `bob` (nick Bob, picture), group `room` (Room One) with both and `eve`, AVChatRoom `live` (Live One).
 *
 * Numbers the backend gives out (seq, random, time, keys) differ from run to run: they appear as their kind.
 */
export const online = {
  'login: answer, then the connection notice': async (page) => {
    const before = page.webim.checkLogin();
    const answer = encode(await page.login());
    await page.until(() => page.heard.some(([name]) => name === 'onConnNotify'));
    return {
      before,
      answer,
      after: page.webim.checkLogin(),
      order: page.heard.map(([name]) => name),
      notice: page.heard.at(-1),
    };
  },

  'login: local errors, at once': ({ webim }) =>
    Object.fromEntries(
      [
        null,
        {},
        { sdkAppID: 0 },
        { sdkAppID: '' },
        { sdkAppID: 1, identifier: 'me' },
        { sdkAppID: 1, identifier: 'me', userSig: '' },
      ].map((info) => {
        const heard = [];
        webim.login(
          info,
          {},
          null,
          (resp) => heard.push(['ok', encode(resp)]),
          (error) => heard.push(['err', encode(error)]),
        );
        return [JSON.stringify(info), heard];
      }),
    ),

  'login: no listeners, no callbacks': ({ webim }) => ({
    'no listeners': outcome(() => webim.login({ sdkAppID: 1 }, undefined, null)),
    'no listeners, no info': outcome(() => webim.login()),
    'no callbacks': outcome(() => webim.login({ sdkAppID: 1 }, {}, null)),
  }),

  'login: anonymous, at once': ({ webim }) =>
    Object.fromEntries(
      [
        { sdkAppID: 1 },
        { sdkAppID: 1, identifier: '' },
        { sdkAppID: 1, identifier: null, userSig: 'sig' },
      ].map((info) => {
        const heard = [];
        webim.login(
          info,
          {},
          null,
          (resp) => heard.push(['ok', encode(resp)]),
          (error) => heard.push(['err', encode(error)]),
        );
        heard.push(['checkLogin', webim.checkLogin()]);
        webim.sendMsg({}, null, (error) => heard.push(['sendMsg', encode(error)]));
        return [JSON.stringify(info), heard];
      }),
    ),

  'logout: answer and what is left': async (page) => {
    await page.login();
    await page.bobSendsC2C([text('hi')]);
    await page.until(() => page.messages().length === 1);
    const answer = await page.call('logout');
    return {
      answer: [answer[0], Object.keys(answer[1]), answer[1].ActionStatus, answer[1].ErrorCode],
      checkLogin: page.webim.checkLogin(),
      sessions: Object.keys(page.webim.MsgStore.sessMap()),
      count: page.webim.MsgStore.sessCount(),
      call: await page.call('getGroupInfo', { GroupIdList: ['room'] }),
    };
  },

  'logout: nobody logged in, at once': ({ webim }) => {
    const heard = [];
    webim.logout(
      (resp) => heard.push(['ok', encode(resp)]),
      (error) => heard.push(['err', encode(error)]),
    );
    webim.logoutAll(
      (resp) => heard.push(['all', encode(resp)]),
      (error) => heard.push(['err', encode(error)]),
    );
    return { heard };
  },

  ...Object.fromEntries(
    Object.entries(arrivingElements()).map(([name, body]) => [
      `receive C2C: ${name}`,
      async (page) => {
        await page.login();
        await page.bobSendsC2C(body);
        await page.until(() => page.messages().length === 1);
        return describeMessage(page.messages()[0]);
      },
    ]),
  ),

  'receive C2C: store and unread are up to date in the listener': async (page) => {
    const seen = [];
    await page.login({
      onMsgNotify: (msgs) => {
        const session = page.webim.MsgStore.sessByTypeId('C2C', 'bob');
        seen.push([
          msgs.length,
          session.unread(),
          session.msgCount(),
          msgs[0].getSession() === session,
          session.msg(session.msgCount() - 1) === msgs[0],
        ]);
      },
    });
    await page.bobSendsC2C([text('one')]);
    await page.until(() => seen.length === 1);
    await page.bobSendsC2C([text('two')]);
    await page.until(() => seen.length === 2);
    return { seen };
  },

  'receive C2C: typing notices are dropped': async (page) => {
    await page.login();
    await page.bobSendsC2C([custom('{"userAction":14,"actionParam":"EIMAMSG_InputStatus_Ing"}')]);
    await page.bobSendsC2C([custom('{"userAction":15}')]);
    await page.until(() => page.messages().length === 1);
    return {
      data: page.messages()[0].elems[0].content.data,
      unread: page.webim.MsgStore.sessByTypeId('C2C', 'bob').unread(),
    };
  },

  ...Object.fromEntries(
    Object.entries({ Normal: 2, High: 1, Low: 3 }).map(([priority, number]) => [
      `receive group: priority ${priority}`,
      async (page) => {
        await page.login();
        await page.bobSendsGroup('room', [text('hi <all>')], priority, number);
        await page.until(() => page.messages().length === 1);
        return describeMessage(page.messages()[0]);
      },
    ]),
  ),

  'send C2C: answer, store, no echo': async (page) => {
    await page.login();
    const msg = composite(page.webim, 'C2C', 'bob');
    const before = [msg.seq, msg.random, msg.time, msg.uniqueId];
    let stored;
    const answer = await page.call('sendMsg', msg, () => {
      stored = page.webim.MsgStore.sessByTypeId('C2C', 'bob')?.msgs().includes(msg);
    });
    await page.settle();
    const session = page.webim.MsgStore.sessByTypeId('C2C', 'bob');
    return {
      answer: [answer[0], kinds(answer[1])],
      stored,
      unchanged: JSON.stringify(before) === JSON.stringify([msg.seq, msg.random, msg.time, msg.uniqueId]),
      sessionKept: session === msg.sess,
      unread: session.unread(),
      echoes: page.messages().length,
      body: page.sentBodies()[0],
    };
  },

  'send C2C: the same Msg twice': async (page) => {
    await page.login();
    const msg = composite(page.webim, 'C2C', 'bob');
    const first = await page.call('sendMsg', msg);
    const second = await page.call('sendMsg', msg);
    return {
      first: first[0],
      second,
      stored: page.webim.MsgStore.sessByTypeId('C2C', 'bob').msgCount(),
      requests: page.sentBodies().length,
    };
  },

  'send C2C: elements that are left out': async (page) => {
    await page.login();
    const { Elem } = page.webim.Msg;
    const msg = newMessage(page.webim, 'C2C', 'bob');
    msg.addText(new Elem.Text('kept'));
    msg.addLocation(new Elem.Location(1, 2, 'left out'));
    msg.addElem(new Elem('TIMSoundElem', new Elem.Sound('u', 1, 2)));
    const answer = await page.call('sendMsg', msg);
    return { answer: answer[0], body: page.sentBodies()[0], elems: msg.elems.map((elem) => elem.type) };
  },

  'send group: answer and echo': async (page) => {
    await page.login();
    const msg = composite(page.webim, 'GROUP', 'room');
    const answer = await page.call('sendMsg', msg);
    await page.until(() => page.messages().length === 1);
    await page.settle();
    const session = page.webim.MsgStore.sessByTypeId('GROUP', 'room');
    return {
      answer: [answer[0], kinds(answer[1])],
      echo: describeMessage(page.messages()[0]),
      sameObject: page.messages()[0] === msg,
      unread: session.unread(),
      stored: session.msgCount(),
      body: page.sentBodies()[0],
    };
  },

  'send: refused by the backend': async (page) => {
    await page.login();
    page.refuseNextSend(10017, 'muted');
    const msg = composite(page.webim, 'GROUP', 'room');
    const [kind, error] = await page.call('sendMsg', msg);
    await page.settle();
    const { ErrorInfo, ...rest } = error;
    return {
      kind,
      rest,
      keys: Object.keys(error).sort(),
      infoIsText: typeof ErrorInfo === 'string' && ErrorInfo.length > 0,
      echoes: page.messages().length,
    };
  },

  'history C2C: a page': async (page) => {
    await page.prepareHistory(3);
    await page.login();
    const options = { Peer_Account: 'bob', MaxCnt: 10, LastMsgTime: 0, MsgKey: '' };
    const [kind, resp] = await page.call('getC2CHistoryMsgs', options);
    const session = page.webim.MsgStore.sessByTypeId('C2C', 'bob');
    return {
      kind,
      keys: Object.keys(resp),
      complete: resp.Complete,
      count: resp.MsgCount,
      texts: resp.MsgList.map((msg) => [msg.isSend, msg.elems[0].content.text]),
      first: describeMessage(resp.MsgList[0]),
      unread: session.unread(),
      stored: session.msgCount(),
      ofStore: resp.MsgList[0].getSession() === session,
      finished: session.isFinished(),
    };
  },

  ...Object.fromEntries(
    Object.entries({ 255: 'sendCustomNotice', 5: 'dissolveRoom' }).map(([type, happen]) => [
      `notice ${type}: ${happen}`,
      async (page) => {
        const notices = [];
        await page.login({ onGroupSystemNotifys: { [type]: (...args) => notices.push(args) } });
        await page[happen]();
        await page.until(() => notices.length > 0);
        await page.settle();
        return {
          calls: notices.length,
          arguments: notices[0].length,
          notice: describeNotice(notices[0][0]),
          normal: page.messages().length,
        };
      },
    ]),
  ),

  'tip: a member is removed': async (page) => {
    await page.login();
    await page.removeEve();
    await page.until(() => page.messages().length === 1);
    return describeMessage(page.messages()[0]);
  },

  'tip: the group is renamed': async (page) => {
    const changes = [];
    await page.login({
      onGroupInfoChangeNotify: (info) => changes.push([encode(info), page.messages().length]),
    });
    await page.renameRoom('Renamed');
    await page.until(() => page.messages().length === 1);
    const { html, subType, elems } = describeMessage(page.messages()[0]);
    return { changes, html, subType, elems };
  },

  'kicked by another login': async (page) => {
    const kicks = [];
    await page.login({ onKickedEventCall: (...args) => kicks.push(args.length) });
    await page.kickMe();
    await page.until(() => kicks.length > 0);
    await page.settle();
    return { kicks, checkLogin: page.webim.checkLogin() };
  },

  'big group: join, message, join again': async (page) => {
    await page.login();
    const [kind, resp] = await page.call('applyJoinBigGroup', { GroupId: 'live' });
    const again = await page.call('applyJoinBigGroup', { GroupId: 'live' });
    await page.bobSendsGroup('live', [text('to all')], 'Normal', 2);
    await page.until(() => page.bigGroupMessages().some((one) => one.subType !== TIP));
    return {
      joined: [kind, resp.ActionStatus, resp.ErrorCode, resp.JoinedStatus],
      again,
      message: describeMessage(page.bigGroupMessages().find((one) => one.subType !== TIP)),
      stored: Object.keys(page.webim.MsgStore.sessMap()),
      normal: page.messages().length,
    };
  },

  'big group: own message comes back': async (page) => {
    await page.login();
    await page.call('applyJoinBigGroup', { GroupId: 'live' });
    const msg = newMessage(page.webim, 'GROUP', 'live');
    msg.addText(new page.webim.Msg.Elem.Text('mine'));
    const answer = await page.call('sendMsg', msg);
    await page.until(() => page.bigGroupMessages().some((one) => one.subType !== TIP));
    await page.settle();
    return {
      answer: [answer[0], kinds(answer[1])],
      // A tip about who joined may come too.
      echoes: page
        .bigGroupMessages()
        .filter((one) => one.subType !== TIP)
        .map((one) => [one.isSend, one.fromAccount, one.elems[0].content.text]),
      normal: page.messages().length,
    };
  },
};

function text(value) {
  return { MsgType: 'TIMTextElem', MsgContent: { Text: value } };
}

function custom(data) {
  return { MsgType: 'TIMCustomElem', MsgContent: { Data: data, Desc: 'desc', Ext: 'ext' } };
}

function arrivingElements() {
  const face = { MsgType: 'TIMFaceElem', MsgContent: { Index: 14, Data: '[微笑]' } };
  const picture = (Type, Width) => ({ Type, Size: 1000, Width, Height: 10, URL: `http://h/${Type}.png` });
  return {
    text: [text('a <b> & "c"\n d')],
    'text already filtered': [text('&lt;b&gt;')],
    face: [face],
    custom: [custom('{"a":"<b>"}')],
    image: [
      {
        MsgType: 'TIMImageElem',
        MsgContent: {
          UUID: 'uuid',
          ImageFormat: 3,
          ImageInfoArray: [picture(1, 30), picture(2, 20), picture(3, 10)],
        },
      },
    ],
    sound: [
      {
        MsgType: 'TIMSoundElem',
        MsgContent: { UUID: 'uuid', Second: 5, Size: 99, Download_Flag: 2, Url: 'http://h/s.mp3' },
      },
    ],
    file: [
      {
        MsgType: 'TIMFileElem',
        MsgContent: {
          UUID: 'uuid',
          FileName: 'a.txt',
          FileSize: 2048,
          Download_Flag: 2,
          Url: 'http://h/a.txt',
        },
      },
    ],
    location: [
      { MsgType: 'TIMLocationElem', MsgContent: { Longitude: 113.5, Latitude: 22.5, Desc: 'here' } },
    ],
    'text, face and custom together': [text('hi '), face, custom('{}'), text(' end')],
  };
}

function newMessage(webim, type, id) {
  return new webim.Msg(new webim.Session(type, id, id), true, -1, -1, -1, 'me', 0, 'My Nick');
}

function composite(webim, type, id) {
  const { Elem } = webim.Msg;
  const msg = newMessage(webim, type, id);
  msg.addText(new Elem.Text('<b>"hi"'));
  msg.addFace(new Elem.Face(14, '[微笑]'));
  msg.addCustom(new Elem.Custom('{"a":1}', 'desc', 'ext'));
  return msg;
}

/** Values the backend gives out, by their kind. */
function kinds(response) {
  const vary = ['MsgTime', 'MsgSeq', 'MsgKey'];
  return Object.fromEntries(
    Object.entries(response).map(([key, value]) => [
      key,
      vary.includes(key) ? { $: typeof value } : encode(value),
    ]),
  );
}

/** Numbers of the backend and raw messages by their kind. */
function describeNotice(notice) {
  const vary = ['MsgTime', 'MsgSeq', 'MsgRandom', 'groupReportTypeMsg', 'sourceGroupTip'];
  return Object.fromEntries(
    Object.keys(notice)
      .sort()
      .map((key) => [key, vary.includes(key) ? { $: typeof notice[key] } : encode(notice[key])]),
  );
}

function describeMessage(msg) {
  const { msgs, time, curMaxMsgSeq, ...session } = msg.sess._impl;
  return {
    keys: Object.keys(msg).sort(),
    varying: ['seq', 'random', 'time', 'uniqueId'].map((key) => typeof msg[key]),
    isSend: msg.isSend,
    subType: msg.subType,
    from: [msg.fromAccount, msg.fromAccountNick, msg.fromAccountHeadurl],
    session: encode(session),
    sessionFollows: [
      time === Math.max(...msgs.map((one) => one.time)),
      curMaxMsgSeq === Math.max(...msgs.map((one) => one.seq)),
      msgs.length,
    ],
    elems: encode(msg.elems),
    html: outcome(() => msg.toHtml()),
  };
}

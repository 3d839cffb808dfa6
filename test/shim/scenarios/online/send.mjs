import { describeMessage, kinds } from './describe.mjs';
import { composite, newMessage } from './world.mjs';

/** What this page sends, and a page of history. */
export const send = {
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
};

import { expect, test } from 'vitest';
import { legacyText, pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();
const sendC2C = 'openim.sendmsg';
const sendGroup = 'group_open_http_svc.send_group_msg';

/** Text, face and custom in one message. */
function composite({ webim }: ShimPage, type: string, id: string) {
  const { Elem } = webim.Msg;
  const msg = new webim.Msg(new webim.Session(type, id, id), true, -1, -1, -1, 'alice', 0, 'Alice');
  msg.addText(new Elem.Text('<b>"hi"'));
  msg.addFace(new Elem.Face(4, '[face]'));
  msg.addCustom(new Elem.Custom('{"a":1}', null, null));
  return msg;
}

test('all elements go out as one message, in order, with the random and sequence of the Msg', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const msg = composite(alice, 'C2C', 'bob');
  const answer = await alice.call('sendMsg', msg);
  const [sent] = loopback.journal.entries({ command: sendC2C });
  expect(sent?.body).toMatchObject({ To_Account: 'bob', MsgSeq: msg.seq, MsgRandom: msg.random });
  expect(sent?.body.MsgBody).toEqual([
    { MsgType: 'TIMTextElem', MsgContent: { Text: '&lt;b&gt;&quot;hi&quot;' } },
    { MsgType: 'TIMFaceElem', MsgContent: { Index: 4, Data: '[face]' } },
    { MsgType: 'TIMCustomElem', MsgContent: { Data: '{"a":1}', Desc: '', Ext: '' } },
  ]);
  const time = sent?.answer?.MsgTime;
  expect(answer).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: '',
    MsgTime: time,
    MsgKey: `${msg.seq}_${msg.random}_${time}`,
  });
});

test('C2C: stored before cbOk, not delivered, and the Msg is not changed', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  const msg = legacyText(alice, 'C2C', 'bob', 'hi');
  const before = JSON.stringify([msg.seq, msg.random, msg.time, msg.uniqueId]);
  const stored = await new Promise((resolve, reject) => {
    alice.webim.sendMsg(msg, () => resolve(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgs()), reject);
  });
  expect(stored).toEqual([msg]);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').unread()).toBe(0);
  expect(JSON.stringify([msg.seq, msg.random, msg.time, msg.uniqueId])).toBe(before);
  await pause(100);
  expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
});

test('C2C: the same Msg twice is refused with -17 although it went out; after a failure it may be sent again', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const msg = legacyText(alice, 'C2C', 'bob', 'hi');
  loopback.faults.fail(sendC2C, 20012, 'muted');
  const failed = await alice.call('sendMsg', msg).catch((e) => e);
  expect(failed).toEqual({
    ActionStatus: 'FAIL',
    ErrorCode: 20012,
    ErrorInfo: 'muted',
    SrcErrorInfo: 'muted',
  });
  await alice.call('sendMsg', msg);
  const again = await alice.call('sendMsg', msg).catch((e) => e);
  expect(again).toMatchObject({ ErrorCode: -17, ErrorInfo: 'sendMsg: addMsg failed![-17]' });
  expect(loopback.journal.entries({ command: sendC2C })).toHaveLength(3);
});

test('group: comes back through onMsgNotify after cbOk, as a message of its own with the number of the server', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'The club', owner: 'alice' });
  const alice = page();
  await alice.login('alice');
  const msg = composite(alice, 'GROUP', 'club');
  const answer = await new Promise((resolve, reject) => {
    alice.webim.sendMsg(
      msg,
      (resp: unknown) => {
        alice.heard.push(['sent']);
        resolve(resp);
      },
      reject,
    );
  });
  const [sent] = loopback.journal.entries({ command: sendGroup });
  expect(answer).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: '',
    MsgTime: sent?.answer?.MsgTime,
    MsgSeq: sent?.answer?.MsgSeq,
  });
  const [[echo, ...more]] = await alice.hears('onMsgNotify');
  expect(more).toEqual([]);
  expect(alice.heard.map((entry) => entry[0]).slice(-2)).toEqual(['sent', 'onMsgNotify']);
  expect(echo).not.toBe(msg);
  expect(echo.getIsSend()).toBe(true);
  expect(echo.getSeq()).toBe(sent?.answer?.MsgSeq);
  expect(echo.getRandom()).toBe(msg.random);
  expect(echo.getFromAccount()).toBe('alice');
  expect(echo.getElems().map((elem: { getType(): string }) => elem.getType())).toEqual([
    'TIMTextElem',
    'TIMFaceElem',
    'TIMCustomElem',
  ]);
  expect(echo.toHtml()).toBe('&lt;b&gt;&quot;hi&quot;[face]{"a":1}');
  const session = alice.webim.MsgStore.sessByTypeId('GROUP', 'club');
  expect(session.msgs()).toEqual([echo]);
  expect(session.unread()).toBe(0);
  expect(session.name()).toBe('The club');
  await pause(200);
  expect(alice.heard.filter((entry) => entry[0] === 'onMsgNotify')).toHaveLength(1);
});

test('group: whoever logs in before the answer came does not hear what the user before has said', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'club',
    owner: 'alice',
    members: ['bob'],
  });
  const alice = page();
  await alice.login('alice');
  // When the backend has taken the message and its answer has not gone out.
  let next: Promise<unknown> | undefined;
  const { journal } = loopback;
  const answer = journal.answer.bind(journal);
  journal.answer = (entry, body) => {
    answer(entry, body);
    if (entry.command === sendGroup) next = alice.login('bob');
  };
  await alice.call('sendMsg', legacyText(alice, 'GROUP', 'club', 'hi'));
  await next;
  await pause(100);
  expect(alice.heard.filter((entry) => entry[0] === 'onMsgNotify')).toEqual([]);
});

test.each([
  [0, 'Normal'],
  [1, 'Low'],
  [3, 'High'],
])('group sub type %i goes out as priority %s and is read back', async (subType, priority) => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'alice' });
  const alice = page();
  await alice.login('alice');
  await alice.call('sendMsg', legacyText(alice, 'GROUP', 'club', 'x', subType));
  const [sent] = loopback.journal.entries({ command: sendGroup });
  expect(sent?.body.MsgPriority).toBe(priority);
  const [[echo]] = await alice.hears('onMsgNotify');
  expect(echo.getSubType()).toBe(subType);
});

test('an unknown sub type answers with an error and sends nothing; a wrong session type throws', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const error = await alice.call('sendMsg', legacyText(alice, 'GROUP', 'club', 'x', 7)).catch((e) => e);
  expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: -100 });
  expect(() => alice.webim.sendMsg(legacyText(alice, 'ROOM', 'club', 'x'))).toThrow(TypeError);
  await pause(50);
  expect(loopback.journal.entries({ command: /send/ })).toEqual([]);
});

test('ids may be numbers', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const { webim } = alice;
  const msg = new webim.Msg(new webim.Session('C2C', 10086), true);
  msg.addText(new webim.Msg.Elem.Text('x'));
  await alice.call('sendMsg', msg);
  expect(loopback.journal.entries({ command: sendC2C })[0]?.body.To_Account).toBe('10086');
  expect(webim.MsgStore.sessByTypeId('C2C', 10086).msgCount()).toBe(1);
});

test('sound and location are left out, and that is reported', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const { Elem } = alice.webim.Msg;
  const msg = legacyText(alice, 'C2C', 'bob', 'here');
  msg.addLocation(new Elem.Location(1, 2, 'x'));
  await alice.call('sendMsg', msg);
  expect(loopback.journal.entries({ command: sendC2C })[0]?.body.MsgBody).toEqual([
    { MsgType: 'TIMTextElem', MsgContent: { Text: 'here' } },
  ]);
  expect(alice.webim.migrate.warnings().map((warning) => warning.code)).toContain('element-not-sent');
});

test('uploaded pictures and files go out by their URLs, in any place', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const { Elem } = alice.webim.Msg;
  const msg = new alice.webim.Msg(new alice.webim.Session('C2C', 'bob'), true);
  const images = new Elem.Images('uuid1', 'PNG');
  images.addImage(new Elem.Images.Image(1, 100, 10, 20, 'http://x/1.png'));
  images.addImage(new Elem.Images.Image(3, 30, 3, 4, 'http://x/3.png'));
  images.addImage(new Elem.Images.Image(2, 50, 5, 6, 'http://x/2.png'));
  msg.addImage(images);
  msg.addFile(new Elem.File('uuid2', 'a.txt', 12, 'alice', 'bob', 2, 'C2C', 'http://x/a.txt'));
  await alice.call('sendMsg', msg);
  expect(loopback.journal.entries({ command: sendC2C })[0]?.body.MsgBody).toEqual([
    {
      MsgType: 'TIMImageElem',
      MsgContent: {
        UUID: 'uuid1',
        ImageFormat: 3,
        ImageInfoArray: [
          { Type: 1, Size: 100, Width: 10, Height: 20, URL: 'http://x/1.png' },
          { Type: 3, Size: 30, Width: 3, Height: 4, URL: 'http://x/3.png' },
          { Type: 2, Size: 50, Width: 5, Height: 6, URL: 'http://x/2.png' },
        ],
      },
    },
    {
      MsgType: 'TIMFileElem',
      MsgContent: { UUID: 'uuid2', FileName: 'a.txt', FileSize: 12, Url: 'http://x/a.txt', Download_Flag: 2 },
    },
  ]);
});

test("composite: 'split' sends one message per element, in order, and says so", async () => {
  const loopback = await start();
  const bob = await native('bob');
  const alice = page({ composite: 'split' });
  await alice.login('alice');
  await alice.call('sendMsg', composite(alice, 'C2C', 'bob'));
  const sent = loopback.journal.entries({ command: sendC2C });
  expect(
    sent.map((entry) => (entry.body.MsgBody as Array<{ MsgType: string }>).map((elem) => elem.MsgType)),
  ).toEqual([['TIMTextElem'], ['TIMFaceElem'], ['TIMCustomElem']]);
  expect(new Set(sent.map((entry) => entry.body.MsgRandom)).size).toBe(3);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgCount()).toBe(1);
  expect(bob.received()).toHaveLength(3);
  expect(alice.webim.migrate.warnings().map((warning) => warning.code)).toContain('composite-split');
});

test('no answer and an answer that is no JSON end in cbErr -2, never in silence', async () => {
  const loopback = await start();
  const alice = page();
  const carol = page();
  await Promise.all([alice.login('alice'), carol.login('carol')]);
  loopback.faults.silence(sendC2C, { userID: 'alice' });
  loopback.faults.malformed(sendC2C, undefined, { userID: 'carol' });
  const errors = await Promise.all(
    [alice, carol].map((user) => user.call('sendMsg', legacyText(user, 'C2C', 'bob', 'x')).catch((e) => e)),
  );
  for (const error of errors) {
    expect(error).toMatchObject({ ErrorCode: -2, ErrorInfo: '请求服务器失败,请检查你的网络是否正常[-2]' });
  }
});

import { expect, test } from 'vitest';
import { c2cText, groupText, pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

test('a C2C message is stored and counted before onMsgNotify runs', async () => {
  const loopback = await start();
  loopback.core.setUser('bob', { nick: 'Bobby', avatar: 'http://b/1.png' });
  const alice = page();
  const bob = await native('bob');
  let seen: unknown;
  await alice.login('alice', {
    onMsgNotify: (msgs: Array<{ getSession(): { unread(): number; msgCount(): number } }>) => {
      const session = alice.webim.MsgStore.sessMap().C2Cbob;
      seen = { unread: session.unread(), count: session.msgCount(), same: msgs[0]?.getSession() === session };
      (alice.listeners as { onMsgNotify(m: unknown): void }).onMsgNotify(msgs);
    },
  });
  await bob.tim.sendMessage(c2cText(bob, 'alice', '<i>hi'));
  const [msgs] = await alice.hears('onMsgNotify');
  expect(seen).toEqual({ unread: 1, count: 1, same: true });
  const [msg] = msgs;
  expect(msg).toBeInstanceOf(alice.webim.Msg);
  expect([msg.getFromAccount(), msg.getFromAccountNick(), msg.fromAccountHeadurl]).toEqual([
    'bob',
    'Bobby',
    'http://b/1.png',
  ]);
  expect([msg.getIsSend(), msg.getSubType(), msg.getSession().id(), msg.getSession().type()]).toEqual([
    false,
    0,
    'bob',
    'C2C',
  ]);
  expect(msg.getElems()[0].getContent().getText()).toBe('&lt;i&gt;hi');
  expect(msg.getSession().icon()).toBe('http://b/1.png');
});

test('own messages from another page arrive with isSend and do not count', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  const elsewhere = await native('alice');
  await elsewhere.tim.sendMessage(c2cText(elsewhere, 'bob', 'from my phone'));
  const [[msg]] = await alice.hears('onMsgNotify');
  expect(msg.getIsSend()).toBe(true);
  expect(msg.getSession().id()).toBe('bob');
  expect(msg.getSession().unread()).toBe(0);
});

test('"is typing" is neither delivered nor stored; with other elements only the notice is dropped', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const typing = { MsgType: 'TIMCustomElem', MsgContent: { Data: '{"userAction":14}', Desc: '', Ext: '' } };
  const stopped = { MsgType: 'TIMCustomElem', MsgContent: { Data: '{"userAction":15}', Desc: '', Ext: '' } };
  loopback.core.sendC2C('bob', 'alice', [typing]);
  loopback.core.sendC2C('bob', 'alice', [typing, { MsgType: 'TIMTextElem', MsgContent: { Text: 'x' } }]);
  loopback.core.sendC2C('bob', 'alice', [stopped]);
  await alice.hears('onMsgNotify', (msgs) => msgs[0].elems[0].type === 'TIMCustomElem');
  const all = alice.heard.filter((entry) => entry[0] === 'onMsgNotify').flatMap((entry) => entry[1]);
  expect(all.map((msg) => msg.elems.map((elem: { type: string }) => elem.type))).toEqual([
    ['TIMTextElem'],
    ['TIMCustomElem'],
  ]);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgCount()).toBe(2);
});

test('element types legacy cannot show become a text that says so', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  loopback.core.sendC2C('bob', 'alice', [
    {
      MsgType: 'TIMVideoFileElem',
      MsgContent: { VideoUrl: 'http://x/v.mp4', VideoUUID: 'v', VideoSize: 1, VideoSecond: 2 },
    },
  ]);
  loopback.core.sendC2C('bob', 'alice', [{ MsgType: 'TIMHologramElem', MsgContent: { Ray: 1 } }]);
  await alice.hears('onMsgNotify', (msgs) => /未知类型/.test(msgs[0].elems[0].content.text));
  const [[first]] = await alice.hears('onMsgNotify');
  expect(first.elems[0].type).toBe('TIMTextElem');
  expect(first.elems[0].content.getText()).toBe('web端暂不支持TIMVideoFileElem消息');
});

test('every legacy element type is read, with the fields of the wire', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  loopback.core.sendC2C('bob', 'alice', [
    { MsgType: 'TIMTextElem', MsgContent: { Text: 't' } },
    { MsgType: 'TIMFaceElem', MsgContent: { Index: 3, Data: '[f]' } },
    { MsgType: 'TIMCustomElem', MsgContent: { Data: 'D', Desc: 'DE', Ext: 'EX' } },
    { MsgType: 'TIMLocationElem', MsgContent: { Desc: 'here', Longitude: 1.5, Latitude: 2.5 } },
    {
      MsgType: 'TIMImageElem',
      MsgContent: {
        UUID: 'u',
        ImageFormat: 1,
        ImageInfoArray: [
          { Type: 1, Size: 9, Width: 900, Height: 600, URL: 'https://x/o' },
          { Type: 2, Size: 5, Width: 720, Height: 480, URL: 'https://x/l' },
          { Type: 3, Size: 1, Width: 198, Height: 132, URL: 'https://x/s' },
        ],
      },
    },
    {
      MsgType: 'TIMSoundElem',
      MsgContent: { UUID: 's', Second: 4, Size: 44, Url: 'http://x/s.amr', Download_Flag: 2 },
    },
    {
      MsgType: 'TIMFileElem',
      MsgContent: { UUID: 'f', FileName: 'a.txt', FileSize: 12, Url: 'http://x/a.txt', Download_Flag: 2 },
    },
  ]);
  const [[msg]] = await alice.hears('onMsgNotify');
  const contents = msg.elems.map((elem: { content: unknown }) => elem.content);
  const [text, face, custom, location, images, sound, file] = contents;
  expect(text.getText()).toBe('t');
  expect([face.getIndex(), face.getData()]).toEqual([3, '[f]']);
  expect([custom.getData(), custom.getDesc(), custom.getExt()]).toEqual(['D', 'DE', 'EX']);
  expect([location.getLongitude(), location.getLatitude(), location.getDesc()]).toEqual([1.5, 2.5, 'here']);
  expect([images.getImageId(), images.getImageFormat()]).toEqual(['u', 1]);
  expect([1, 2, 3].map((type) => images.getImage(type).getUrl())).toEqual([
    'https://x/o',
    'https://x/l',
    'https://x/s',
  ]);
  expect([
    sound.getUUID(),
    sound.getSecond(),
    sound.getSize(),
    sound.getDownUrl(),
    sound.getSenderId(),
  ]).toEqual(['s', 4, 44, 'http://x/s.amr', 'bob']);
  expect([file.getUUID(), file.getName(), file.getSize(), file.getDownUrl()]).toEqual([
    'f',
    'a.txt',
    12,
    'http://x/a.txt',
  ]);
});

test('the same native message is the same Msg, and back', async () => {
  await start();
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  const natives: unknown[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
  const tim = alice.webim.migrate.tim as any;
  tim.on(alice.TIM.EVENT.MESSAGE_RECEIVED, (event: { data: unknown[] }) => natives.push(...event.data));
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'hi'));
  const [[msg]] = await alice.hears('onMsgNotify');
  await pause(10);
  const { migrate } = alice.webim;
  // biome-ignore lint/suspicious/noExplicitAny: a native message
  expect(migrate.toLegacy(natives[0] as any)).toBe(msg);
  expect(migrate.toNative(msg)).toBe(natives[0]);
  // biome-ignore lint/suspicious/noExplicitAny: native messages
  expect(migrate.toLegacy(natives as any)).toEqual([msg]);
});

test('a listener that throws is reported outside and does not stop delivery', async () => {
  await start();
  const alice = page();
  const bob = await native('bob');
  const thrown: unknown[] = [];
  const seen: string[] = [];
  const original = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => thrown.push(error));
  try {
    await alice.login('alice', {
      onMsgNotify: (msgs: Array<{ elems: Array<{ content: { text: string } }> }>) => {
        seen.push(msgs[0]?.elems[0]?.content.text as string);
        throw new Error('bug of the page');
      },
    });
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'two'));
    await pause(200);
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of original) process.on('uncaughtException', listener);
  }
  expect(seen).toEqual(['one', 'two']);
  expect(thrown.map(String)).toEqual(['Error: bug of the page', 'Error: bug of the page']);
});

test('group messages, tips and changes of group data', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The club',
    owner: 'bob',
    members: ['alice'],
  } as never);
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  await bob.tim.sendMessage(groupText(bob, 'club', 'love', 'Low'));
  const [[msg]] = await alice.hears('onMsgNotify');
  expect([msg.getSession().type(), msg.getSession().id(), msg.getSession().name(), msg.getSubType()]).toEqual(
    ['GROUP', 'club', 'The club', 1],
  );
  await bob.tim.updateGroupProfile({ groupID: 'club', name: 'New name', notification: 'News' });
  const [info] = await alice.hears('onGroupInfoChangeNotify');
  expect(info).toEqual({
    GroupId: 'club',
    GroupFaceUrl: null,
    GroupName: 'New name',
    OwnerAccount: null,
    GroupNotification: 'News',
    GroupIntroduction: null,
  });
  const [[tip]] = await alice.hears('onMsgNotify', (msgs) => msgs[0].getSubType() === 2);
  const order = alice.heard.map((entry) => entry[0]);
  expect(order.indexOf('onGroupInfoChangeNotify')).toBeLessThan(order.lastIndexOf('onMsgNotify'));
  const content = tip.elems[0].content;
  expect(tip.elems[0].type).toBe('TIMGroupTipElem');
  expect([content.getOpType(), content.getOpUserId(), content.getGroupId(), content.getUserIdList()]).toEqual(
    [6, 'bob', 'club', []],
  );
  expect(
    content.getGroupInfoList().map((one: { type: number; value: string }) => [one.type, one.value]),
  ).toEqual([
    [2, 'New name'],
    [4, 'News'],
  ]);
  expect(tip.getFromAccount()).toBe('@TIM#SYSTEM');
  expect(alice.webim.MsgStore.sessByTypeId('GROUP', 'club').unread()).toBe(2);
});

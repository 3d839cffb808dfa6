import { expect, test } from 'vitest';
import { addElement, composeMessage, parseElements } from '../../../shim/bridge/index.ts';
import { batchOf, useClients } from './clients.ts';

const { start, login, connect } = useClients();

const image = {
  uuid: 'u',
  imageFormat: 1,
  imageInfoArray: [
    { sizeType: 1, size: 9, width: 900, height: 600, imageUrl: 'https://x/o' },
    { sizeType: 2, size: 5, width: 720, height: 480, imageUrl: 'https://x/l' },
    { sizeType: 3, size: 1, width: 198, height: 132, imageUrl: 'https://x/s' },
  ],
};

test('all elements travel as one message, in order, whatever comes first, and are read back', async () => {
  const loopback = await start();
  const [alice, bob] = await login('alice', 'bob');
  const message = composeMessage(alice.tim, { to: 'bob', conversationType: 'C2C' });
  addElement(message, alice.TIM.TYPES.MSG_IMAGE, image);
  addElement(message, alice.TIM.TYPES.MSG_TEXT, { text: 'a text' });
  addElement(message, alice.TIM.TYPES.MSG_FACE, { index: 1, data: '[face]' });
  addElement(message, alice.TIM.TYPES.MSG_CUSTOM, { data: '{"a":1}', description: null, extension: null });
  addElement(message, alice.TIM.TYPES.MSG_LOCATION, { description: 'here', longitude: 1.5, latitude: 2.5 });
  addElement(message, alice.TIM.TYPES.MSG_FILE, {
    uuid: 'f',
    fileName: 'a.txt',
    fileSize: 12,
    fileUrl: 'https://x/a.txt',
    downloadFlag: 2,
  });
  const { data } = await alice.tim.sendMessage(message);
  expect(data.message).toBe(message);
  const [sent] = loopback.journal.entries({ command: 'openim.sendmsg' });
  const types = [
    'TIMImageElem',
    'TIMTextElem',
    'TIMFaceElem',
    'TIMCustomElem',
    'TIMLocationElem',
    'TIMFileElem',
  ];
  const body = sent?.body.MsgBody as Array<{ MsgType: string }>;
  expect(body.map((element) => element.MsgType)).toEqual(types);
  expect(body[3]).toEqual({
    MsgType: 'TIMCustomElem',
    MsgContent: { Data: '{"a":1}', Desc: '', Ext: '' },
  });
  const [received] = await batchOf(bob);
  const elements = parseElements(received);
  expect(elements.map((element) => element.type)).toEqual(types);
  expect(elements[1]?.content).toEqual({ text: 'a text' });
  expect(elements[2]?.content).toEqual({ index: 1, data: '[face]' });
  expect(elements[5]?.content).toMatchObject({ fileName: 'a.txt', fileUrl: 'https://x/a.txt' });
  expect(parseElements(message).map((element) => element.type)).toEqual(types);
});

test('elements may be given at once, with a priority; ids may be numbers', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: '7', type: 'Public', name: 'seven', owner: 'alice' });
  const [alice] = await login('alice');
  const message = composeMessage(alice.tim, {
    to: 7,
    conversationType: 'GROUP',
    priority: 'High',
    elements: [
      { type: 'TIMTextElem', content: { text: 'a' } },
      { type: 'TIMTextElem', content: { text: 'b' } },
    ],
  });
  expect([message.type, message.payload.text]).toEqual(['TIMTextElem', 'a']);
  await alice.tim.sendMessage(message);
  const [sent] = loopback.journal.entries({ command: 'group_open_http_svc.send_group_msg' });
  expect(sent?.body).toMatchObject({ GroupId: '7', MsgPriority: 'High' });
  expect(sent?.body.MsgBody).toEqual([
    { MsgType: 'TIMTextElem', MsgContent: { Text: 'a' } },
    { MsgType: 'TIMTextElem', MsgContent: { Text: 'b' } },
  ]);
});

test('a message without elements is refused when it is sent', async () => {
  await start();
  const [alice] = await login('alice');
  const message = composeMessage(alice.tim, { to: 'bob', conversationType: 'C2C' });
  expect(parseElements(message)).toEqual([]);
  await expect(alice.tim.sendMessage(message)).rejects.toMatchObject({ code: 2403 });
});

test('before login there is a stand-in that takes elements; sending it rejects, also after login', async () => {
  await start();
  const alice = connect({ userID: 'alice' });
  const message = composeMessage(alice.tim, { to: 'bob', conversationType: 'C2C' });
  addElement(message, 'TIMTextElem', { text: 'too early' });
  expect(parseElements(message)).toEqual([{ type: 'TIMTextElem', content: { text: 'too early' } }]);
  await expect(alice.tim.sendMessage(message)).rejects.toHaveProperty('code');
  await alice.ready();
  await expect(alice.tim.sendMessage(message)).rejects.toHaveProperty('code');
});

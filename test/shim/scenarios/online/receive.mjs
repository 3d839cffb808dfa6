import { describeMessage } from './describe.mjs';
import { custom, text } from './world.mjs';

/** What arrives from others, C2C and in a group. */
export const receive = {
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
};

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

import type { MessageElement } from '../../loopback/index.ts';
import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { ownMessage, sentBody } from './own.ts';
import { custom, face, file, image, location, sound, text, video } from './wire.ts';

const ARRIVING: Record<string, MessageElement[]> = {
  'a text': [text('a <b> & "c"\n d \'e\'')],
  'a text that was filtered before': [text('&lt;b&gt; &amp;lt;')],
  'an empty text': [text('')],
  'a face': [face],
  'a custom element': [custom('{"a":"<b>"}')],
  'an image': [image],
  'a sound': [sound],
  'a file': [file],
  'a location': [location],
  'a video': [video],
  'an element of a later time': [{ MsgType: 'TIMRelayElem', MsgContent: { Title: 'merged' } }],
  'an element nobody knows': [{ MsgType: 'TIMFutureElem', MsgContent: { A: 1 } }, text('beside it')],
  'text, face, text': [text('hi '), face, text(' end')],
  'image, custom, location': [image, custom('{}'), location],
  'file and sound': [file, sound],
  'one of each': [text('t'), face, image, sound, file, location, custom('d')],
  'twice the same': [face, face],
  'a face without text': [{ MsgType: 'TIMFaceElem', MsgContent: { Index: 3 } }],
  'a custom element without description': [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'd' } }],
  'an image without its small size': [
    {
      ...image,
      MsgContent: {
        ...image.MsgContent,
        ImageInfoArray: (image.MsgContent.ImageInfoArray as unknown[]).slice(0, 1),
      },
    },
  ],
  'a sound without address': [
    { MsgType: 'TIMSoundElem', MsgContent: { UUID: 'u', Second: 1, Size: 2, Download_Flag: 2 } },
  ],
};

/** name -> what a page adds to its message */
const LEAVING: Record<string, (stage: Stage, msg: ReturnType<typeof ownMessage>) => void> = {
  'a text': ({ webim }, msg) => msg.addText(new webim.Msg.Elem.Text('<b>"hi" & \'you\'')),
  'a face': ({ webim }, msg) => msg.addFace(new webim.Msg.Elem.Face(14, '[微笑]')),
  'a custom element': ({ webim }, msg) => msg.addCustom(new webim.Msg.Elem.Custom('{"a":1}', 'desc', 'ext')),
  'a custom element without description': ({ webim }, msg) =>
    msg.addCustom(new webim.Msg.Elem.Custom('d', null, null)),
  'an image uploaded before': ({ webim }, msg) => {
    const images = new webim.Msg.Elem.Images('image-uuid', 'PNG');
    for (const type of [1, 2, 3]) {
      images.addImage(new webim.Msg.Elem.Images.Image(type, 10, 20, 30, `https://h/${type}.png`));
    }
    msg.addImage(images);
  },
  'a file uploaded before': ({ webim }, msg) =>
    msg.addFile(
      new webim.Msg.Elem.File('file-uuid', 'a.txt', 2048, 'me', 'bob', 2, 'C2C', 'https://h/a.txt'),
    ),
  'text, face, custom': ({ webim }, msg) => {
    msg.addText(new webim.Msg.Elem.Text('look '));
    msg.addFace(new webim.Msg.Elem.Face(1, '[撇嘴]'));
    msg.addCustom(new webim.Msg.Elem.Custom('c', 'd', 'e'));
  },
  'a location, which legacy left out': ({ webim }, msg) => {
    msg.addText(new webim.Msg.Elem.Text('kept'));
    msg.addLocation(new webim.Msg.Elem.Location(1, 2, 'left out'));
  },
  'a sound, which legacy left out': ({ webim }, msg) => {
    msg.addText(new webim.Msg.Elem.Text('kept'));
    msg.addElem(new webim.Msg.Elem('TIMSoundElem', new webim.Msg.Elem.Sound('u', 1, 2)));
  },
};

/** Every kind of element, alone and with others, from others and to others, between two and in groups. */
export const elements: Scenarios = {
  ...Object.fromEntries(
    Object.entries(ARRIVING).flatMap(([name, body]) => [
      [
        `from bob: ${name}`,
        async (stage: Stage) => {
          await stage.login();
          stage.core.sendC2C('bob', 'me', body);
          await stage.hears('onMsgNotify', 1, 1500);
        },
      ],
      [
        `in a group: ${name}`,
        async (stage: Stage) => {
          await stage.login();
          stage.core.sendGroup('bob', 'room', body);
          await stage.hears('onMsgNotify', 1, 1500);
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(LEAVING).flatMap(([name, add]) =>
      (['C2C', 'GROUP'] as const).map((type) => [
        `${type === 'C2C' ? 'to bob' : 'to a group'}: ${name}`,
        async (stage: Stage) => {
          await stage.login();
          const msg = ownMessage(stage, type, type === 'C2C' ? 'bob' : 'room');
          add(stage, msg);
          await stage.call('sendMsg', msg);
          stage.note('on the wire', sentBody(stage));
          if (type === 'GROUP') await stage.hears('onMsgNotify', 1, 1500);
        },
      ]),
    ),
  ),
};

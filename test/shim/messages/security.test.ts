import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { afterEach, expect, test } from 'vitest';
import type { NativeMessage, Tim } from '../../../shim/bridge/native.ts';
import { createClient } from '../../../shim/connection/create-client.ts';
import { parseText } from '../../../shim/emotion/parse-text.ts';
import { emotionIndexes, setEmotionPictures } from '../../../shim/emotion/tables.ts';
import { Msg } from '../../../shim/messages/msg.ts';
import { receive } from '../../../shim/messages/receive.ts';
import { rememberDownload } from '../../../shim/messages/resources.ts';
import { Session } from '../../../shim/messages/session.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';
import type { DiagnosticsSink } from '../../../shim/surface/capabilities.ts';
import { setXssFilterEnabled } from '../../../shim/tool/xss-filter.ts';
import { makeWebim } from '../surface/make-webim.ts';

// What other users can put into a page: texts, nicks, names of groups, custom data, numbers that are none, addresses.
const part = fc.oneof(
  fc.constantFrom(
    ...[
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '<svg/onload=alert(1)>',
      '<a href=',
      '-->',
    ],
    ...[
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      ' \u0001JaVaScRiPt:alert(1)',
      'vbscript:x',
      'https://h/',
    ],
    ...['"', "'", '`', '>', '<', '/>', '&lt;', '&#60;', '&#x27;', '\\', '\n', '\0', ' onclick=alert(1) '],
    ...["');alert(1);//", '</a>', '</i>', '<!--', '<![CDATA[', '<math><mtext>', '[微笑]', '[', ']'],
  ),
  fc.string({ maxLength: 6 }),
);
const hostile = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const hostileOrNumber = fc.oneof({ weight: 4, arbitrary: hostile }, { weight: 1, arbitrary: fc.nat(9) });
const image = fc.record({
  sizeType: fc.constantFrom<unknown>(1, 2, 3, '<b>'),
  size: hostileOrNumber,
  width: hostileOrNumber,
  height: hostileOrNumber,
  url: hostile,
  imageUrl: hostile,
});
const member = fc.record({ userID: hostile, nick: hostile, avatar: hostile, muteTime: hostileOrNumber });
const profile = fc.record({ groupID: hostile, groupName: hostile, avatar: hostile, ownerID: hostile });
const kind = fc.oneof(fc.integer({ min: 0, max: 9 }), hostile);
const tip = fc.record({
  operationType: kind,
  operatorID: hostile,
  groupProfile: profile,
  newGroupProfile: profile,
  userIDList: fc.array(hostile, { maxLength: 12 }),
  memberList: fc.array(member, { maxLength: 3 }),
  memberCount: hostileOrNumber,
});
const made = (type: string, content: fc.Arbitrary<unknown>) =>
  fc.record({ type: fc.constant(type), content });
const element = fc.oneof(
  made('TIMTextElem', fc.record({ text: hostile })),
  made('TIMFaceElem', fc.record({ index: hostileOrNumber, data: hostile })),
  made('TIMCustomElem', fc.record({ data: hostile, description: hostile, extension: hostile })),
  made(
    'TIMImageElem',
    fc.record({ uuid: hostile, imageFormat: kind, imageInfoArray: fc.array(image, { maxLength: 3 }) }),
  ),
  made(
    'TIMSoundElem',
    fc.record({
      uuid: hostile,
      second: hostileOrNumber,
      size: hostileOrNumber,
      url: hostile,
      downloadFlag: kind,
    }),
  ),
  made(
    'TIMFileElem',
    fc.record({
      uuid: hostile,
      fileName: hostile,
      fileSize: hostileOrNumber,
      fileUrl: hostile,
      downloadFlag: fc.constantFrom(2, undefined),
    }),
  ),
  made('TIMLocationElem', fc.record({ longitude: hostile, latitude: hostile, description: hostile })),
  made('TIMGroupTipElem', tip),
  fc.record({ type: hostile, content: fc.record({ text: hostile }) }),
);
const message = fc.record({
  conversationType: fc.constantFrom('C2C', 'GROUP'),
  from: hostile,
  to: hostile,
  nick: hostile,
  avatar: hostile,
  nameCard: hostile,
  _elements: fc.array(element, { minLength: 1, maxLength: 4 }),
});

/** The elements the shim itself makes, with their attributes; of scripts, what may be around a string literal. */
const OWN: Record<string, string[]> = {
  img: ['src', 'style', 'id', 'bigimgurl', 'onclick'],
  audio: ['id', 'src', 'controls', 'onplay', 'preload'],
  a: ['href', 'onclick', 'title'],
  i: ['class'],
};
const OWN_SCRIPTS = /^(imageClick\(this\)|onChangePlayAudio\(this\)|webim\.onDownFile\(''\))$/;

/** What is in the HTML that the shim would not have put there by itself. */
function foreignMarkup(html: string): string[] {
  const foreign: string[] = [];
  const visit = (nodes: DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if (node.nodeName !== '#text' && !('tagName' in node)) foreign.push(node.nodeName);
      if (!('tagName' in node)) continue;
      if (!Object.hasOwn(OWN, node.tagName)) foreign.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (!OWN[node.tagName]?.includes(name)) foreign.push(`${node.tagName} ${name}`);
        const script = value.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
        if (name.startsWith('on') && !OWN_SCRIPTS.test(script)) foreign.push(`${name}=${value}`);
        // As a browser reads an address.
        if (/^(src|href)$/.test(name) && /^(java|vb)script:/i.test(value.replace(/[\0-\x20]/g, '')))
          foreign.push(`${name}=${value}`);
      }
      visit(node.childNodes);
    }
  };
  visit(parseFragment(html).childNodes);
  return foreign;
}

afterEach(() => {
  setXssFilterEnabled(true);
  setEmotionPictures('none');
});

test.each(['none', '1.7.0'] as const)('nothing of others becomes markup, emotions %s', (emotions) => {
  setEmotionPictures(emotions);
  fc.assert(
    fc.property(message, (draft) => {
      const sink: DiagnosticsSink = { options: {}, warn: () => {}, lang: () => 'en' };
      const client = createClient(sink, createMessageStore(), () => undefined);
      const heard: Msg[] = [];
      client.listeners.onMsgNotify = (msgs: Msg[]) => heard.push(...msgs);
      const facts = {
        conversationID: `${draft.conversationType}x`,
        flow: 'in',
        time: 1,
        sequence: 1,
        random: 1,
      };
      const native = { ...draft, ...facts, type: 'TIMTextElem', payload: {} } as unknown as NativeMessage;
      receive(client, { on: () => {} } as unknown as Tim, [native]);
      expect(heard).toHaveLength(1);
      expect(foreignMarkup((heard[0] as Msg).toHtml())).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('nothing that was typed becomes markup through the emotion parser', () => {
  setEmotionPictures('1.7.0');
  fc.assert(
    fc.property(hostile, fc.option(fc.dictionary(hostile, fc.nat(40))), (typed, table) => {
      const msg = new Msg(new Session('C2C', 'bob'), true);
      for (const { type, content } of parseText(typed, table ?? emotionIndexes)) {
        if (type === 'TIMTextElem') msg.addText(new Msg.Elem.Text(content.text));
        else msg.addFace(new Msg.Elem.Face(content.index, content.data));
      }
      expect(foreignMarkup(msg.toHtml())).toEqual([]);
    }),
  );
});

test('markup is markup where the application has switched the filter off, and the check sees it', () => {
  setXssFilterEnabled(false);
  expect(foreignMarkup(new Msg.Elem.Custom('<b onclick=x>').toHtml())).toEqual([
    '<b>',
    'b onclick',
    'onclick=x',
  ]);
  expect(foreignMarkup('<a href="javascript:x"></a><!-- -->')).toEqual(['href=javascript:x', '#comment']);
});

test('a file whose address is a script is not opened', () => {
  const { webim } = makeWebim();
  const opened: string[] = [];
  Object.assign(globalThis, { window: { open: (url: string) => opened.push(url) } });
  try {
    for (const [uuid, url] of Object.entries({
      a: 'javascript:alert(1)',
      b: '\tjava\nscript:x',
      c: 'https://h/f',
    })) {
      rememberDownload(uuid, url);
      webim.onDownFile(uuid);
    }
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
  expect(opened).toEqual(['https://h/f']);
});

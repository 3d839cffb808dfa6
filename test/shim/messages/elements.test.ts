import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NativeElement, NativeMessage } from '../../../shim/bridge/native.ts';
import { elementToLegacy } from '../../../shim/messages/elements-to-legacy.ts';
import { elementToNative } from '../../../shim/messages/elements-to-native.ts';

const message = (conversationType = 'C2C') =>
  ({ conversationType, from: 'bob', to: 'alice', time: 1 }) as unknown as NativeMessage;
const toLegacy = (element: NativeElement, type?: string) => elementToLegacy(element, message(type), () => {});

const TYPES = [
  'TIMTextElem',
  'TIMFaceElem',
  'TIMImageElem',
  'TIMCustomElem',
  'TIMSoundElem',
  'TIMFileElem',
  'TIMFileElem ',
  'TIMLocationElem',
  'TIMGroupTipElem',
  'TIMVideoFileElem',
  'TIMRelayElem',
];
/** What a backend may send: JSON, some of it under the names that are read. */
const json = fc.jsonValue({ maxDepth: 2 });
const content = fc.oneof(
  json,
  fc.dictionary(
    fc.constantFrom(
      ...[
        'text',
        'index',
        'data',
        'description',
        'uuid',
        'imageFormat',
        'imageInfoArray',
        'fileName',
        'fileUrl',
      ],
      ...[
        'operationType',
        'operatorID',
        'groupProfile',
        'userIDList',
        'memberList',
        'newGroupProfile',
        'memberCount',
      ],
    ),
    json,
  ),
);

describe('elements of a native message', () => {
  it('whatever is in them, become an element that can be shown, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...TYPES), fc.string()), content, (type, value) => {
        const elem = toLegacy({ type, content: value } as NativeElement);
        expect(typeof elem.getType()).toBe('string');
        expect(elem.getContent()).toBeTruthy();
        // Pages put it between other text.
        expect(`${elem.toHtml()}`).toEqual(expect.any(String));
      }),
      { numRuns: 500 },
    );
  });

  it('of types legacy did not know show as its text, with the type to be looked up', () => {
    const asked: string[] = [];
    const elem = elementToLegacy({ type: 'TIMVideoFileElem', content: {} }, message(), (type) =>
      asked.push(type),
    );
    expect([elem.getType(), elem.toHtml(), asked]).toEqual([
      'TIMTextElem',
      'web端暂不支持TIMVideoFileElem消息',
      ['TIMVideoFileElem'],
    ]);
  });
});

const word = fc.string({ unit: fc.constantFrom('a', '中', ' ', '&', "'", '😀'), minLength: 1 });
const whole = fc.nat(100_000);
const image = fc.record({
  sizeType: fc.constantFrom(1, 2, 3),
  size: whole,
  width: whole,
  height: whole,
  imageUrl: word,
});
/** What both sides can express, in v2's terms. */
const expressible = fc.oneof(
  fc.record({ type: fc.constant('TIMTextElem'), content: fc.record({ text: word }) }),
  fc.record({ type: fc.constant('TIMFaceElem'), content: fc.record({ index: whole, data: word }) }),
  fc.record({
    type: fc.constant('TIMCustomElem'),
    content: fc.record({ data: word, description: word, extension: word }),
  }),
  fc.record({
    type: fc.constant('TIMImageElem'),
    content: fc.record({
      uuid: word,
      imageFormat: fc.constantFrom(1, 2, 3, 4, 255),
      imageInfoArray: fc.uniqueArray(image, { selector: (one) => one.sizeType }),
    }),
  }),
  fc.record({
    type: fc.constant('TIMFileElem'),
    content: fc.record({
      uuid: word,
      fileName: word,
      fileSize: whole,
      fileUrl: word,
      downloadFlag: fc.constant(2),
    }),
  }),
);

describe('there and back', () => {
  it('keeps what both sides can express', () => {
    fc.assert(
      fc.property(expressible, fc.constantFrom('C2C', 'GROUP'), (element, type) => {
        const back = elementToNative(toLegacy(element, type));
        const { content: given } = element as NativeElement;
        // Pictures come in legacy's order.
        const sorted = given.imageInfoArray
          ? { ...given, imageInfoArray: [...given.imageInfoArray].sort((a, b) => a.sizeType - b.sizeType) }
          : given;
        expect(back).toEqual({ type: element.type, content: sorted });
      }),
    );
  });
});

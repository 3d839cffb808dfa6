import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NativeElement, NativeMessage } from '../../../shim/bridge/native.ts';
import { createClient } from '../../../shim/connection/create-client.ts';
import { createCrossing } from '../../../shim/connection/crossing.ts';
import { elementToNative } from '../../../shim/messages/elements-to-native.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';
import type { DiagnosticsSink } from '../../../shim/surface/capabilities.ts';

const word = fc.string({ unit: fc.constantFrom('a', '中', ' ', '&', "'", '😀'), minLength: 1, maxLength: 8 });
const whole = fc.nat(100_000);
const made = (type: string, content: fc.Arbitrary<unknown>) =>
  fc.record({ type: fc.constant(type), content });
const image = (sizeType: number) =>
  fc.record({ sizeType: fc.constant(sizeType), size: whole, width: whole, height: whole, imageUrl: word });

/** What a legacy page could send as well: it comes back the same. */
const sendable = fc.oneof(
  made('TIMTextElem', fc.record({ text: word })),
  made('TIMFaceElem', fc.record({ index: whole, data: word })),
  made('TIMCustomElem', fc.record({ data: word, description: word, extension: word })),
  made(
    'TIMImageElem',
    fc.record({
      uuid: word,
      imageFormat: fc.constantFrom(1, 2, 3, 4, 255),
      imageInfoArray: fc.tuple(image(1), image(2), image(3)),
    }),
  ),
  made(
    'TIMFileElem',
    fc.record({ uuid: word, fileName: word, fileSize: whole, fileUrl: word, downloadFlag: fc.constant(2) }),
  ),
);
/** What it could only receive: it is there to be read, and the native message still has it. */
const receivable = fc.oneof(
  made(
    'TIMSoundElem',
    fc.record({ uuid: word, second: whole, size: whole, url: word, downloadFlag: fc.constant(2) }),
  ),
  made('TIMLocationElem', fc.record({ longitude: whole, latitude: whole, description: word })),
  made('TIMGroupTipElem', fc.record({ operationType: fc.integer({ min: 1, max: 7 }), operatorID: word })),
);
const message = fc.record({
  ID: word,
  conversationType: fc.constantFrom('C2C', 'GROUP', '@TIM#SYSTEM'),
  from: word,
  to: word,
  flow: fc.constantFrom('in', 'out'),
  priority: fc.constantFrom('High', 'Normal', 'Low', 'Lowest'),
  nick: word,
  avatar: word,
  time: whole,
  sequence: whole,
  random: fc.nat(0xffffffff),
  _elements: fc.array(fc.oneof({ weight: 3, arbitrary: sendable }, receivable), {
    minLength: 1,
    maxLength: 5,
  }),
});

function crossing() {
  const sink: DiagnosticsSink = { options: {}, warn: () => {}, lang: () => 'en' };
  return createCrossing(createClient(sink, createMessageStore(), () => undefined));
}

test('there and back is the same message, whatever conversation and elements it has', () => {
  const { toLegacy, toNative } = crossing();
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), (drafts) => {
      const natives = drafts.map((draft) => {
        const conversationID = draft.conversationType + draft.to;
        const first = draft._elements[0] as NativeElement;
        return {
          ...draft,
          conversationID,
          type: first.type,
          payload: first.content,
        } as unknown as NativeMessage;
      });
      const before = JSON.stringify(natives);
      const msgs = toLegacy(natives);
      expect(msgs.map(toNative)).toEqual(natives);
      msgs.forEach((msg, index) => {
        const native = natives[index] as NativeMessage;
        expect(toNative(msg)).toBe(native);
        expect(toLegacy(native)).toBe(msg);
        expect(msg.getElems().map((elem) => elem.getType())).toEqual(
          (native._elements as NativeElement[]).map(({ type }) => type),
        );
        expect([msg.getSeq(), msg.getRandom(), msg.getTime()]).toEqual([
          native.sequence,
          native.random,
          native.time,
        ]);
        expect(msg.getFromAccount()).toBe(native.from);
        expect(msg.getIsSend()).toBe(native.flow === 'out');
      });
      expect(JSON.stringify(natives)).toBe(before);
    }),
  );
});

test('a legacy page that sends on what it received sends the same elements, in order', () => {
  const { toLegacy } = crossing();
  fc.assert(
    fc.property(message, (draft) => {
      const native = {
        ...draft,
        conversationID: draft.conversationType + draft.to,
      } as unknown as NativeMessage;
      const again = toLegacy(native).getElems().map(elementToNative);
      const wanted = draft._elements.map((element) =>
        /Text|Face|Custom|Image|File/.test(element.type) ? element : null,
      );
      expect(again).toEqual(wanted);
    }),
  );
});

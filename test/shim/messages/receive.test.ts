import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NativeMessage, Tim } from '../../../shim/bridge/native.ts';
import { createClient } from '../../../shim/connection/create-client.ts';
import type { Msg } from '../../../shim/messages/msg.ts';
import { deliverBigGroup, receive } from '../../../shim/messages/receive.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';
import type { DiagnosticsSink } from '../../../shim/surface/capabilities.ts';

// What v2 hands over, with elements of any kind. (v2 2.27.6 itself throws on some bodies, pictures without sizes for
// one; such messages never get as far as an event.)

const TYPES = ['TIMTextElem', 'TIMFaceElem', 'TIMImageElem', 'TIMCustomElem', 'TIMSoundElem', 'TIMFileElem'];
const MORE = ['TIMLocationElem', 'TIMVideoFileElem', 'TIMRelayElem', 'TIMGroupTipElem', 'TIMNewElem', ''];
const element = fc.record({
  type: fc.constantFrom(...TYPES, ...MORE),
  content: fc.jsonValue({ maxDepth: 3 }),
});
const native = fc.record({
  conversationType: fc.constantFrom('C2C', 'GROUP'),
  _elements: fc.array(fc.oneof(element, fc.constant(null)), { maxLength: 4 }),
  payload: fc.jsonValue({ maxDepth: 2 }),
  type: fc.constantFrom(...TYPES, ...MORE),
});

it('whatever is in the messages: nothing throws, all of them come, in order, and can be shown', () => {
  fc.assert(
    fc.property(fc.array(native, { minLength: 1, maxLength: 6 }), (drafts) => {
      const warned: string[] = [];
      const sink: DiagnosticsSink = { options: {}, warn: (code) => void warned.push(code), lang: () => 'en' };
      const client = createClient(sink, createMessageStore(), () => undefined);
      const heard: Msg[] = [];
      client.listeners.onMsgNotify = (msgs: Msg[]) => heard.push(...msgs);
      const batch = drafts.map(
        (draft, index) =>
          ({
            ...draft,
            conversationID: `${draft.conversationType}bob`,
            from: 'carol',
            to: 'bob',
            flow: 'in',
            sequence: index,
            random: index,
            time: index,
          }) as unknown as NativeMessage,
      );
      receive(client, { on: () => {} } as unknown as Tim, batch);
      expect(heard.map((msg) => msg.getSeq())).toEqual(batch.map(({ sequence }) => sequence));
      heard.forEach((msg, index) => {
        const sent = (drafts[index]?._elements ?? []).filter(Boolean);
        expect(msg.getElems()).toHaveLength(sent.length || 1);
        expect(msg.toHtml()).toEqual(expect.any(String));
        expect(client.links.nativeOf(msg)).toBe(batch[index]);
      });
      expect(warned.length > 0).toBe(heard.some((msg) => msg.toHtml().includes('web端暂不支持')));
    }),
    { numRuns: 300 },
  );
});

it('a message of a live room that v2 gives twice is heard once', () => {
  const sink: DiagnosticsSink = { options: {}, warn: () => {}, lang: () => 'en' };
  const client = createClient(sink, createMessageStore(), () => undefined);
  const heard: number[] = [];
  client.listeners.onBigGroupMsgNotify = (msgs: Msg[]) => heard.push(...msgs.map((msg) => msg.getSeq()));
  const message = (sequence: number) =>
    ({
      conversationID: 'GROUPlive',
      conversationType: 'GROUP',
      type: 'TIMTextElem',
      payload: { text: 'hi' },
      to: 'live',
      from: 'carol',
      flow: 'in',
      sequence,
      random: 7,
      time: 1,
    }) as unknown as NativeMessage;
  deliverBigGroup(client, [message(1)]);
  deliverBigGroup(client, [message(2), message(1)]);
  for (let sequence = 3; sequence < 1500; sequence++) deliverBigGroup(client, [message(sequence)]);
  expect(heard).toEqual([1, 2, ...Array.from({ length: 1497 }, (_, index) => index + 3)]);
  expect(Object.keys(client.roomMessages)).toHaveLength(1000);
});

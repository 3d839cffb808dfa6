import { expect, it } from 'vitest';
import { answerWith } from '../../../shim/connection/answer.ts';
import { createClient } from '../../../shim/connection/create-client.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';
import type { DiagnosticsSink } from '../../../shim/surface/capabilities.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function client() {
  const warned: unknown[] = [];
  const sink: DiagnosticsSink = {
    options: {},
    warn: (code, values) => void warned.push([code, values]),
    lang: () => 'en',
  };
  return { warned, client: createClient(sink, createMessageStore(), () => undefined) };
}

it('an answer that cannot be read goes to cbErr, and is said', async () => {
  const { client: one, warned } = client();
  const heard: unknown[] = [];
  answerWith(
    one,
    Promise.resolve({ list: 'a login page of some hotel' }),
    ({ list }) => (list as unknown as string[]).map(String),
    () => heard.push('ok'),
    (error) => heard.push(error.ActionStatus),
  );
  await settled();
  expect(heard).toEqual(['FAIL']);
  expect(warned).toEqual([['bad-answer', { reason: expect.stringContaining('map') }]]);
});

it('an error of v2 is no answer that cannot be read', async () => {
  const { client: one, warned } = client();
  const heard: unknown[] = [];
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: 10007 }));
  answerWith(
    one,
    refuse(),
    () => 'never',
    null,
    (error) => heard.push(error.ErrorCode),
  );
  await settled();
  expect([heard, warned]).toEqual([[10007], []]);
});

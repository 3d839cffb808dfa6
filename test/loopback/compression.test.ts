import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { useLoopback } from './fixture.ts';

const { start, login } = useLoopback();
let socket: WebSocket | undefined;

afterEach(() => socket?.terminate());

/** The bytes of the answer to a `servcmd` that loopback does not know; its name makes the answer longer. */
async function answerTo(wsUrl: string, query: string, servcmd: string): Promise<Buffer> {
  socket?.terminate();
  const opened = new WebSocket(`${wsUrl}/binfo?${query}`);
  socket = opened;
  return new Promise((resolve, reject) => {
    opened.on('error', reject);
    opened.on('message', (data) => resolve(data as Buffer));
    opened.on('open', () => opened.send(JSON.stringify({ head: { servcmd, seq: 1 }, body: {} })));
  });
}

const isCompressed = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'COMP';

test('frames are COMP and gzip for who offers it, plain for others', async () => {
  const { wsUrl } = await start({ compress: 'gzip' });
  const compressed = await answerTo(wsUrl, 'compress=gzip', 'no.such');
  expect(isCompressed(compressed)).toBe(true);
  expect(JSON.parse(String(gunzipSync(compressed.subarray(4)))).head).toEqual({ servcmd: 'no.such', seq: 1 });
  expect(JSON.parse(String(await answerTo(wsUrl, '', 'no.such'))).head.seq).toBe(1);
});

test('small frames stay plain below the size given', async () => {
  const { wsUrl } = await start({ compress: 'gzip', compressFrom: 1000 });
  expect(isCompressed(await answerTo(wsUrl, 'compress=gzip', 'no.such'))).toBe(false);
  expect(isCompressed(await answerTo(wsUrl, 'compress=gzip', `no.${'x'.repeat(1000)}`))).toBe(true);
});

test.each([0, 600])(
  'the SDK logs in, receives and reads history, compressed from %i bytes',
  async (compressFrom) => {
    const loopback = await start({ compress: 'gzip', compressFrom });
    const [alice, bob] = await login('alice', 'bob');
    const text = `héllo 你好 ${'long '.repeat(300)}`;
    const { TIM, tim } = alice;
    const message = tim.createTextMessage({
      to: 'bob',
      conversationType: TIM.TYPES.CONV_C2C,
      payload: { text },
    });
    await tim.sendMessage(message);
    await bob.waitFor(TIM.EVENT.MESSAGE_RECEIVED);
    expect(bob.received().map(({ payload }) => payload.text)).toEqual([text]);
    loopback.core.sendC2C('alice', 'bob', 'short');
    await bob.waitFor(TIM.EVENT.MESSAGE_RECEIVED, (data) => data[0].payload.text === 'short');
    const { data } = await bob.tim.getMessageList({ conversationID: 'C2Calice' });
    expect(data.messageList.map((one: typeof message) => one.payload.text)).toEqual([text, 'short']);
  },
);

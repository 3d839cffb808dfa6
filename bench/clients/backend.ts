import { startLoopback } from '../../loopback/index.ts';
import { runChild } from '../measure.ts';
import { expectResult } from '../row.ts';
import type { Kind } from './pages.ts';
import type { Received, ReceiveInput } from './receive.ts';
import type { SendInput, Sent } from './send.ts';

/** Path of an original webim.js, when there is one to compare with. */
export const LEGACY_FILE = process.env.WEBIM_JS;

/** Messages the backend hands over before it lets others run. */
const BATCH = 20;

/** Messages that may be on their way: more, and the page is so busy that v2 takes its connection for dead. */
const MOST_AHEAD = 2000;

/** A page of this kind in a process of its own receives so many messages from so many users of a new backend. */
export async function receive(kind: Kind, count: number, senders: number): Promise<Received> {
  const loopback = await startLoopback();
  try {
    const input: ReceiveInput = {
      kind,
      count,
      senders,
      user: 'me',
      wsUrl: loopback.wsUrl,
      url: loopback.url,
      legacyFile: LEGACY_FILE,
    };
    let seen: number | undefined;
    const answer = await runChild<Received>('./clients/receive.ts', input, {
      node: ['--expose-gc'],
      async heard(told) {
        const isReady = seen === undefined;
        seen = told as number;
        for (let index = 0; isReady && index < count; index++) {
          loopback.core.sendC2C(`user${index % senders}`, 'me', `message number ${index} 你好`);
          if (index % BATCH !== BATCH - 1) continue;
          do await new Promise((resolve) => setImmediate(resolve));
          while (index - seen > MOST_AHEAD);
        }
      },
    });
    expectResult(`${kind}: messages received`, answer.count, count);
    if (kind !== 'native') expectResult(`${kind}: unread messages`, answer.unread, count);
    return answer;
  } finally {
    await loopback.close();
  }
}

/** Two pages in one process send in turns. */
export async function send(count: number): Promise<Sent> {
  const loopback = await startLoopback();
  try {
    const { wsUrl, url } = loopback;
    const sent = await runChild<Sent>('./clients/send.ts', {
      count,
      kind: 'shim',
      wsUrl,
      url,
    } satisfies SendInput);
    expectResult('sent', [sent.native.length, sent.shim.length], [count, count]);
    return sent;
  } finally {
    await loopback.close();
  }
}

import { openPage, type PageOptions } from './pages.ts';

export interface SendInput extends Omit<PageOptions, 'received' | 'user'> {
  /** Messages each side sends. */
  count: number;
}

export interface Sent {
  /** Microseconds from the call to its callback, of every message. */
  native: number[];
  shim: number[];
}

/** How many messages one side sends before it is the other's turn. */
const TURN = 10;

/** Sends from two pages in turns, one message after the other. */
export default async function send({ count, ...options }: SendInput): Promise<Sent> {
  const received = () => {};
  const native = await openPage({ ...options, kind: 'native', user: 'nina', received });
  const shim = await openPage({ ...options, kind: 'shim', user: 'sven', received });
  const sendNative = async (text: string) => {
    const message = native.tim.createTextMessage({ to: 'bob', conversationType: 'C2C', payload: { text } });
    await native.tim.sendMessage(message);
  };
  const { webim } = shim.window;
  const session = new webim.Session('C2C', 'bob', 'bob', '', 0);
  const sendShim = (text: string) =>
    new Promise((resolve, reject) => {
      const msg = new webim.Msg(session, true, -1, -1, -1, 'sven', 0, 'sven');
      msg.addText(new webim.Msg.Elem.Text(text));
      webim.sendMsg(msg, resolve, reject);
    });
  const sent: Sent = { native: [], shim: [] };
  const sides = [
    { times: sent.native, send: sendNative },
    { times: sent.shim, send: sendShim },
  ];
  // The first turn of each only warms up.
  for (let turn = -1; turn < count / TURN; turn++) {
    for (const { times, send } of turn % 2 === 0 ? sides : [...sides].reverse()) {
      for (let index = 0; index < TURN; index++) {
        const start = performance.now();
        await send(`message ${turn} ${index}`);
        if (turn >= 0) times.push((performance.now() - start) * 1000);
      }
    }
  }
  return sent;
}

import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';

const { start } = useLoopback();

const CLIENTS = 200;
const MESSAGES = 250;

interface Push {
  head: { servcmd: string; seq: number };
  body: { SessionData?: string; ErrorCode?: number; EventArray?: unknown[] };
}

/** A viewer that does what the SDK does on the wire (login, join, acknowledge) and writes down what it got. */
async function viewer(loopback: Loopback, userID: string, got: (push: Push) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${loopback.wsUrl}/binfo`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let seq = 0;
  const answers = new Map<number, (body: Push['body']) => void>();
  const send = (servcmd: string, body: unknown, head = {}) => {
    seq += 1;
    socket.send(JSON.stringify({ head: { servcmd, seq, ...head }, body }));
    return seq;
  };
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Push;
    if (message.head.servcmd !== 'im_open_push.msg_push') {
      answers.get(message.head.seq)?.(message.body);
      return;
    }
    send('openim.ws_msg_push_ack', { SessionData: message.body.SessionData });
    got(message);
  });
  const ask = async (servcmd: string, body: unknown, head = {}) => {
    const answer = await new Promise<Push['body']>((resolve) => {
      answers.set(send(servcmd, body, head), resolve);
    });
    expect(answer.ErrorCode).toBe(0);
  };
  await ask('im_open_status.wslogin', {}, { identifier: userID, usersig: 'sig' });
  await ask('group_open_http_svc.apply_join_group', { GroupId: 'arena' });
  return socket;
}

test(`${CLIENTS} viewers of a room get all of ${MESSAGES} messages once and in order`, async () => {
  const loopback = await start({ avChatRoomMode: 'push' });
  loopback.core.createGroup({ groupID: 'arena', type: 'AVChatRoom', name: 'Arena', owner: 'host' });
  const texts = Array.from({ length: MESSAGES }, (_, index) => `message ${index}`);
  const seen: string[][] = [];
  const sockets: WebSocket[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const mine: string[] = [];
    seen.push(mine);
    const socket = await viewer(loopback, `viewer${index}`, (push) => {
      // Joins of the others come by as well.
      const text = /"Text":"(message \d+)"/.exec(JSON.stringify(push.body.EventArray))?.[1];
      if (text) mine.push(text);
    });
    sockets.push(socket);
  }

  const count = () => seen.reduce((sum, mine) => sum + mine.length, 0);
  const began = performance.now();
  // Batches, so that server and viewers, which share this process, take turns.
  for (let from = 0; from < MESSAGES; from += 5) {
    for (const text of texts.slice(from, from + 5)) loopback.core.sendGroup('host', 'arena', text);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(count, { timeout: 50_000 }).toBe(CLIENTS * MESSAGES);
  // Anything twice would come by now.
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const mine of seen) expect(mine).toEqual(texts);
  if (process.env.LOOPBACK_FIGURES) {
    const seconds = (performance.now() - began - 200) / 1000;
    console.log(`${Math.round((CLIENTS * MESSAGES) / seconds)} deliveries/s in ${seconds.toFixed(2)} s`);
  }
  expect(loopback.connectionCount).toBe(CLIENTS);
  for (const socket of sockets) socket.close();
});

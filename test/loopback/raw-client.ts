import { WebSocket } from 'ws';
import type { Loopback } from '../../loopback/index.ts';

export interface Answer {
  head: { servcmd: string; seq: number };
  body: Record<string, unknown>;
}

/** A bare socket that speaks the wire protocol, for what the SDK would never send. */
export async function connectRaw(loopback: Loopback, path = '/binfo') {
  const socket = new WebSocket(`${loopback.wsUrl}${path}`);
  const answers: Answer[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    const next = waiting.shift();
    if (next) next(answer);
    else answers.push(answer);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  let seq = 0;

  const raw = {
    socket,
    /** Resolves with the close code. */
    closed,
    /** Sends any bytes and takes the next answer. */
    send(data: string | Uint8Array): Promise<Answer> {
      socket.send(data);
      return raw.next();
    },
    /** Sends a command and takes the next answer. */
    command(servcmd: string, body: unknown = {}, head: Record<string, unknown> = {}): Promise<Answer> {
      seq += 1;
      return raw.send(JSON.stringify({ head: { servcmd, seq, ...head }, body }));
    },
    /** Sends a command and waits for its own answer; pushes that come before it are dropped. */
    async ask(servcmd: string, body: unknown = {}): Promise<Record<string, unknown>> {
      let answer = await raw.command(servcmd, body);
      while (answer.head.servcmd !== servcmd) answer = await raw.next();
      return answer.body;
    },
    next: () =>
      new Promise<Answer>((resolve) => {
        const answer = answers.shift();
        if (answer) resolve(answer);
        else waiting.push(resolve);
      }),
  };
  return raw;
}

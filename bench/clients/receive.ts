import { type BenchPage, openPage, type PageOptions } from './pages.ts';

export interface ReceiveInput extends Omit<PageOptions, 'received'> {
  /** Messages that will come. */
  count: number;
  /** Users they come from: `user0`, `user1`, … */
  senders: number;
}

export interface Received {
  count: number;
  /** Processor time of the whole process while they came, milliseconds. */
  cpuMs: number;
  /** Of it, in code of the generation itself. */
  ownMs: number;
  /** Heap that is in use afterwards and was not before, bytes. */
  heap: number;
  /** Legacy store only: looking up every session with its unread count and newest message, milliseconds. */
  lookUpMs?: number;
  /** Unread messages the store counts, all sessions. */
  unread?: number;
}

/** Messages after which the backend is told how many have come. */
const TELL_EVERY = 500;

/** Logs in, receives, says every now and then how many messages have come, and measures what that took. */
export default async function receive(
  { count, senders, ...options }: ReceiveInput,
  tell: (seen: number) => void,
): Promise<Received> {
  let seen = 0;
  let told = 0;
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const page = await openPage({
    ...options,
    received(batch) {
      seen += batch;
      if (seen - told >= TELL_EVERY) {
        told = seen;
        tell(seen);
      }
      if (seen >= count) done();
    },
  });
  const heapBefore = heapInUse();
  const ownBefore = page.own();
  const before = process.cpuUsage();
  tell(0);
  await all;
  const { user, system } = process.cpuUsage(before);
  return {
    count: seen,
    cpuMs: (user + system) / 1000,
    ownMs: page.own() - ownBefore,
    heap: heapInUse() - heapBefore,
    ...(options.kind === 'native' ? {} : lookUp(page, senders)),
  };
}

function heapInUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}

const TIMES = 20;

function lookUp({ window }: BenchPage, senders: number): Pick<Received, 'lookUpMs' | 'unread'> {
  const { MsgStore } = window.webim;
  let unread = 0;
  const start = performance.now();
  for (let round = 0; round < TIMES; round++) {
    unread = 0;
    for (let index = 0; index < senders; index++) {
      const session = MsgStore.sessByTypeId('C2C', `user${index}`);
      unread += session.unread();
      if (!session.msg(session.msgCount() - 1)) throw new Error('a session without messages');
    }
  }
  return { lookUpMs: (performance.now() - start) / TIMES, unread };
}

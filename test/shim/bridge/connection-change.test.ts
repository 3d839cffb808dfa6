import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CONNECTION_STATUS, onConnectionChange } from '../../../shim/bridge/index.ts';
import type { NativeEvent, Tim } from '../../../shim/bridge/native.ts';

/** Only events: what the SDK does between them is tested on the real one (session-end.test.ts). */
function fakeTim() {
  const handlers: Record<string, Array<(event: NativeEvent) => void>> = {};
  const tim = {
    on: (name: string, handler: (event: NativeEvent) => void) => {
      const list = handlers[name] ?? [];
      handlers[name] = list;
      list.push(handler);
    },
    off: (name: string, handler: (event: NativeEvent) => void) => {
      handlers[name] = (handlers[name] ?? []).filter((one) => one !== handler);
    },
    joinGroup: (options: { groupID: string }) =>
      Promise.resolve({
        code: 0,
        data: { status: 'JoinedSuccess', group: { groupID: options.groupID, type: 'AVChatRoom' } },
      }),
    quitGroup: () => Promise.resolve({ code: 0 }),
  };
  const emit = (name: string, data?: unknown) => {
    for (const handler of [...(handlers[name] ?? [])]) handler({ name, data });
  };
  return { tim: tim as unknown as Tim, emit, net: (state: string) => emit('netStateChange', { state }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const fake = fakeTim();
  const codes: number[] = [];
  const stop = onConnectionChange(fake.tim, (notice) => codes.push(notice.ErrorCode));
  return { ...fake, codes, stop };
}
const { ON, OFF, RECONNECT } = CONNECTION_STATUS;

test('ON once ready, OFF after three seconds away, RECONNECT when it is back', () => {
  const { emit, net, codes } = watch();
  net('connected');
  expect(codes).toEqual([]);
  emit('sdkStateReady');
  expect(codes).toEqual([ON]);
  net('disconnected');
  vi.advanceTimersByTime(2900);
  expect(codes).toEqual([ON]);
  vi.advanceTimersByTime(200);
  net('connecting');
  vi.advanceTimersByTime(60_000);
  expect(codes).toEqual([ON, OFF]);
  net('connected');
  net('disconnected');
  net('connected');
  vi.advanceTimersByTime(60_000);
  expect(codes).toEqual([ON, OFF, RECONNECT]);
});

test('a handshake that hangs ("connecting" for long) counts as a loss', () => {
  const { emit, net, codes } = watch();
  emit('sdkStateReady');
  net('connecting');
  vi.advanceTimersByTime(3100);
  expect(codes).toEqual([ON, OFF]);
});

test('after a logout the next login announces ON anew', () => {
  const { emit, net, codes } = watch();
  emit('sdkStateReady');
  emit('sdkStateNotReady');
  net('disconnected');
  vi.advanceTimersByTime(60_000);
  emit('sdkStateReady');
  expect(codes).toEqual([ON, ON]);
});

test('an anonymous viewer hears ON when a room is joined', async () => {
  const { tim, codes } = watch();
  await tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  await tim.joinGroup({ groupID: 'other', type: 'AVChatRoom' });
  expect(codes).toEqual([ON]);
});

test('bound after the login it still tells ON; stopped, it tells nothing', () => {
  const fake = fakeTim();
  const first: number[] = [];
  const stop = onConnectionChange(fake.tim, (notice) => first.push(notice.ErrorCode));
  fake.emit('sdkStateReady');
  const second: number[] = [];
  onConnectionChange(fake.tim, (notice) => second.push(notice.ErrorCode));
  vi.advanceTimersByTime(1);
  expect(second).toEqual([ON]);
  stop();
  fake.net('disconnected');
  vi.advanceTimersByTime(60_000);
  expect([first, second]).toEqual([[ON], [ON, OFF]]);
});

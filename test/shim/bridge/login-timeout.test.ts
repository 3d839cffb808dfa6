import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loginUntilReady } from '../../../shim/bridge/index.ts';
import type { Tim } from '../../../shim/bridge/native.ts';

// What the SDK does when its heartbeat is not answered: login resolves, SDK_READY never comes. Real time would be 30 s.
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function silentTim(login: () => unknown) {
  const listening = new Set<string>();
  return {
    listening,
    tim: {
      on: (name: string) => listening.add(name),
      off: (name: string) => listening.delete(name),
      login,
      logout: () => Promise.resolve({ code: 0 }),
      sendMessage: () => Promise.resolve({ code: 0 }),
    } as unknown as Tim,
  };
}

test('SDK_READY that never comes is an error after 30 s, not silence', async () => {
  const { tim } = silentTim(() => Promise.resolve({ code: 0, data: {} }));
  const outcome = loginUntilReady(tim, { userID: 'alice', userSig: 'sig' }).catch((error) => error);
  await vi.advanceTimersByTimeAsync(29_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await outcome).toMatchObject({ code: 2801 });
});

test('a version that answers undefined before it is ready is an error', async () => {
  const { tim } = silentTim(() => undefined);
  await expect(loginUntilReady(tim, { userID: 'alice', userSig: 'sig' })).rejects.toMatchObject({
    code: 2999,
  });
});

test('a version that throws is an error', async () => {
  const { tim } = silentTim(() => {
    throw new Error('Params validate failed.');
  });
  await expect(loginUntilReady(tim, { userID: 'alice', userSig: 'sig' })).rejects.toThrow(
    'Params validate failed.',
  );
});

test('who is thrown out between SDK_READY and the own profile is not logged in', async () => {
  const handlers: { [name: string]: Array<() => void> } = {};
  const emit = (name: string) => {
    for (const handler of handlers[name] ?? []) handler();
  };
  const tim = {
    on: (name: string, handler: () => void) => {
      handlers[name] = [...(handlers[name] ?? []), handler];
    },
    off: () => {},
    login: async () => {
      setTimeout(() => emit('sdkStateReady'), 1);
      return { code: 0, data: {} };
    },
    getMyProfile: async () => ({ code: 0, data: {} }),
    getGroupList: async () => {
      emit('sdkStateNotReady');
      return { code: 0, data: {} };
    },
    sendMessage: () => Promise.resolve({ code: 0 }),
  } as unknown as Tim;
  const outcome = loginUntilReady(tim, { userID: 'alice', userSig: 'sig' }).catch((error) => error);
  await vi.advanceTimersByTimeAsync(100);
  expect(await outcome).toMatchObject({ code: 3005 });
});

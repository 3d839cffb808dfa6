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

import { expect, test, vi } from 'vitest';
import { createWebim } from '../../../shim/entries/create-webim.ts';

const info = { sdkAppID: 1, identifier: 'alice', userSig: 'sig' };

function loginError(webim: ReturnType<typeof createWebim>) {
  // biome-ignore lint/suspicious/noExplicitAny: a legacy error
  const errors: any[] = [];
  webim.login(
    info,
    {},
    null,
    () => errors.push('ok'),
    (error: unknown) => errors.push(error),
  );
  return errors;
}

test.each([
  ['is missing', undefined, 'tim-missing'],
  ['is something else', { VERSION: '9' }, 'tim-missing'],
  ['is too old', { VERSION: '2.7.1', create: () => ({}) }, 'tim-too-old'],
  ['does not say its version', { create: () => ({}) }, 'tim-too-old'],
  ['makes something else', { VERSION: '2.27.6', create: () => ({ login() {} }) }, 'tim-incomplete'],
])(
  'TIM %s: one clear error through cbErr and one warning, and nobody counts as logged in',
  (_, TIM, code) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const webim = createWebim(() => TIM as never, { lang: 'en' });
    const errors = loginError(webim).concat(loginError(webim));
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: -90003 });
    expect(errors[0].ErrorInfo).toMatch(/tim-js-sdk/);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain(code);
    expect(webim.checkLogin()).toBe(false);
    expect(webim.migrate.tim).toBeNull();
    warn.mockRestore();
  },
);

test('the quiet build says it, too, by its code', async () => {
  vi.stubGlobal('__DIAGNOSTICS__', false);
  vi.resetModules();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const quiet = await import('../../../shim/entries/create-webim.ts');
  loginError(quiet.createWebim(() => undefined));
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    '[webim2tim tim-missing] (docs/en/codes/tim-missing.md)',
  ]);
  warn.mockRestore();
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('calls without login answer -4 and nothing throws', () => {
  const webim = createWebim(() => undefined, { mute: true });
  // biome-ignore lint/suspicious/noExplicitAny: a legacy error
  let error: any;
  webim.getC2CHistoryMsgs({ Peer_Account: 'bob' }, null, (e: unknown) => {
    error = e;
  });
  expect(error.ErrorCode).toBe(-4);
  expect(webim.setAutoRead(null, true)).toBeUndefined();
});

test('a version that is new enough is accepted', () => {
  const create = vi.fn(() => null);
  const webim = createWebim({ VERSION: '2.7.8', create } as never, { mute: true });
  loginError(webim);
  expect(create).toHaveBeenCalledTimes(1);
});

import { expect, test } from 'vitest';
import { pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page } = useRooms();
const LOGIN = 'im_open_status.wslogin';
const TOO_LATE = {
  ActionStatus: 'FAIL',
  ErrorCode: -2,
  ErrorInfo: '请求服务器失败,请检查你的网络是否正常[-2]',
};

const codes = (one: ShimPage) => one.webim.migrate.warnings().map((warning) => warning.code);
const failedLogin = (one: ShimPage, userID: string) => one.login(userID).catch((error) => error);

// One test for both, because each of them has to wait for 15 s.
test('a login nobody answers fails after 15 s, as in webim.js, and leaves nothing half done', async () => {
  const loopback = await start();
  const alice = page();
  const carol = page();
  const begun = Date.now();
  const late = loopback.faults.delay(LOGIN, 17_000);
  const alices = failedLogin(alice, 'alice');
  await expect.poll(() => late.struck).toBe(1);
  loopback.faults.silence(LOGIN);
  const carols = failedLogin(carol, 'carol');

  expect(await alices).toEqual(TOO_LATE);
  expect(Date.now() - begun).toBeGreaterThan(14_900);
  expect(Date.now() - begun).toBeLessThan(16_500);
  expect(codes(alice)).toContain('login-timeout');
  expect(alice.webim.checkLogin()).toBe(false);

  // Carol tries again while her first answer is still out.
  expect(await carols).toEqual(TOO_LATE);
  await carol.login('carol');
  expect(carol.webim.checkLogin()).toBe(true);
  await carol.hears('onConnNotify');
  loopback.core.sendC2C('bob', 'carol', 'hello');
  await carol.hears('onMsgNotify');

  // Alice's answer comes after all; nothing may show of it.
  const seen = new Set<boolean>();
  while (loopback.journal.entries({ command: 'im_open_status.wslogout' }).length === 0) {
    await pause(20);
    seen.add(alice.webim.checkLogin());
  }
  await pause(100);
  expect([...seen, alice.webim.checkLogin()]).toEqual([false, false]);
  expect(alice.heard).toEqual([]);
  // And the way is free, for another user too.
  await alice.login('dave');
  expect(alice.webim.checkLogin()).toBe(true);
});

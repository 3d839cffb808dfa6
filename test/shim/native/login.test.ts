import { expect, test } from 'vitest';
import type { Tim } from '../../../shim/bridge/native.ts';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { c2cText, legacyText, pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();
const info = (identifier: string) => ({ sdkAppID: TEST_APP_ID, identifier, userSig: `sig-of-${identifier}` });

test('login answers with exactly the legacy fields, then the connection is announced', async () => {
  const loopback = await start();
  loopback.core.setUser('alice', { nick: 'Alice', avatar: 'http://a/1.png' });
  const alice = page();
  const answer = await alice.login('alice');
  expect(answer).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: 'login success',
    identifierNick: 'Alice',
    headurl: 'http://a/1.png',
  });
  const [notice] = await alice.hears('onConnNotify');
  expect(notice).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: 'create connection successfully(INIT->ON)',
  });
  expect(alice.heard.map((entry) => entry[0])).toEqual(['cbOk', 'onConnNotify']);
});

test('a user without nick and picture: null and undefined, not the id', async () => {
  await start();
  const answer = await page().login('alice');
  expect(answer.identifierNick).toBeNull();
  expect(answer.headurl).toBeUndefined();
  expect(Object.keys(answer)).toEqual([
    'ActionStatus',
    'ErrorCode',
    'ErrorInfo',
    'identifierNick',
    'headurl',
  ]);
});

test('numbers serve as ids', async () => {
  const loopback = await start();
  const someone = page();
  await new Promise((resolve, reject) => {
    someone.webim.login(
      { sdkAppID: TEST_APP_ID, identifier: 10086, userSig: 'sig' },
      {},
      null,
      resolve,
      reject,
    );
  });
  expect(loopback.core.sessions.ofUser('10086')).toHaveLength(1);
});

test('local errors are synchronous, in legacy order, and no request leaves', async () => {
  const loopback = await start();
  const { webim } = page();
  const codeOf = (loginInfo: unknown) => {
    let error: { ErrorCode: number; ErrorInfo: string } | undefined;
    webim.login(loginInfo, {}, null, null, (e: typeof error) => {
      error = e;
    });
    return error;
  };
  expect(codeOf(null)).toEqual({ ActionStatus: 'FAIL', ErrorCode: -6, ErrorInfo: 'loginInfo is empty[-6]' });
  expect(codeOf({ identifier: 'a', userSig: 's' })).toMatchObject({
    ErrorCode: -7,
    ErrorInfo: 'loginInfo.sdkAppID is empty[-7]',
  });
  expect(codeOf({ sdkAppID: 1, identifier: 'a' })).toMatchObject({
    ErrorCode: -9,
    ErrorInfo: 'loginInfo.userSig is empty[-9]',
  });
  expect(codeOf({ sdkAppID: 'abc', identifier: 'a', userSig: 's' })).toMatchObject({ ErrorCode: -100 });
  expect(() => webim.login(null, undefined)).toThrow(TypeError);
  expect(() => webim.login(null, {})).not.toThrow();
  expect(loopback.journal.entries({ command: 'im_open_status.wslogin' })).toEqual([]);
});

test('without identifier cbOk is synchronous, nobody counts as logged in and nothing is sent', async () => {
  const loopback = await start();
  const viewer = page();
  let answer: unknown;
  viewer.webim.login({ sdkAppID: TEST_APP_ID, identifier: null }, viewer.listeners, null, (resp: unknown) => {
    answer = resp;
  });
  expect(answer).toEqual({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: 'login success(no login state)' });
  expect(viewer.webim.checkLogin()).toBe(false);
  const error = await viewer.call('sendMsg', legacyText(viewer, 'C2C', 'bob', 'x')).catch((e) => e);
  expect(error).toMatchObject({ ErrorCode: -4, ErrorInfo: '请登录[-4]' });
  await pause(50);
  expect(loopback.journal.entries({ command: 'im_open_status.wslogin' })).toEqual([]);
  expect(viewer.heard).toEqual([]);
});

test('calls work inside cbOk', async () => {
  await start();
  const alice = page();
  const sent = await new Promise((resolve, reject) => {
    alice.webim.login(
      info('alice'),
      {},
      null,
      () => {
        alice.webim.sendMsg(legacyText(alice, 'C2C', 'bob', 'first words'), resolve, reject);
      },
      reject,
    );
  });
  expect(sent).toMatchObject({ ActionStatus: 'OK' });
});

test('between login and cbOk the user is half logged in: -5, and checkLogin is true', async () => {
  await start();
  const alice = page();
  const ready = alice.login('alice');
  expect(alice.webim.checkLogin()).toBe(true);
  const error = await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'x')).catch((e) => e);
  expect(error.ErrorCode).toBe(-5);
  await ready;
});

test('a refused login calls cbErr once with the code of the server, and nobody is logged in', async () => {
  const loopback = await start();
  const alice = page();
  loopback.faults.fail('im_open_status.wslogin', 70003, 'UserSig is illegal');
  const error = await alice.login('alice').catch((e) => e);
  expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 70003 });
  expect(error.ErrorInfo).toBeTruthy();
  expect(error.SrcErrorInfo).toBe(error.ErrorInfo);
  expect(alice.webim.checkLogin()).toBe(false);
  await alice.login('alice');
  expect(alice.webim.checkLogin()).toBe(true);
  expect(alice.heard.filter((entry) => entry[0] === 'cbOk')).toHaveLength(1);
});

test('a login without the own profile fails, and the next one starts anew', async () => {
  const { journal } = await start();
  const alice = page();
  const first = alice.login('alice').catch((error) => error);
  // The backend knows nothing of the session that v2 believes it has: a kick whose notice was lost.
  const tim = alice.webim.migrate.tim as Tim;
  const { getMyProfile } = tim;
  tim.getMyProfile = () => Promise.reject(Object.assign(new Error('not logged in'), { code: 99904 }));
  expect((await first).ErrorCode).toBe(99904);
  expect(alice.webim.checkLogin()).toBe(false);
  tim.getMyProfile = getMyProfile;
  await alice.login('alice');
  expect(journal.entries({ command: 'im_open_status.wslogin' })).toHaveLength(2);
});

test('a second login replaces the user, the store and the listeners', async () => {
  const loopback = await start();
  const someone = page();
  const bob = await native('bob');
  await someone.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'for alice'));
  await someone.hears('onMsgNotify');
  const before = someone.webim.MsgStore.sessMap();
  await someone.login('carol', {});
  expect(someone.webim.MsgStore.sessMap()).not.toBe(before);
  expect(Object.keys(before)).toEqual(['C2Cbob']);
  expect(Object.keys(someone.webim.MsgStore.sessMap())).toEqual([]);
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(0);
  expect(loopback.core.sessions.ofUser('carol')).toHaveLength(1);
  const heard = someone.heard.filter((entry) => entry[0] === 'onMsgNotify').length;
  await bob.tim.sendMessage(c2cText(bob, 'carol', 'for carol'));
  await pause(300);
  // onMsgNotify is forgotten when a login does not bring one, onConnNotify is kept.
  expect(someone.heard.filter((entry) => entry[0] === 'onMsgNotify')).toHaveLength(heard);
  expect(someone.heard.filter((entry) => entry[0] === 'onConnNotify')).toHaveLength(2);
});

test('the same user may log in again; calls work and messages arrive once', async () => {
  await start();
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  await alice.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'once'));
  await alice.hears('onMsgNotify');
  await pause(100);
  expect(alice.heard.filter((entry) => entry[0] === 'onMsgNotify')).toHaveLength(1);
});

test('a login overtaken by another one calls nothing back', async () => {
  await start();
  const someone = page();
  const calls: string[] = [];
  someone.webim.login(
    info('alice'),
    {},
    null,
    () => calls.push('alice ok'),
    () => calls.push('alice failed'),
  );
  await someone.login('bob');
  await pause(100);
  expect(calls).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
  const tim = someone.webim.migrate.tim as any;
  expect((await tim.getMyProfile()).data.userID).toBe('bob');
});

test('no listener runs before cbOk', async () => {
  const loopback = await start();
  const bob = await native('bob');
  loopback.faults.delay('profile.portrait_get_all', 300, { userID: 'alice' });
  loopback.faults.delay('group_open_http_svc.get_joined_group_list', 400, { userID: 'alice' });
  const alice = page();
  const ready = alice.login('alice');
  await pause(150);
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'early'));
  await ready;
  await alice.hears('onMsgNotify');
  const order = alice.heard.map((entry) => entry[0]);
  expect(order.indexOf('cbOk')).toBe(0);
});

test('the listener that is never called is named, once', async () => {
  await start();
  const alice = page();
  const given = { onLongPullingNotify: () => {}, onMsgNotify: () => {} };
  await alice.login('alice', given);
  await alice.login('alice', given);
  const named = alice.webim.migrate.warnings().filter(({ code }) => code.startsWith('impossible-'));
  expect(named).toMatchObject([{ code: 'impossible-long-polling-notify', count: 2 }]);
});

import { expect, test } from 'vitest';
import { toLegacyError } from '../../../shim/connection/to-legacy-error.ts';

test.each([
  ['not logged in', { code: 2024, message: 'x' }, -4, '请登录[-4]', '请登录'],
  ['kicked out', { code: 3003, message: '' }, -4, '请登录[-4]', '请登录'],
  [
    'no network',
    { code: 2800, message: '' },
    -2,
    '请求服务器失败,请检查你的网络是否正常[-2]',
    '请求服务器失败,请检查你的网络是否正常',
  ],
  ['a code of the server passes', { code: 10017, message: 'muted' }, 10017, 'muted', 'muted'],
  ['no text yet: our own', { code: 10017, message: '' }, 10017, '你已被禁言', '你已被禁言'],
  [
    'a text that is only separators',
    { code: 2101, message: ' | sendMessage | ' },
    2101,
    '未加入该直播群，不能发送消息',
    '未加入该直播群，不能发送消息',
  ],
  [
    'arguments v2 refuses',
    new Error('Params validate failed.'),
    -100,
    'Params validate failed.[-100]',
    'Params validate failed.',
  ],
  [
    'a code nobody knows',
    { code: 987654, message: '' },
    987654,
    'tim-js-sdk error 987654',
    'tim-js-sdk error 987654',
  ],
  ['nothing at all', undefined, -100, 'tim-js-sdk error -100[-100]', 'tim-js-sdk error -100'],
])('%s', (_, error, ErrorCode, ErrorInfo, SrcErrorInfo) => {
  const expected: Record<string, unknown> = { ActionStatus: 'FAIL', ErrorCode, ErrorInfo };
  // Errors 1.7.3 made itself have three fields, all others four.
  if (ErrorCode !== -4 && ErrorCode !== -2) expected.SrcErrorInfo = SrcErrorInfo;
  expect(toLegacyError(error as never)).toEqual(expected);
});

test('English where the page asks for it', () => {
  expect(toLegacyError({ code: 10017, message: '' }, 'en').ErrorInfo).toBe('you are muted');
});

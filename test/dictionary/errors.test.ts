import { describe, expect, it } from 'vitest';
import { V2_ERROR_TEXT, v2ErrorText } from '../../dictionary/error-texts.ts';
import {
  CLIENT_ERROR,
  CLIENT_ERROR_TEXT,
  clientErrorText,
  LEGACY_CODE_OF,
  legacyCodeOf,
  RETIRED_ERROR_TEXT,
} from '../../dictionary/errors.ts';

describe('client errors', () => {
  it('have a literal text, except those whose text depends on the case', () => {
    const without = Object.values(CLIENT_ERROR).filter(
      (code) => !(code in CLIENT_ERROR_TEXT) && !(code in RETIRED_ERROR_TEXT),
    );
    expect(without).toEqual([
      CLIENT_ERROR.UNSPECIFIED,
      CLIENT_ERROR.PARTIAL_FAILURE,
      CLIENT_ERROR.IMPOSSIBLE,
      CLIENT_ERROR.NOT_IN_THIS_VERSION,
      CLIENT_ERROR.TIM_MISSING,
    ]);
    const codes: number[] = Object.values(CLIENT_ERROR);
    for (const code of Object.keys(CLIENT_ERROR_TEXT)) expect(codes).toContain(Number(code));
  });

  it('fill their places', () => {
    expect(clientErrorText(-12, { groupId: '@TGS#1' })).toBe(
      'Join Group succeed; But the type of group is not AVChatRoom: groupid=@TGS#1',
    );
    expect(clientErrorText(-5, { service: 'openim', command: 'sendmsg' })).toBe(
      'tinyid或a2为空[openim][sendmsg]',
    );
    expect(clientErrorText(-4)).toBe('请登录');
    expect(clientErrorText(4711)).toBe('');
  });
});

describe('v2 errors', () => {
  it('become legacy codes where the legacy SDK had one, and pass otherwise', () => {
    expect(legacyCodeOf(2024)).toBe(-4);
    expect(legacyCodeOf(2801)).toBe(-2);
    expect(legacyCodeOf(2662)).toBe(-12);
    expect(legacyCodeOf(10010)).toBe(10010);
    expect(legacyCodeOf(undefined)).toBe(-100);
  });

  it('have a text of ours for every code that is translated', () => {
    for (const code of Object.keys(LEGACY_CODE_OF)) expect(V2_ERROR_TEXT, code).toHaveProperty(code);
  });

  it('have their text in both languages', () => {
    for (const code of Object.keys(V2_ERROR_TEXT).map(Number)) {
      expect(v2ErrorText(code), String(code)).toMatch(/\p{Script=Han}|^SDK/u);
      expect(v2ErrorText(code, 'en')).toMatch(/^[\x20-\x7e]+$/);
    }
    expect(v2ErrorText(1)).toBe('');
  });
});

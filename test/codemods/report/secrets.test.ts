import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../../codemods/report/formats.ts';
import { renderReport } from '../../../codemods/report/render.ts';
import { maskSecrets } from '../../../codemods/report/secrets.ts';
import { finding, ledgerWith, reportInput } from './ledgers.ts';

/** A text of these characters and no other. */
const of = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const BASE64 = 'ABCDEFXYZabcdefxyz0123456789*-_';

const userSig = of(BASE64, 60, 200).map((rest) => `eJ${rest}`);
const key = of('0123456789abcdef', 64);
const NAMES = [
  ...['userSig', '"userSig"', 'usersig', 'secretKey', 'SECRET_KEY', 'privateKey', 'secret', 'appSecret'],
  ...['sdkAppKey', 'appKey', 'sign_key', 'accessToken', 'password', 'loginPwd'],
];

/** A credential, and the line of code it stands in; written out under a name, it has `shortest` characters at least. */
const secretLine = (shortest: number) =>
  fc.oneof(
    fc.tuple(userSig, fc.constantFrom('"', "'", '`')).map(([secret, quote]) => ({
      secret,
      code: `login(${quote}${secret}${quote})`,
    })),
    key.map((secret) => ({ secret, code: `var SECRETKEY = '${secret}';` })),
    fc
      .tuple(
        of('abcdefgXYZ0123456789!#%&*+', shortest, 60),
        fc.constantFrom(...NAMES),
        fc.constantFrom(':', ' : ', ' = '),
      )
      .map(([secret, name, sign]) => ({ secret, code: `${name}${sign}'${secret}',` })),
    of(BASE64.slice(0, -3), 64).map((secret) => ({
      secret,
      code: `"-----BEGIN PRIVATE KEY-----\\n\\\n${secret}\\n\\\n-----END PRIVATE KEY-----"`,
    })),
  );
const plainLine = fc.constantFrom(
  'webim.login(loginInfo, listeners, options, ok, fail);',
  "var loginInfo = { identifier: 'alice', userSig: sigOfAlice };",
  'userSig = fromServer;',
  '<input name="userSig" placeholder="your UserSig">',
  '<input type="password" name="pwd" value="">',
  "if (secretary === 'open') password = 'ask the user again';",
  "image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';",
);

describe('credentials', () => {
  test('are made unreadable, every line and column stays', () => {
    fc.assert(
      fc.property(plainLine, secretLine(4), plainLine, (before, { secret, code }, after) => {
        const text = [before, code, after].join('\n');
        const masked = maskSecrets(text);
        expect(masked.split('\n')[1]).not.toContain(secret);
        expect(masked.split('\n').map((line) => line.length)).toEqual(
          text.split('\n').map((line) => line.length),
        );
        expect(masked.startsWith(`${before}\n`)).toBe(true);
        expect(masked.endsWith(`\n${after}`)).toBe(true);
        expect(maskSecrets(masked)).toBe(masked);
      }),
    );
  });

  test.each(Object.keys(SIGNATURES) as (keyof typeof SIGNATURES)[])('are in no report: %s', (format) => {
    fc.assert(
      // Short ones could stand in a report by chance.
      fc.property(secretLine(16), ({ secret, code }) => {
        const ledger = ledgerWith([
          finding({ bucket: 'shim', code: 'escapes', reason: `goes out of sight in ${code}` }),
        ]);
        const input = reportInput(ledger, { 'a.js': code });
        const [source] = input.sources;
        if (!source) throw new Error('no source');
        input.files.push({ source, newText: `${code}\nmore`, newBytes: Buffer.from('') });
        expect(renderReport(format, input)).not.toContain(secret);
      }),
      { numRuns: 20 },
    );
  });
});

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
const written = of('abcdefgXYZ0123456789!#%&*+', 16, 60);

/** A credential, and the line of code it stands in. */
const secretLine = fc.oneof(
  fc.tuple(userSig, fc.constantFrom('"', "'", '`')).map(([secret, quote]) => ({
    secret,
    code: `login(${quote}${secret}${quote})`,
  })),
  key.map((secret) => ({ secret, code: `var SECRETKEY = '${secret}';` })),
  fc
    .tuple(
      written,
      fc.constantFrom('userSig', '"userSig"', 'usersig', 'secretKey', 'SECRET_KEY', 'privateKey'),
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
  "image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';",
);

describe('credentials', () => {
  test('are made unreadable, every line and column stays', () => {
    fc.assert(
      fc.property(plainLine, secretLine, plainLine, (before, { secret, code }, after) => {
        const text = [before, code, after].join('\n');
        const masked = maskSecrets(text);
        expect(masked).not.toContain(secret);
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
      fc.property(secretLine, ({ secret, code }) => {
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

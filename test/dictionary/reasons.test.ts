import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEDGER_CODES } from '../../dictionary/codes.ts';
import { chineseReason, reasonIn } from '../../dictionary/reasons.ts';

const INNER = 'the message has no session';

/** Every reason that is written down in a room of the codemods, with what is filled in made up. */
function reasonsIn(room: string): string[] {
  const folder = new URL(`../../codemods/${room}/`, import.meta.url);
  return readdirSync(folder, { encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const literal = "(`[^`]*`|'[^'\\n]*')";
      const pattern = new RegExp(
        `(?:reason: |reason =\\s+|(?:cause|person)\\(\\s*'[^']*',\\s*|'(?:sdk-file|own-report|minified|vendored|ignored|binary)', )${literal}`,
        'g',
      );
      return [...text.matchAll(pattern)].map(([, found = '']) => filled(found.slice(1, -1)));
    });
}

const filled = (text: string): string =>
  text
    .replace(/(?<=\w)\$\{why\}/g, `: ${INNER}`)
    .replace(/\$\{[^}]*(?:reason|message|root|why|note)\}/g, INNER)
    .replace(/\$\{[^}]*\}/g, 'X');

it.each(['transforms', 'plan', 'sources'])('every reason of codemods/%s has a Chinese form', (room) => {
  const reasons = reasonsIn(room);
  expect(reasons.length).toBeGreaterThan(2);
  const without = reasons.filter((reason) => !/\p{Script=Han}/u.test(chineseReason(reason) ?? ''));
  expect(without).toEqual([]);
});

it('what is inside a reason is said in Chinese, too', () => {
  expect(chineseReason('the Msg depends on webim.sendMsg at js/a.js:3: the options have no To_Account')).toBe(
    'Msg 依赖于 js/a.js:3 处的 webim.sendMsg：选项中没有 To_Account',
  );
  expect(
    chineseReason(
      'this works on what login keeps, and login stays on the shim; there is none in these files',
    ),
  ).toBe('此处用到登录所保存的内容，而这些文件中没有登录');
  expect(chineseReason('the session is the result of an expression')).toBe('会话是表达式的结果');
});

it('why v2 has nothing for a member is said as the coverage table says it', () => {
  expect(chineseReason('v2 cannot search by name, only by the exact id.')).toBe(
    'v2 不能按名称搜索，只能按完整的群 ID 搜索。',
  );
});

it('what is not on the list is said by its code', () => {
  const { message } = LEDGER_CODES.escapes;
  expect(reasonIn('zh', 'something new', message)).toBe('该值流向无法分析的位置（something new）');
  expect(reasonIn('zh', message.en, message)).toBe(message.zh);
  expect(reasonIn('en', 'something new', message)).toBe('something new');
});

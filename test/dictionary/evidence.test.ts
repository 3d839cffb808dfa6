import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chineseEvidence } from '../../dictionary/evidence.ts';
import { chineseReason } from '../../dictionary/reasons.ts';

/** What flow analysis says of places, with what is filled in made up. */
function saidByFlow(): string[] {
  const folder = new URL('../../codemods/flow/', import.meta.url);
  const said =
    /(?:why: |at\(\w+, |#(?:leak|called|add|assume)\([^'`;]*|expect\([^'`;]*|values\.set\(\w+, )(`[^`]*`|'[^'\n]*')/g;
  return readdirSync(folder, { encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(said)])
    .map(([, found = '']) =>
      found
        .slice(1, -1)
        .replace(/\$\{why\}/g, 'thrown')
        .replace(/\$\{[^}]*\}/g, 'X'),
    )
    .filter((text) => text.includes(' '));
}

it('everything flow analysis says of a place has a Chinese form', () => {
  const said = saidByFlow();
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter((text) => !/\p{Script=Han}/u.test(chineseEvidence(text)))).toEqual([]);
});

it('names and code stay as they are', () => {
  expect(chineseEvidence('passed to onMsgNotify')).toBe('传给 onMsgNotify');
  expect(chineseEvidence('elems of Msg')).toBe('Msg 的 elems');
  expect(chineseEvidence('new webim.Msg')).toBe('new webim.Msg');
});

it('is said inside of a reason, too', () => {
  expect(chineseReason('the Msg goes out of sight at js/a.js:3 (made into a string)')).toBe(
    'Msg 在 js/a.js:3 流向无法分析的位置（被转为字符串）',
  );
});

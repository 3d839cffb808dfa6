import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { CLI_CODES, codeUrl, fillText, findCode, LEDGER_CODES, SHIM_CODES } from '../../dictionary/codes.ts';
import { codePages } from '../../scripts/docs/code-pages.ts';

const TABLES = { shim: SHIM_CODES, ledger: LEDGER_CODES, cli: CLI_CODES };
const names = Object.values(TABLES).flatMap((table) => Object.keys(table));

describe.each(['en', 'zh'] as const)('the pages about codes in %s', (language) => {
  const pages = codePages(language);
  const folder = new URL(`../../docs/${language}/codes/`, import.meta.url);

  // Fails when a committed page is not what the tables say; `-u` writes it.
  it('are current', async () => {
    for (const [name, text] of pages) await expect(text).toMatchFileSnapshot(`${folder.pathname}${name}`);
  });

  it('are one for every code, at its address, and no others', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    for (const name of names)
      expect(existsSync(new URL(`../../${codeUrl(name, language)}`, import.meta.url))).toBe(true);
  });
});

describe('the codes', () => {
  it('are unique over the whole product and kebab-case', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it.each(names)('%s says what happened and what to do, in both languages', (name) => {
    const entry = findCode(name);
    for (const text of [entry?.message, entry?.advice]) {
      expect(text?.en).toMatch(/\S/);
      expect(text?.zh).toMatch(/\p{Script=Han}|^\{advice\}$/u);
      expect(text?.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('use the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const name of names) {
      const entry = findCode(name);
      for (const text of [entry?.message, entry?.advice]) {
        expect(places(text?.en ?? ''), name).toEqual(places(text?.zh ?? ''));
      }
    }
  });

  it('of the shim are all said somewhere in it', () => {
    const sources = globSync('shim/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const text = sources.join('\n');
    expect(Object.keys(SHIM_CODES).filter((name) => !text.includes(`'${name}'`))).toEqual([]);
  });

  it('leaves a place without a value visible', () => {
    expect(fillText('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });
});

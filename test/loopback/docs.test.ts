import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GROUP_NOTICE, GROUP_TIP } from '../../loopback/core/model.ts';
import { handlers } from '../../loopback/handlers/index.ts';
import { NOTIFY_SUB_TYPE } from '../../loopback/wire/events.ts';
import { PUSH_TYPE } from '../../loopback/wire/relations.ts';

const page = readFileSync(new URL('../../docs/en/loopback.md', import.meta.url), 'utf8');
const firstCells = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, cell]) => cell).toSorted();

test('the table of commands in the docs is the table of handlers', () => {
  expect(firstCells(/^\| `([a-z0-9_]+\.[a-zA-Z0-9_]+)` +\|/gm)).toEqual([...handlers.keys()].sort());
});

test('the table of pushes in the docs has every number that is sent', () => {
  const numbers = (event: number, types: Readonly<Record<string, number>>) =>
    Object.values(types).map((type) => `${event}/${type}`);
  const sent = [
    '3',
    ...numbers(4, GROUP_TIP),
    ...numbers(5, GROUP_NOTICE),
    ...numbers(7, PUSH_TYPE),
    '8/1',
    '9',
    ...numbers(10, NOTIFY_SUB_TYPE),
  ];
  expect(firstCells(/^\| `(\d+(?:\/\d+)?)` \|/gm)).toEqual(sent.sort());
});

test('the tests that the tables name are there', () => {
  const rows = [
    ...page.matchAll(/^\| `(?:[a-z0-9_]+\.\w+|\d+(?:\/\d+)?)` +\|[^|]+\|[^|]+\|([^|]+)\|$/gm),
  ].map(([, tests = '']) => tests.trim());
  const names = new Set(
    rows.flatMap((tests) => tests.split(', ')).filter((name) => /^[a-z0-9/-]{2,}$/.test(name)),
  );
  expect(names.size).toBeGreaterThan(10);
  for (const name of names) {
    const file = new URL(`../${name.includes('/') ? name : `loopback/${name}`}.test.ts`, import.meta.url);
    expect(() => readFileSync(file), name).not.toThrow();
  }
});

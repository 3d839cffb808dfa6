import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { handlers } from '../../loopback/handlers/index.ts';

test('the table of commands in the docs is the table of handlers', () => {
  const page = readFileSync(new URL('../../docs/loopback.md', import.meta.url), 'utf8');
  const documented = [...page.matchAll(/^\| `([a-z0-9_]+\.[a-zA-Z0-9_]+)` +\|/gm)].map(
    ([, command]) => command,
  );
  expect(documented.toSorted()).toEqual([...handlers.keys()].sort());
});

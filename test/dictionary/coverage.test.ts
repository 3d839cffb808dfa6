import { expect, it } from 'vitest';
import { CALLS } from '../../dictionary/calls.ts';
import { MEMBERS } from '../../dictionary/members.ts';
import { isCallBuilt } from '../../scripts/built-members.ts';
import { anchorOf, coverageTable } from '../../scripts/coverage-table.ts';
import { describeReplacement } from '../../shim/diagnostics/replacements.ts';

// Fails when the committed pages are not what the dictionary and the shim say; `-u` writes them.
it.each([
  ['en', '../../docs/en/coverage.md'],
  ['zh', '../../docs/zh/coverage.md'],
] as const)('the coverage page in %s is current', async (language, page) => {
  await expect(coverageTable(language)).toMatchFileSnapshot(page);
});

it('has one anchor for every member, the one the shim links to', () => {
  const page = coverageTable('en');
  const anchors = [...page.matchAll(/<a id="(\w+)">/g)].map((match) => match[1]);
  expect(anchors).toHaveLength(MEMBERS.length);
  expect(new Set(anchors).size).toBe(MEMBERS.length);
  for (const member of MEMBERS) {
    expect(anchors).toContain(anchorOf(member.path));
    expect(describeReplacement(member.path).docs).toBe(`docs/en/coverage.md#${anchorOf(member.path)}`);
  }
});

it('finds out from the shim itself what is built', () => {
  const built = (Object.keys(CALLS) as (keyof typeof CALLS)[]).filter(isCallBuilt);
  expect(built).toEqual(expect.arrayContaining(['login', 'sendMsg', 'logout', 'checkLogin', 'onDownFile']));
  expect(built).not.toContain('sendCustomGroupNotify');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFiles } from './support/case-files.ts';

/** One way in which applications use the SDK, and the cases that show what becomes of it. */
interface Pattern {
  number: number;
  pattern: string;
  /** What the code of such a case has in it, as a regular expression. */
  written: string;
  cases: string[];
  /** What goes wrong when it is converted word for word -> cases of it. */
  traps: Record<string, string[]>;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const patterns: Pattern[] = JSON.parse(readFileSync(join(FIXTURES, 'patterns.json'), 'utf8'));

describe('every pattern of legacy code has its cases', () => {
  it('all 44 of them', () => {
    expect(patterns.map(({ number }) => number)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
  });

  it.each(patterns)('$number $pattern', ({ written, cases, traps }) => {
    expect(cases).not.toEqual([]);
    for (const [trap, shown] of Object.entries(traps)) expect(shown, trap).not.toEqual([]);
    for (const name of new Set([...cases, ...Object.values(traps).flat()])) {
      const input = Object.values(caseFiles(join(FIXTURES, 'cases', name), 'input')).join('\n');
      // A case of the pattern, and not just of something near it.
      if (cases.includes(name)) expect(input, name).toMatch(new RegExp(written));
      const { ledger } = JSON.parse(readFileSync(join(FIXTURES, 'cases', name, 'case.json'), 'utf8'));
      expect(ledger, name).not.toEqual([]);
    }
  });
});

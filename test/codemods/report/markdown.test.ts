import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, html, plain } from '../../../codemods/report/markdown/escape.ts';
import { MAX_LENGTH, markdownReport } from '../../../codemods/report/markdown/markdown.ts';
import { LEDGER_CODES } from '../../../dictionary/codes.ts';
import { finding, ledgerWith } from './ledgers.ts';

const CODES = Object.keys(LEDGER_CODES);

describe('the Markdown report', () => {
  const ledger = ledgerWith([
    finding(),
    finding({ line: 2, code: 'escapes', evidence: ['b.js:7'] }),
    finding({ line: 3, bucket: 'person', code: 'two-logins', file: 'js/b.js' }),
    finding({ line: 4, bucket: 'person', code: 'two-logins', ignored: true }),
  ]);

  it('shows totals, capabilities, and every open item with its place', () => {
    const text = markdownReport({ ledger, lang: 'en' });
    expect(text).toMatch(
      /^<!-- webim2tim report -->\n## webim.js to tim-js-sdk: 25 % of 4 uses are native\n/,
    );
    expect(text).toContain('| 🟢 converted | 1 |');
    expect(text).toContain('| Login and connection | 25 % | 1 | 1 | 2 | 4 |');
    expect(text).toContain('### Open items (2)');
    expect(text).toContain('- `js/b.js:3` `webim.login` because of two-logins');
    expect(text).toContain('- `a.js:2` `webim.login` because of escapes (see `b.js:7`)');
    expect(text).toContain('1 more has been looked at');
    // A person's work comes before what works on the shim.
    expect(text.indexOf('two-logins')).toBeLessThan(text.indexOf('escapes'));
  });

  it('speaks Chinese', () => {
    const text = markdownReport({ ledger, lang: 'zh' });
    expect(text).toContain('4 处使用中 25% 为原生写法');
    expect(text).not.toMatch(/Open items|converted|on the shim/);
  });

  it('stays within what GitHub takes, and says what it left out', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      finding({
        file: `src/folder${i % 50}/文件${i % 700}.js`,
        line: i + 1,
        code: CODES[i % CODES.length] as string,
      }),
    );
    const text = markdownReport({ ledger: ledgerWith(many), lang: 'zh' });
    expect(text.length).toBeLessThanOrEqual(MAX_LENGTH);
    expect(text.length).toBeGreaterThan(MAX_LENGTH / 4);
    expect(text).toContain('本文已缩短');
    const shown = text.match(/^- `/gm)?.length ?? 0;
    const left = [...text.matchAll(/\*另有 (\d+) 处未列出\*/g)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(shown + left).toBe(5000);
  });

  it('is never longer, whatever files are called', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constant('長'.repeat(4000)),
      fc.constant('`'.repeat(3000)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom(...CODES), name), { maxLength: 400 }), (items) => {
        const findings = items.map(([file, code, reason], i) =>
          finding({ file: file || 'a', line: i + 1, code, reason, evidence: [`${file}:1`] }),
        );
        return markdownReport({ ledger: ledgerWith(findings), lang: 'en' }).length <= MAX_LENGTH;
      }),
      { numRuns: 40 },
    );
  });
});

describe('text of others', () => {
  it.each([
    ['<script>alert(1)</script>', '\\<script\\>alert\\(1\\)\\</script\\>'],
    ['@everyone #12', '@<!-- -->everyone \\#<!-- -->12'],
    ['[x](http://h) | a', '\\[x\\]\\(http<!-- -->://h\\) \\| a'],
    ['a\nb\u2028c', 'a b c'],
  ])('%j shows as it is', (text, escaped) => expect(plain(text)).toBe(escaped));

  it('ends no code span early', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`x`')).toBe('`` `x` ``');
    expect(code('a|b', true)).toBe('`a\\|b`');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const span = code(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inside = span.slice(fence.length, -fence.length);
        return !(inside.match(/`+/g) ?? []).some((run) => run === fence) && !/[\n\r]/.test(span);
      }),
    );
  });

  it('opens no element', () => expect(html(`<b a="1">&'@x`)).not.toMatch(/[<>"'@]/));
});

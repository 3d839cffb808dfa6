import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../codemods/cli/exit-code.ts';
import { buildLedger } from '../../../codemods/report/build.ts';
import { unifiedDiff } from '../../../codemods/report/diff.ts';
import type { FileEntry, Finding, Ledger } from '../../../codemods/report/ledger.ts';
import { withObserved } from '../../../codemods/report/observed/match.ts';
import { type SummaryOptions, summaryText } from '../../../codemods/report/summary.ts';

const plain = pc.createColors(false);

function finding(bucket: Finding['bucket'], line: number, code?: string): Finding {
  return {
    file: 'a.js',
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    outLine: line,
    kind: 'api-call',
    member: 'login',
    bucket,
    code,
    reason: code && `because of ${code}`,
    evidence: [],
  };
}

function ledger(
  findings: Finding[],
  files: FileEntry[] = [{ file: 'a.js', encoding: 'utf-8', changed: true, status: 'ok' }],
): Ledger {
  return buildLedger({ tool: 'webim2tim 0', target: 'tim-js-sdk', root: '.', files, findings });
}

const text = (of: Ledger, options: Partial<SummaryOptions> = {}) =>
  summaryText(of, {
    command: 'scan',
    lang: 'en',
    colors: plain,
    counts: { read: 1, matched: 1 },
    addedFiles: [],
    ...options,
  });

describe('buildLedger', () => {
  it('sorts, counts and advises', () => {
    const { findings, totals } = ledger([
      finding('shim', 9, 'escapes'),
      finding('converted', 2),
      finding('shim', 3, 'to-html'),
    ]);
    expect(findings.map(({ line }) => line)).toEqual([2, 3, 9]);
    expect(totals).toEqual({ converted: 1, shim: 2, person: 0, foreign: 0, all: 3 });
    expect(findings.map(({ advice }) => typeof advice)).toEqual(['undefined', 'string', 'string']);
  });
});

describe('summaryText', () => {
  it('shows buckets that add up, reasons with places, and the next command', () => {
    const out = text(
      ledger([finding('converted', 1), finding('shim', 2, 'escapes'), finding('person', 4, 'two-logins')]),
      {
        next: 'npx webim2tim migrate',
      },
    );
    expect(out).toMatch(
      /converted +1 .*\n *on the shim +1 .*\n *person +1 .*\n *not ours +0 .*\n *total +3\n/,
    );
    expect(out).toMatch(/M a\.js +1 converted, 1 on the shim, 1 person/);
    expect(out).toMatch(
      /1 × two-logins .*\n +a\.js:4:1 +login: because of two-logins\n +-> Put login into one function/,
    );
    expect(out).toMatch(/Next:\n {2}npx webim2tim migrate\n$/);
  });

  it('shortens long lists and says so', () => {
    const out = text(ledger(Array.from({ length: 10 }, (_, i) => finding('person', i + 1, 'two-logins'))));
    expect(out).toContain('a.js:3:1');
    expect(out).not.toContain('a.js:4:1');
    expect(out).toContain('... and 7 more');
  });

  it('shows how far each capability is, in the language of the run', () => {
    const logout = { ...finding('shim', 2, 'escapes'), member: 'sendMsg' };
    const of = ledger([finding('converted', 1), logout]);
    expect(text(of)).toMatch(
      /By capability\n {2}Login and connection +100 % {2}1 converted\n {2}Messages and history +0 %/,
    );
    expect(text(of, { lang: 'zh' })).toMatch(/按功能\n {2}登录与连接 +100 % {2}1 已转换\n/);
  });

  it('ranks open items by observed calls, and names those never seen', () => {
    const of = ledger([
      finding('shim', 2, 'escapes'),
      finding('shim', 4, 'escapes'),
      finding('converted', 9),
    ]);
    const calls = [{ member: 'login', file: 'http://h/a.js', line: 4, column: 1, count: 7 }];
    const observed = withObserved(of, [{ page: 'http://h/', calls }]);
    for (const lang of ['en', 'zh'] as const) {
      const out = text(observed, { lang });
      expect(out).toMatch(/7 × a\.js:4:1 {2}webim\.login\n.*\n {2}a\.js:2:1 {2}webim\.login\n {2}a\.js:9:1/);
    }
    expect(text(observed)).toContain('Never seen running: 2 places');
    expect(text(of)).not.toContain('Never seen');
    const foreign = withObserved(of, [{ page: '', calls: calls.map((call) => ({ ...call, file: 'x.js' })) }]);
    expect(text(foreign)).toContain('None is from these files');
  });

  it('colours only when told to', () => {
    const of = ledger([finding('converted', 1)]);
    expect(text(of)).not.toContain('\u001b[');
    expect(text(of, { colors: pc.createColors(true) })).toContain('\u001b[32m');
  });
});

describe('unifiedDiff', () => {
  const input = { path: 'js/a.js', before: 'a\r\nb\r\nc\r\n', after: 'a\r\nB\r\nc\r\n' };

  it('shows the lines that change', () => {
    expect(unifiedDiff(input, plain)).toBe('--- a/js/a.js\n+++ b/js/a.js\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n');
  });

  it('colours only when told to', () => {
    expect(unifiedDiff(input, pc.createColors(true))).toContain('\u001b[31m-b');
  });
});

describe('exitCodeOf', () => {
  const bad: FileEntry = { file: 'b.js', encoding: null, changed: false, status: 'undecodable' };
  it.each([
    ['nothing is left', ledger([finding('converted', 1), finding('shim', 1, 'escapes')]), 0],
    ['work remains for a person', ledger([finding('person', 1, 'two-logins')]), 1],
    ['a file could not be opened', ledger([finding('person', 1, 'two-logins')], [bad]), 2],
    ['files were skipped on purpose', ledger([], [{ ...bad, status: 'skipped' }]), 0],
  ])('%s', (_, of, code) => expect(exitCodeOf(of)).toBe(code));
});

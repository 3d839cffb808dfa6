import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { scratch } from '../support/scratch.ts';

/** What browsers of 2017 ran, and no module or strict script may have. */
const SLOPPY = [
  ['octal numbers and escapes', "var o = 010 + 08, s = '\\08';"],
  ['a with statement', 'with (Math) { o = max(1, 2); }'],
  ['a return at the top', 'if (!window.webim) return;'],
  ['one parameter twice', 'function f(a, a) { return a; }'],
  ['reserved words as names', 'var let = 1, yield = 2, static = 3, interface = 4; delete let;'],
  ['a function behind a label', 'label: function g() {}'],
  ['an assignment to arguments', 'function h() { arguments = 1; eval = 2; }'],
  ['HTML comments', "<!-- don't show\nvar c = 1;\n--> done {"],
  ['a function in a block', 'if (1) function k() {}'],
  ['line ends of Unicode', 'var u = "\u2028"; // \u2029'],
  ['no semicolons', 'var p = 1\nvar q = p\n;[1].forEach(alert)'],
] as const;

const CALL =
  "webim.quitBigGroup({ GroupId: '1' }, function () { show(); }, function (err) { alert(err.ErrorInfo); });";
const NATIVE =
  /webim(\.migrate|2tim)\.tim\.quitGroup\('1'\)\.then\(function \(\) \{ show\(\); \}, function \(err\) \{ alert\(err\.message\); \}\);/;

describe('a script of its time', () => {
  it.each(SLOPPY)('is converted with %s', async (_, sloppy) => {
    const root = scratch({
      'page.html': `<script src="//cdn.example/webim.js"></script>\n<script>\n${sloppy}\n${CALL}\n</script>`,
      'file.js': `${sloppy}\r\n${CALL}\r\n`,
    });
    const { ledger, files } = await planMigration({ root, paths: ['.'] });
    expect(ledger.files.map(({ status }) => status)).toEqual(['ok', 'ok']);
    for (const { source, newText } of files) {
      expect(newText).toMatch(NATIVE);
      expect(newText).toContain(sloppy);
      expect(source.text).toContain(CALL);
    }
    expect(files).toHaveLength(2);
  });
});

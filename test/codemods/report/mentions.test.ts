import { readdirSync } from 'node:fs';
import type { Node } from '@babel/types';
import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { parseScript } from '../../../codemods/sources/parse.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';
import { mentions, unbalanced } from '../support/search-mentions.ts';
import { ledgerErrors } from './validators.ts';

const FIXTURES = new URL('../../../fixtures/', import.meta.url).pathname;
const folders = ['apps', 'cases'].flatMap((kind) =>
  readdirSync(FIXTURES + kind).map((name) => `${kind}/${name}`),
);

/** Identifiers called `webim` in every script below a folder, counted from the syntax trees alone. */
function countIdentifiers(root: string): number {
  const places = new Set<string>();
  for (const file of loadSources(discover(root, ['.'])).files) {
    for (const unit of file.scripts) {
      visit(parseScript(unit).program as Node, (node) => {
        if (node.type === 'Identifier' && node.name === 'webim') places.add(`${unit.id}:${node.start}`);
      });
    }
  }
  return places.size;
}

function visit(node: Node, each: (node: Node) => void): void {
  each(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string')
        visit(child as Node, each);
    }
  }
}

/** Kinds of findings that stand for one identifier each. */
const NAMING = ['api-call', 'constructor', 'constant', 'reference', 'name'];

async function ledgerOf(root: string) {
  return (await planMigration({ root, paths: ['.'] })).ledger;
}

describe('the ledger', () => {
  it.each(folders)('accounts for every identifier in %s', async (folder) => {
    const root = FIXTURES + folder;
    const ledger = await ledgerOf(root);
    const { findings, totals } = ledger;
    expect(ledgerErrors(ledger)).toEqual([]);
    // More of them where the SDK has another name, too.
    const naming = findings.filter(({ kind }) => NAMING.includes(kind));
    expect(naming.length).toBeGreaterThanOrEqual(countIdentifiers(root));
    expect(unbalanced(findings, mentions(root))).toEqual([]);
    expect(totals.converted + totals.shim + totals.person + totals.foreign).toBe(totals.all);
    for (const { bucket, code, reason } of findings) {
      if (bucket !== 'converted') expect([code, reason]).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  it('puts what is not the SDK where it belongs', async () => {
    const root = scratch({
      'index.html':
        '<title>webim demo</title>\n<!-- webim.js -->\n<script src="webim.js?v=2"></script>\n<p onclick="webim.logout()">webim</p>',
      'a.js': [
        '// webim.login() and webim.logout()',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: code under test
        'var s = "webim", t = `${s} webim`, r = /webim/;',
        'var o = { webim: 1 }; o.webim = 2;',
        'function f(webim) { webim.sendMsg(1); }',
        'var webim_handler, webIm; webim.Log.info(s);',
      ].join('\n'),
    });
    const { findings } = await ledgerOf(root);
    expect(findings.map((f) => `${f.file}:${f.line} ${f.kind} ${f.bucket} ${f.code ?? ''}`.trim())).toEqual([
      'a.js:1 comment foreign comment',
      'a.js:1 comment foreign comment',
      'a.js:2 string foreign string',
      'a.js:2 string foreign string',
      'a.js:2 string foreign string',
      'a.js:3 name foreign other-object',
      'a.js:3 name foreign other-object',
      'a.js:4 name foreign shadowed-name',
      'a.js:4 name foreign shadowed-name',
      'a.js:5 api-call converted',
      'index.html:1 markup foreign markup',
      'index.html:2 markup foreign markup',
      'index.html:3 script-tag converted',
      expect.stringMatching(/^index\.html:4 api-call (converted|shim)/),
      'index.html:4 markup foreign markup',
    ]);
  });

  it('counts a name that is given to the SDK with the reference', async () => {
    const root = scratch({
      'webim.js': LEGACY_SDK,
      'a.js': "var webim = require('./webim.js');\nwebim.Log.info(1);",
      'b.js': "import webim from './webim.js';\nwebim.Log.info(1);",
    });
    const { findings } = await ledgerOf(root);
    expect(findings.map((f) => `${f.file}:${f.line} ${f.kind}`)).toEqual([
      'a.js:1 reference',
      'a.js:2 api-call',
      'b.js:1 reference',
      'b.js:2 api-call',
      'webim.js:1 file',
    ]);
  });

  it('counts a global declared for the compiler with its uses', async () => {
    const root = scratch({
      'a.ts': 'declare let webim: any;\nexport class A {\n  bye() { webim.logout(); }\n}',
    });
    const { findings } = await ledgerOf(root);
    expect(findings.map((f) => `${f.line} ${f.kind} ${f.member} ${f.bucket}`)).toEqual([
      '1 reference  shim',
      '3 api-call logout shim',
    ]);
  });

  it('tells code in texts from words in texts', async () => {
    const root = scratch({
      'index.html': '<script src="webim.js"></script><script src="a.js"></script>',
      'a.js': [
        "setTimeout('webim.logout()', 10);",
        "window.setInterval('tick();' + 'webim.checkLogin()', 10);",
        "eval('webim.logout()'); new Function('id', 'webim.logout(id)');",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: code under test
        '$(box).html(`<a onclick="webim.logout()">${name}</a>`);',
        "location.href = 'javascript:webim.logout()';",
        "alert('only webim.login() helps'); log('setTimeout', 'webim');",
      ].join('\n'),
    });
    const { ledger, files } = await planMigration({ root, paths: ['.'] });
    expect(
      ledger.findings.filter(({ kind }) => kind === 'string').map(({ line, code }) => `${line} ${code}`),
    ).toEqual([
      '1 dynamic-code',
      '2 dynamic-code',
      '3 dynamic-code',
      '3 dynamic-code',
      '4 dynamic-code',
      '5 dynamic-code',
      '6 string',
      '6 string',
    ]);
    expect(files.map(({ newText }) => newText).join()).toContain('webim2tim.shim.js');
  });

  it('names a script of a page that no browser runs, and converts the others', async () => {
    const root = scratch({
      'index.html':
        '<script src="webim.js"></script>\n<script>webim.logout(</script>\n<script>webim.Log.info(1);</script>',
    });
    const { ledger } = await planMigration({ root, paths: ['.'] });
    expect(ledger.findings.map((f) => [f.line, f.kind, f.bucket, f.code].join(' ').trim())).toEqual([
      '1 script-tag converted',
      '2 script person unparsable-script',
      '3 api-call converted',
    ]);
    const template = scratch({ 'index.html': '<script>webim.logout(<% if (a) %></script>' });
    expect((await ledgerOf(template)).files.map(({ status }) => status)).toEqual(['unparsable']);
  });
});

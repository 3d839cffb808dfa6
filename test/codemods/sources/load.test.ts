import { rmSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';

function load(files: Record<string, string | Buffer>) {
  return loadSources(discover(scratch(files), ['.']));
}

const kinds = (files: Record<string, string | Buffer>) =>
  load(files).files.map(({ path, scripts }) => `${path} ${scripts.map(({ kind }) => kind).join(' ')}`);

const rejected = (files: Record<string, string | Buffer>) =>
  load(files).rejected.map(({ path, status, code }) => `${path} ${status} ${code}`);

describe('loadSources', () => {
  it('opens files that may have to do with the SDK and no others', () => {
    const { files, counts } = load({
      'a.js': 'webim.logout();',
      'render.js': 'function show(m) { return m.getElems(); }',
      'errors.js': 'function fail(e) { alert(e.ErrorInfo); }',
      'other.js': 'function ( { does not parse',
    });
    expect(files.map(({ path }) => path)).toEqual(['a.js', 'errors.js', 'render.js']);
    expect(counts).toEqual({ read: 4, matched: 3 });
  });

  it('takes a script that modules import for a module, unless a page loads it', () => {
    expect(
      kinds({
        'src/chat.vue':
          "<script>import base from './base'; import old from '../page/old'; webim.logout();</script>",
        'src/base.js': 'function show(m) { return m.getElems(); }',
        'page/index.html': '<script src="webim.js"></script><script src="old.js"></script>',
        'page/old.js': 'function hide(m) { return m.getElems(); }',
      }),
    ).toEqual(['page/index.html ', 'page/old.js classic', 'src/base.js module', 'src/chat.vue module']);
  });

  it('takes every script of a mini program for a module', () => {
    const page = 'Page({ onUnload() { getApp().globalData.webim.logout(); } })';
    expect(kinds({ 'app.json': '{}', 'app.js': '', 'pages/a.js': page })).toEqual([
      'app.js module',
      'pages/a.js module',
    ]);
    expect(kinds({ 'pages/a.js': page })).toEqual(['pages/a.js classic']);
  });

  it('opens the application object of mini programs that ask for it', () => {
    const files = {
      'app.js': 'App({ log() {} })',
      'pages/a.js': "const im = require('webim'); getApp().log();",
    };
    expect(kinds(files)).toEqual(['app.js classic', 'pages/a.js module']);
    expect(kinds({ ...files, 'pages/a.js': "const im = require('webim');" })).toEqual(['pages/a.js module']);
  });

  it('takes the other scripts of a page along: they share its globals', () => {
    const page =
      '<script src="sdk/webim.js"></script><script src="/js/util.js?v=2"></script><script src="js/jquery.min.js"></script><script src="js/md5.js"></script>';
    expect(
      kinds({
        'web/index.html': page,
        'web/sdk/webim.js': LEGACY_SDK,
        'web/js/util.js': 'var selToID;',
        'web/js/jquery.min.js': 'var $;',
        'web/js/md5.js': '/* MD5, copyright somebody */ var md5;',
        'web/js/unused.js': 'var x;',
      }),
    ).toEqual(['web/index.html ', 'web/js/util.js classic']);
  });

  it('takes along what imports an opened module, and says who else does', () => {
    const { files, importers } = load({
      'im.js': 'import webim from "webim"; export const last = webim.MsgStore;',
      'page.vue': '<script>import { last } from "./im"; export default {};</script>',
      'router.js': 'import page from "./page.vue";',
      'broken.js': 'import { last } from "./im"; function ( {',
      'other.js': 'import x from "./x";',
    });
    expect(files.map(({ path }) => path)).toEqual(['im.js', 'page.vue']);
    expect(importers).toEqual(
      new Map([
        ['im.js', new Set(['page.vue', 'broken.js'])],
        ['page.vue', new Set(['router.js'])],
      ]),
    );
  });

  it('tells modules from scripts', () => {
    expect(
      kinds({
        'a.js': 'webim.logout()',
        'b.js': 'import webim from "webim"; webim.logout()',
        'c.js': 'var webim = require("./webim"); webim.logout()',
        'd.mjs': 'webim.logout()',
        'e.ts': 'declare var webim: any; webim.logout()',
        'f.js': 'webim.logout(); await = 1; return;',
      }),
    ).toEqual(['a.js classic', 'b.js module', 'c.js module', 'd.mjs module', 'e.ts classic', 'f.js classic']);
  });

  it('recognises the SDK by what is in the file, and its tag by the file', () => {
    const { files, rejected: out } = load({
      'index.html':
        '<script src="lib/im.js"></script><script src="lib/webim.js"></script><script src="//cdn.example/webim-1.7.3.min.js"></script><script src="webim_handler.js"></script>',
      'lib/im.js': LEGACY_SDK,
      'lib/webim.js': 'var wrapper = webim;',
    });
    expect(files[0]?.sdkScriptTags.map(({ src }) => src)).toEqual([
      'lib/im.js',
      '//cdn.example/webim-1.7.3.min.js',
    ]);
    expect(out).toMatchObject([{ path: 'lib/im.js', status: 'skipped', code: 'sdk-file' }]);
  });

  it('says of every file it cannot open why', () => {
    expect(
      rejected({
        'a.js': 'webim.login(;',
        'b.html': '<p>\n<script>\nwebim.login(<% if (a) { %> 1 <% } else { %> 2 <% } %>);\n</script>',
        'c.min.js': 'webim.logout();',
        'd.js': `webim.logout();${'x=1;'.repeat(2000)}`,
        'e.js': iconv.encode('// ログインに失敗しました。もう一度お試しください\nwebim.login()', 'shift_jis'),
        'f.pug': 'script webim.logout()',
      }),
    ).toEqual([
      'a.js unparsable file-unparsable',
      'b.html unparsable template-code',
      'c.min.js skipped minified',
      'd.js skipped minified',
      'e.js undecodable unknown-encoding',
      'f.pug skipped unsupported-container',
    ]);
  });

  it('goes on behind files that are no text, too large, or gone', () => {
    const root = scratch({
      'a.js': Buffer.concat([Buffer.from('webim.login();'), Buffer.from([0, 1, 2, 0xff])]),
      'b.vue': `<template>${'<p>webim</p>'.repeat(350_000)}</template>`,
      'c.js': 'webim.logout();',
      'd.js': 'webim.logout();',
      'e.js.map': '{"version":3,"sources":["webim.js"]}',
      'f.js': `var webim = "${'x'.repeat(6_000_000)}";`,
      'g.html': '<script>webim.logout()</script>',
    });
    const found = discover(root, ['.']);
    rmSync(join(root, 'c.js'));
    const { files, rejected: out } = loadSources(found);
    expect(files.map(({ path }) => path)).toEqual(['d.js', 'g.html']);
    expect(out.map(({ path, status, code }) => `${path} ${status} ${code}`)).toEqual([
      'a.js skipped binary',
      'b.vue skipped file-too-large',
      'c.js unreadable file-unreadable',
      'e.js.map skipped source-map',
      'f.js skipped minified',
    ]);
  });

  it('names the place of a syntax error in the file, not in the script', () => {
    const { rejected: out } = load({ 'b.vue': '<p/>\n<script>\n  webim.login(;\n</script>' });
    expect(out).toMatchObject([{ line: 3, column: 15, encoding: 'utf-8' }]);
    expect(out[0]?.reason).toMatch(/^inline script: Unexpected token/);
  });

  it('leaves out broken scripts of a page that do not matter', () => {
    expect(
      kinds({
        'a.html': '<script>var x = ;</script><script>webim.logout()</script><b onclick="{{ go }}(">',
      }),
    ).toEqual(['a.html classic']);
  });
});

describe('someFileWith', () => {
  const files = {
    'a.js': 'webim.logout(); openRoom();',
    'b.txt.html': '<p>openRoom</p>',
    'c.js': 'var reopenRooms;',
    'webim.js': LEGACY_SDK,
  };

  it('finds a word in files that are opened and in others, again and again', () => {
    const sources = load(files);
    const asked = (word: string) => {
      const seen: string[] = [];
      sources.someFileWith(word, (path) => !seen.push(path));
      return seen;
    };
    expect(asked('openRoom')).toEqual(['a.js', 'b.txt.html', 'c.js']);
    expect(asked('openRoom')).toEqual(['a.js', 'b.txt.html', 'c.js']);
    expect(asked('reopenRooms')).toEqual(['c.js']);
    expect(asked('nothing')).toEqual([]);
  });

  it('goes no further than needed, and on from there', () => {
    const sources = load(files);
    expect(sources.someFileWith('open', (path) => path === 'a.js')).toBe(true);
    expect(sources.someFileWith('open', (path) => path === 'c.js')).toBe(true);
    expect(sources.someFileWith('open', (path) => path === 'b.txt.html')).toBe(true);
    expect(sources.someFileWith('open', (path) => path === 'webim.js')).toBe(false);
  });
});

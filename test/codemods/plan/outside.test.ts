import { describe, expect, it } from 'vitest';
import { outsideOf } from '../../../codemods/plan/outside.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';

/** What is known beside all the opened files. */
function outside(texts: Record<string, string>) {
  const root = scratch(texts);
  const sources = loadSources(discover(root, ['.']));
  return outsideOf(root, sources)({ files: sources.files, hasPage: true });
}

describe('outside of a group', () => {
  it('there are importers that were not opened', () => {
    const { imports } = outside({
      'im.js': 'import webim from "webim"; export default webim;',
      'page.js': 'import im from "./im"; export default im;',
      'main.js': 'import page from "./page";',
    });
    expect(['im.js', 'page.js'].map((file) => imports?.(file))).toEqual([false, true]);
  });

  it('there are names in links and in files that do not parse', () => {
    const { names } = outside({
      'index.html': '<a href="javascript:open(1)">x</a><script>webim.logout();</script>',
      'broken.js': 'webim.login(; show(m)',
    });
    const all = new Set(names?.());
    expect(['open', 'show', 'hide'].map((name) => all.has(name))).toEqual([true, true, false]);
  });

  it('there are templates', () => {
    const { wordsOfTemplate } = outside({
      'a.vue': '<template><p>{{ last.time }}</p></template><script>var secret = webim;</script>',
      'b.vue': '<template src="./b.html"></template><script>var secret = webim;</script>',
      'pages/chat.js': 'var webim = require("webim"); Page({});',
      'pages/chat.wxml': '<view wx:for="{{list}}" bindtap="open"/>',
      'pages/none.js': 'var webim = require("webim"); Page({});',
    });
    const has = (file: string, ...words: string[]) => words.map((word) => wordsOfTemplate?.(file)?.has(word));
    expect(has('a.vue', 'last', 'time', 'secret')).toEqual([true, true, false]);
    expect(wordsOfTemplate?.('b.vue')).toBeUndefined();
    expect(has('pages/chat.js', 'list', 'open', 'close')).toEqual([true, true, false]);
    expect(wordsOfTemplate?.('pages/none.js')).toBeUndefined();
  });

  it('there are words in files that were not opened', () => {
    const { mentions } = outside({
      'a.js': 'webim.logout(); first();',
      'b.js': 'function second() {}',
      'webim.js': LEGACY_SDK,
    });
    expect(['first', 'second', 'login'].map((word) => mentions?.(word))).toEqual([false, true, false]);
  });

  it('there may be a mini program around it', () => {
    const { isMiniProgram } = outside({
      'mini/app.json': '{}',
      'mini/app.js': 'App({});',
      'mini/pages/chat.js': 'webim.logout();',
      'web/chat.js': 'webim.logout();',
    });
    expect(['mini/pages/chat.js', 'web/chat.js'].map((file) => isMiniProgram?.(file))).toEqual([true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { extractComponent } from '../../../codemods/sources/component.ts';
import type { ScriptUnit } from '../../../codemods/sources/source.ts';
import { pageUnits } from '../../../codemods/sources/units.ts';

/** The scripts, with a check that each is where it says it is. */
function scripts(text: string) {
  const component = extractComponent(text);
  for (const { code, offset } of component.scripts)
    expect(text.slice(offset, offset + code.length)).toBe(code);
  return component.scripts.map(({ code, language }) => `${language}: ${code.trim()}`);
}

describe('extractComponent', () => {
  it('finds the script of a component', () => {
    expect(scripts('<template>\r\n<p>x</p>\r\n</template>\r\n<script>\r\na();\r\n</script>\r\n')).toEqual([
      'js: a();',
    ]);
  });

  it('takes both scripts of a component with setup for one module', () => {
    const text =
      '<script lang="ts">import im from "./webim"; export const a = 1</script>\n<template>{{ webim }}</template>\n<script setup lang="ts">im.logout()</script><style/>';
    const units = pageUnits('a.vue', extractComponent(text));
    expect(units).toHaveLength(1);
    const [unit] = units as [ScriptUnit];
    expect(unit.code).toMatch(/^import im from ".\/webim"; export const a = 1\n\/\*.*\*\/im\.logout\(\)$/);
    expect(text.slice(unit.offset, unit.offset + unit.code.length)).toMatch(
      /^import im[\s\S]*im\.logout\(\)$/,
    );
    expect(unit.islands).toMatchObject([{ isGap: true, mayGo: false }]);
  });

  it('takes them apart when they do not go together', () => {
    const twice =
      '<script>import a from "a"; webim.x</script><script setup>import a from "a"; webim.y</script>';
    expect(
      pageUnits('a.vue', extractComponent(twice)).map(({ id, code }) => `${id} ${code.slice(-7)}`),
    ).toEqual(['a.vue#0 webim.x', 'a.vue#1 webim.y']);
    expect(scripts('<script lang="ts">a()</script><script setup>b()</script>')).toEqual([
      'ts: a()',
      'js: b()',
    ]);
  });

  it.each([
    ['', 'js'],
    [' lang="js"', 'js'],
    [' lang="babel"', 'js'],
    [' type="text/javascript"', 'js'],
    [' type="text/ecmascript-6"', 'js'],
    [' lang="ts"', 'ts'],
    [" lang='tsx'", 'tsx'],
    [' lang=jsx', 'jsx'],
  ])('reads <script%s> as %s', (attribute, language) => {
    expect(scripts(`<script${attribute}>a()</script>`)).toEqual([`${language}: a()`]);
  });

  it('names scripts in other languages', () => {
    const { scripts: none, opaque } = extractComponent('<script lang="coffee">webim.logout()</script>');
    expect(none).toEqual([]);
    expect(opaque).toMatchObject([{ offset: 22, code: 'webim.logout()', ledgerCode: 'script-language' }]);
  });

  it('leaves the script of another file to that file, and empty ones alone', () => {
    expect(scripts('<script src="./chat.js"></script><script src="a.js" /><script>\n</script>')).toEqual([]);
  });

  it.each([
    ['an element without an end tag', '<template><div><p></div></template><script>a()</script>'],
    ['an end tag too many', '<template></div></p></template><script>a()</script>'],
    ['an unclosed template', '<template><div></div>\r\n<script lang="js" >a()</script>'],
    ['an unclosed interpolation', '<template>{{ a</template>\n<script>a()</script>'],
    ['an unclosed script', '<template/>\n<script>a()'],
    ['a broken tag', '<template><div class=">x</div></template>\n<script>a()</script><p title="">'],
    [
      'other blocks',
      '<config>{"a":"<script>"}</config><i18n>{}</i18n><script>a()</script><style>p>a{}</style>',
    ],
    [
      'a template in another language',
      '<template lang="pug">\ndiv(a="<script>")\n</template><script>a()</script>',
    ],
  ])('finds the script beside %s', (_, text) => {
    expect(scripts(text)).toEqual(['js: a()']);
  });

  it('takes no script of the template or of a comment', () => {
    expect(
      scripts(
        '<!-- <script>b()</script> --><template><div><script>b()</script></div></template><script>a()</script>',
      ),
    ).toEqual(['js: a()']);
  });
});

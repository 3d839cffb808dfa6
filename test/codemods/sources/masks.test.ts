// biome-ignore-all lint/suspicious/noTemplateCurlyInString: JSP and FreeMarker write their values like this
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIslands } from '../../../codemods/sources/islands.ts';
import { unmask } from '../../../codemods/sources/masks.ts';
import { parseScript } from '../../../codemods/sources/parse.ts';
import type { ScriptUnit } from '../../../codemods/sources/source.ts';
import { openUnit, UnitError } from '../../../codemods/sources/units.ts';

const unit = (code: string, file = 'page.php'): ScriptUnit => ({
  id: `${file}#0`,
  file,
  kind: 'classic',
  language: 'js',
  code,
  offset: 0,
});

/** Opens a script, checks what holds for every masked one, and gives the islands with how they are masked. */
function open(code: string, file?: string) {
  const { unit: opened } = openUnit(unit(code, file));
  const islands = opened.islands ?? [];
  expect(opened.code).toHaveLength(code.length);
  parseScript(opened);
  let at = 0;
  for (const { start, end, text, mask } of islands) {
    expect(opened.code.slice(at, start)).toBe(code.slice(at, start));
    expect([text, mask]).toEqual([code.slice(start, end), opened.code.slice(start, end)]);
    at = end;
  }
  expect(opened.code.slice(at)).toBe(code.slice(at));
  const pieces = unmask(opened.code, islands).map((piece) =>
    typeof piece === 'string' ? piece : piece.text,
  );
  if (islands.every(({ mask }) => mask.trim() !== '')) expect(pieces.join('')).toBe(code);
  return islands.map(({ text, mask, mayGo }) => {
    const form =
      mask.trim() === ''
        ? 'space'
        : mask.startsWith('/*')
          ? 'comment'
          : mask.startsWith('if(')
            ? 'condition'
            : mask.endsWith(';')
              ? 'statement'
              : 'name';
    return `${text.replace(/\s+/g, ' ')} ${form}${mayGo ? ' (may go)' : ''}`;
  });
}

describe('server code in a script', () => {
  it.each<[what: string, file: string, code: string, islands: string[]]>([
    ['a value', 'a.php', 'login(<?php echo $id; ?>, 1)', ['<?php echo $id; ?> name (may go)']],
    ['a value in a string', 'a.ejs', "f('<%= user.id %>')", ['<%= user.id %> name (may go)']],
    [
      'two values in a row',
      'a.ejs',
      "f('<%= a %><%= b %>')",
      ['<%= a %> name (may go)', '<%= b %> name (may go)'],
    ],
    ['a key', 'a.ejs', 'f({ <%= key %>: 1 })', ['<%= key %> name (may go)']],
    [
      'a condition around statements on one line',
      'a.jsp',
      'a(); <% if (x) { %> b(); <% } else { %> c(); <% } %> d();',
      ['<% if (x) { %> comment', '<% } else { %> comment', '<% } %> comment'],
    ],
    [
      'a condition around properties',
      'a.php',
      'f({ a: 1\n<?php if ($x): ?>\n, b: 2\n<?php endif; ?>\n})',
      ['<?php if ($x): ?> comment', '<?php endif; ?> comment'],
    ],
    ['a statement', 'a.php', 'a()\n<?= $script ?>\n(function () {})()', ['<?= $script ?> statement']],
    ['a call that writes a value', 'a.php', 'var t = <?php token() ?>;', ['<?php token() ?> name']],
    ['several lines', 'a.php', 'a(<?php\n  echo 1;\n?>)', ['<?php echo 1; ?> name (may go)']],
    ['what is not closed', 'a.php', 'a();\n<?php echo', ['<?php echo statement']],
    [
      'an island in a comment',
      'a.ejs',
      '/* <%= a %> <% b %> */ f(<%= c %>)',
      ['<%= a %> name (may go)', '<% b %> name', '<%= c %> name (may go)'],
    ],
    [
      'an island in a regular expression',
      'a.ejs',
      'f(/<%= a %>/, <%= b %>)',
      ['<%= a %> name (may go)', '<%= b %> name (may go)'],
    ],
    [
      'Twig',
      'a.twig',
      'var u = {{ user|json }};{% if x %}a();{% endif %}',
      ['{{ user|json }} name (may go)', '{% if x %} comment', '{% endif %} comment'],
    ],
    ['Django in a page', 'a.html', 'var u = {{ user }};', ['{{ user }} name (may go)']],
    [
      'ThinkPHP in a page',
      'a.html',
      'var u = {:session("id")}, v = {$v.id};',
      ['{:session("id")} name (may go)', '{$v.id} name (may go)'],
    ],
    [
      'JSP expressions',
      'a.jsp',
      'var u = ${user.id}, p = "${path}";',
      ['${user.id} name (may go)', '${path} name (may go)'],
    ],
    ['JSP tags', 'a.jsp', '<c:if test="x">a();</c:if>', ['<c:if test="x"> comment', '</c:if> comment']],
    [
      'FreeMarker',
      'a.ftl',
      '<#if x??>a(${x?c});</#if>',
      ['<#if x??> comment', '${x?c} name (may go)', '</#if> comment'],
    ],
    [
      'Velocity',
      'a.vm',
      '#if($x)\na("$!x.y");\n#end',
      ['#if($x) comment', '$!x.y name (may go)', '#end space'],
    ],
    [
      'Razor',
      'a.cshtml',
      'var u = @Model.User.Id, v = @Html.Raw(Json(x));',
      ['@Model.User.Id name (may go)', '@Html.Raw(Json(x)) name (may go)'],
    ],
    ['Razor blocks', 'a.cshtml', '@if (Model.X) { a(); } else { b(); }', ['@if (Model.X) condition']],
    [
      'Blade',
      'a.blade.php',
      '@if($x)\na("{{ $y }}", {!! $z !!});\n@endif',
      ['@if($x) comment', '{{ $y }} name (may go)', '{!! $z !!} name (may go)', '@endif comment'],
    ],
    [
      'Smarty',
      'a.tpl',
      '{if $x}a({$x.y|escape});{/if}{literal}b();{/literal}',
      [
        '{if $x} comment',
        '{$x.y|escape} name (may go)',
        '{/if} space',
        '{literal} comment',
        '{/literal} comment',
      ],
    ],
  ])('masks %s', (_, file, code, islands) => {
    expect(open(code, file)).toEqual(islands);
  });

  it.each([
    ['braces that are JavaScript', 'a.html', 'function f() {{ a(); }} var s = "{{ x }}";'],
    ['a template literal', 'a.jsp', 'f(`${x}`)'],
    ['strings only', 'a.tpl', 'f("{$x}", "{{ y }}")'],
  ])('leaves %s alone', (_, file, code) => {
    expect(open(code, file)).toEqual([]);
  });

  it.each([
    ['a choice between two arguments', 'f(<% if (x) { %> 1 <% } else { %> 2 <% } %>)'],
    ['half a name', 'f(a<%= x %>b c)'],
  ])('names %s, which nothing can stand for', (_, code) => {
    const failure = (() => {
      try {
        openUnit(unit(code));
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(UnitError);
    expect(failure).toMatchObject({ ledgerCode: 'template-code' });
  });

  it('calls a plain syntax error by its name', () => {
    expect(() => openUnit(unit('f(;'))).toThrow(UnitError);
    try {
      openUnit(unit('f(;'));
    } catch (error) {
      expect(error).toMatchObject({ ledgerCode: 'file-unparsable' });
    }
  });

  it('keeps length and everything else for any server code in any place', () => {
    const island = fc
      .tuple(
        fc.constantFrom('<%= ', '<% ', '<?php ', '<?= '),
        fc.string({ maxLength: 12 }).filter((s) => !/[%?]>/.test(s)),
      )
      .map(([open_, inner]) => `${open_}${inner}${open_.startsWith('<%') ? ' %>' : ' ?>'}`);
    const place = fc.constantFrom<[string, string]>(
      ['f(', ');'],
      ["var a = '", "';"],
      ['', '\n'],
      ['g({ a: 1,\n', '\nb: 2 });'],
      ['// ', '\n'],
      ['/* ', ' */'],
      ['x = `', '`;'],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, island), { minLength: 1, maxLength: 6 }), (pieces) => {
        const code = pieces.map(([[before, after], text]) => before + text + after).join('\n');
        try {
          open(code, 'a.ejs');
        } catch (error) {
          if (!(error instanceof UnitError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('opens a script with very many islands quickly', () => {
    const code = Array.from({ length: 2000 }, (_, i) => `f(<%= ${i} %>);<% if (a) { %>g();<% } %>`).join(
      '\n',
    );
    const started = performance.now();
    expect(open(code, 'a.ejs')).toHaveLength(6000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('findIslands', () => {
  it('looks for what can be JavaScript only when asked', () => {
    expect(findIslands('a {{ b }} <%= c %>', 'x.njk', false).map(({ start }) => start)).toEqual([10]);
    expect(findIslands('a {{ b }} <%= c %>', 'x.njk', true).map(({ start }) => start)).toEqual([2, 10]);
  });

  it('takes no XML declaration for PHP', () => {
    expect(findIslands('<?xml version="1.0"?>', 'x.xhtml', true)).toEqual([]);
  });

  it('knows comments', () => {
    const roles = (text: string, path: string) => findIslands(text, path, true).map(({ role }) => role);
    expect(roles('<%-- a --%>', 'x.jsp')).toEqual(['comment']);
    expect(roles('{# a #}{{!-- b --}}', 'x.twig')).toEqual(['comment', 'comment']);
    expect(roles('@* a *@', 'x.cshtml')).toEqual(['comment']);
  });
});

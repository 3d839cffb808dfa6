import { describe, expect, it } from 'vitest';
import type { Outside } from '../../../codemods/flow/outside.ts';
import { analyse, analyseIn } from './support.ts';

const MSG = 'new webim.Msg()';
/** A field is read of what may be something else too. */
const mixed = (code: string, outside: Outside = {}): string[] =>
  analyseIn(outside, `var m = ${MSG}; ${code}`).escapes(MSG);

describe('a legacy value beside something else', () => {
  it.each([
    ['a stored text', 'var x = c ? m : JSON.parse(s); x.fromAccount;', 'the result of JSON.parse'],
    [
      'an answer of a server',
      'var x = m; $.get("/last", function (last) { x = last; }); x.time;',
      'what other code calls the function with',
    ],
    ['what a library gives', 'var x = m || store.get("last"); x.fromAccount;', 'the result of store.get'],
    ['a part of it', 'var all = load(); var x = m; x = all.list[0]; x.time;', 'all.list'],
    [
      'what a text can call a function with',
      'function show(x) { x.time; } show(m); el.innerHTML = "<a onclick=\'show({})\'>";',
      'what other code calls the function with',
    ],
    ['a part that is taken out of it', 'var { time } = c ? m : JSON.parse(s);', 'the result of JSON.parse'],
    ['an object of the application', 'var x = c ? m : { time: 1 }; x.time;', 'an object of the application'],
  ])('stays legacy with %s', (_, code, why) => {
    expect(mixed(code)).toEqual([expect.stringContaining(`is read from it and from ${why}`)]);
  });

  it.each([
    ['only methods are called', 'var x = c ? m : JSON.parse(s); x.getTime();'],
    ['a method says what it is', 'function show(x) { x.getElems(); x.time; } show(m); $.each(list, show);'],
    ['the other has no such field', 'var x = c ? m : { text: 1 }; x.time;'],
    [
      'the other comes at another time',
      'function f(x) { x = JSON.parse(x); x.time; x = m; x.time; return x; }',
    ],
    ['the other is a text', 'var x = $("#x").val(); x = c ? m : x.trim(); x.time;'],
    ['the other is no object of anybody', 'var x = c ? m : new Date(); x.time;'],
  ])('does not mind where %s', (_, code) => {
    expect(mixed(code)).toEqual([]);
  });

  it('is known from the names that markup calls', () => {
    const code = 'function show(x) { return x.time; } show(m);';
    expect(mixed(code)).toEqual([]);
    expect(mixed(code, { names: () => ['show'] })).toHaveLength(1);
  });
});

describe('what nobody hands over', () => {
  it('is a callback that no caller passes', () => {
    const code = 'function load(done) { if (done) done(m); else m.time; } load();';
    expect(mixed(code)).toEqual([]);
    expect(mixed(`${code} load(window.render);`)).toEqual(['passed to done, which is not in these files']);
    expect(mixed(`${code} button.onclick = load;`)).toEqual(['passed to done, which is not in these files']);
  });

  it('is the message of a function that is never called', () => {
    const { value, origins } = analyse(
      'function show(x) { return x.getFromAccountNick(); } webim.Log.info(1);',
    );
    expect(value('show(‹x›')?.type).toBe('Msg');
    expect(origins('show(‹x›')).toEqual([]);
  });

  it('is not the message of a function that unknown code may call by its name', () => {
    const code = 'var page = { show: function (x) { return x.getFromAccountNick(); } };';
    expect(analyse(code, 'getPages()[0].show(1); webim.Log.info(1);').origins('(‹x›')).toHaveLength(1);
    expect(analyse(code, 'getPages()[0].show(); webim.Log.info(1);').origins('(‹x›')).toEqual([]);
  });

  it('turns out to be handed over when listeners are found later', () => {
    const { origins } = analyse(
      'function onMsgs(list) { for (var i in list) show(list[i]); } function show(x) { x.getFromAccountNick(); }',
      'start({ onMsgNotify: onMsgs }); var sdk = webim;',
    );
    expect(origins('show(‹x›')).toEqual([]);
  });
});

describe('a long way', () => {
  it('through functions that hand on is gone in no time', () => {
    const hand = Array.from({ length: 1500 }, (_, i) => `function f${i}(x) { f${i + 1}(x); }`).join('\n');
    const start = performance.now();
    expect(mixed(`${hand} f0(m); f1500 = function (x) { render(x); };`)).toEqual([
      'passed to render, which is not in these files',
    ]);
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('of callbacks that others call with callbacks is gone in no time', () => {
    const hand = Array.from({ length: 150 }, (_, i) => `function f${i}(x) { x(f${i + 1}); }`).join('\n');
    const start = performance.now();
    expect(mixed(`${hand} function f150(x) { m = x; m.time; } later(f0);`)).toEqual([
      'time is read from it and from what other code calls the function with alike',
    ]);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe('a module', () => {
  const code = `exports.show = function (x) { return x.time; }; exports.last = ${MSG}; exports.show(exports.last);`;
  const unit = { kind: 'module', code, file: 'im.js' } as const;

  it('that other code imports gives its values away and gets others', () => {
    const { escapes } = analyseIn({ imports: () => true }, unit);
    expect(escapes(MSG)).toContain('exported as last');
    expect(escapes(MSG)).toContainEqual(expect.stringContaining('what other code calls the function with'));
  });

  it('that nobody else imports does neither', () => {
    expect(analyseIn({ imports: () => false }, unit).escapes(MSG)).toEqual([]);
  });

  it('of which nothing is known gives its values away', () => {
    expect(analyse(unit).escapes(MSG)).toEqual(['exported as last']);
  });

  it.each(['./im', './im.js', '@/lib/im', 'lib/im.js', '/lib/im', 'im'])('is found as %s', (specifier) => {
    const { escapes } = analyseIn(
      { imports: () => false },
      { ...unit, file: 'src/lib/im.js' },
      { kind: 'module', file: 'src/lib/page.js', code: `var im = require('${specifier}'); render(im.last);` },
    );
    expect(escapes(MSG)).toEqual(['passed to render, which is not in these files']);
  });

  it('that an import with an alias may mean gives its values away', () => {
    const { escapes } = analyseIn(
      { imports: () => false },
      { ...unit, file: 'src/lib/im.js' },
      { kind: 'module', file: 'src/page.js', code: "var im = require('chat/core/im'); render(im.last);" },
    );
    expect(escapes(MSG)).toContain('exported as last');
  });

  it('of a mini program can call only what it has', () => {
    const call = { kind: 'module', file: 'a.js', code: `var m = ${MSG}; addMsg(m); getApp(m);` } as const;
    expect(analyse(call).escapes(MSG)).toHaveLength(2);
    expect(analyseIn({ isMiniProgram: () => true }, call).escapes(MSG)).toEqual([
      'passed to getApp, which is not in these files',
    ]);
  });
});

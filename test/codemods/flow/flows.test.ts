import { describe, expect, it } from 'vitest';
import { analyse } from './support.ts';

describe('flows', () => {
  it('join what is assigned, passed, returned and stored', () => {
    const { value } = analyse(
      'var a = new webim.Msg(); function f(p) { return p; } var b = f(a); var o = { x: b }; var c = o.x;',
    );
    const names = ['var ‹a›', 'f(‹p›)', 'var ‹b›', 'var ‹c›', '‹o.x›'];
    expect(new Set(names.map((name) => value(name)?.flow))).toEqual(
      new Set([value('new webim.Msg()')?.flow]),
    );
  });

  it('keep apart the fields of one object that nobody reads by a name not known', () => {
    const code = (rest: string) => `var o = {}; o.a = new webim.Msg(); o.b = new webim.Msg(); ${rest}`;
    const flows = (rest: string) => {
      const { value } = analyse(code(rest));
      return new Set([value('‹o.a› ='), value('‹o.b› =')].map((fact) => fact?.flow)).size;
    };
    expect(flows('o.a; o.b;')).toBe(2);
    expect(flows('for (var k in o) show(o[k]);')).toBe(1);
  });

  it('keep apart what never meets', () => {
    const { value } = analyse('var a = new webim.Msg(); var b = new webim.Msg();');
    expect(value('new webim.Msg()')?.flow).not.toBe(value('new webim.Msg()', { nth: 1 })?.flow);
  });

  it('are linked to what is got out of them', () => {
    const { facts, value } = analyse('var m = new webim.Msg(); var elems = m.getElems();');
    const [msg, elems] = [value('new webim.Msg()'), value('elems')];
    expect(msg?.flow).not.toBe(elems?.flow);
    expect(facts.flows[msg?.flow as number]?.linked).toContain(elems?.flow);
  });

  it('are linked to what is put into them', () => {
    const { facts, value } = analyse("var m = new webim.Msg(); m.addText(new webim.Msg.Elem.Text('x'));");
    const text = value("new webim.Msg.Elem.Text('x')")?.flow;
    expect(facts.flows[value('new webim.Msg()')?.flow as number]?.linked).toContain(text);
  });

  it('say where their values come from', () => {
    const { facts } = analyse('\nvar m = new webim.Msg();');
    expect(facts.flows[0]).toMatchObject({
      types: ['Msg'],
      evidence: [{ file: 's0.js', line: 2, column: 9, why: 'new webim.Msg' }],
    });
  });
});

describe('escapes', () => {
  const escapesOf = (use: string) => analyse(`var m = new webim.Msg(); ${use}`).escapes('new webim.Msg()');

  it.each([
    ['an unknown function', 'render(m);'],
    ['an unknown method', '$(el).data("m", m);'],
    ['a part of an object given away', 'page.setData({ list: [m] });'],
    ['the result of a function given away', 'register(function () { return m; });'],
    ['JSON', 'JSON.stringify(m);'],
    ['JSON of the window', 'save(window.JSON.stringify({ message: m }));'],
    ['an object not made here', 'app.current = m;'],
    ['enumeration', 'for (var k in m) {}'],
    ['a computed name', 'm[name];'],
  ])('go through %s', (_, use) => {
    expect(escapesOf(use)).toHaveLength(1);
  });

  it.each([
    ['console', 'console.log(m);'],
    ['the log of the SDK', 'webim.Log.info(m);'],
    ['JSON in a log', "webim.Log.info('got ' + JSON.stringify(m)); console.log((JSON.stringify(m)));"],
    ['alert', 'alert(m);'],
    ['functions of the run', 'function f(x) { return x.getElems(); } f(m);'],
    ['arrays', 'var all = []; all.push(m); all.indexOf(m);'],
    ['apply', 'function f(x) {} f.apply(null, [m]);'],
    ['the SDK', 'webim.sendMsg(m);'],
    ['a string, which is the same for both', 'var s = "got " + m; s += m;'],
    ['a getter', 'render(m.getFromAccount());'],
  ])('do not go through %s', (_, use) => {
    expect(escapesOf(use)).toEqual([]);
  });

  it('go through the text of an error, which a native error has', () => {
    const { escapes } = analyse(
      "webim.logout(null, function (e) { webim.Log.warn('x' + e); alert('x' + e); });",
    );
    expect(escapes('(‹e›)')).toEqual(['made into a string']);
  });

  it('do not go through what comes after a return', () => {
    const { value } = analyse('function f(c) { return c.length; return c; } var t = f(new webim.Msg());');
    expect(value('var ‹t›')).toBeUndefined();
  });

  it('do not go into a JSON polyfill of the page', () => {
    const polyfill = 'JSON = {}; JSON.stringify = function (v) { return v.toJSON ? v.toJSON() : v; };';
    const { sites, escapes } = analyse(polyfill, 'var m = new webim.Msg(); save(JSON.stringify(m));');
    expect(sites).toEqual(['constructor Msg new webim.Msg()']);
    expect(escapes('new webim.Msg()', { unit: 1 })).toEqual([
      expect.stringContaining('JSON.stringify makes text of it'),
    ]);
  });

  it('go into an object of the application that is called JSON', () => {
    const { value } = analyse(
      '(function () { var JSON = { parse: function (p) {} }; JSON.parse(new webim.Msg()); })()',
    );
    expect(value('function (‹p›)')?.type).toBe('Msg');
  });

  it('go through exports', () => {
    const { escapes } = analyse({
      kind: 'module',
      code: 'export function make() { return new webim.Msg(); }',
    });
    expect(escapes('new webim.Msg()')).toEqual(['returned from an exported function']);
  });

  it.each([
    ['module.exports = { last: m };', 'exported as last'],
    ['module.exports.last = m;', 'exported as last'],
    ['exports.last = m;', 'exported as last'],
    ['module.exports = { make: function () { return m; } };', 'returned from an exported function'],
  ])('go through %s', (code, why) => {
    const { escapes } = analyse({ kind: 'module', code: `var m = new webim.Msg(); ${code}` });
    expect(escapes('new webim.Msg()')).toEqual([why]);
  });
});

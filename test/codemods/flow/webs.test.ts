import { describe, expect, it } from 'vitest';
import { analyse } from './support.ts';

describe('a variable with several lives', () => {
  it('is a text before it is a message', () => {
    const { value } = analyse(
      `function send(msg, done) {
        var text = msg;
        if (msg.length < 1) return;
        var msg = new webim.Msg(s);
        if (text.match(/x/)) msg.addText(new webim.Msg.Elem.Text(text));
        webim.sendMsg(msg, function () { show(msg); });
      }`,
    );
    expect(value('send(‹msg›')).toBeUndefined();
    expect(value('text = ‹msg›')).toBeUndefined();
    expect(value('‹text›.match')).toBeUndefined();
    expect(value('var ‹msg›')?.type).toBe('Msg');
    expect(value('show(‹msg›')?.type).toBe('Msg');
  });

  it.each([
    ['one branch sets it', 'function f(m) { if (c) m = new webim.Msg(s); return ‹m›; }'],
    ['a loop comes back to it', 'function f(m) { for (;;) { var t = ‹m›; m = new webim.Msg(s); } }'],
    ['a closure runs later', 'function f(m) { later(function () { return ‹m›; }); m = new webim.Msg(s); }'],
    [
      'a closure in the assignment runs later',
      'function f(m) { m = make(function () { return ‹m›; }) || new webim.Msg(s); }',
    ],
    [
      'a function is hoisted',
      'function f(m) { m = "x"; m = new webim.Msg(s); function g() { return ‹m›; } }',
    ],
    ['a closure sets it', 'function f(m) { var g = () => { m = new webim.Msg(s); }; g(); return ‹m›; }'],
    [
      'a try block may end early',
      'function f(m) { try { m = new webim.Msg(s); m = g(); } catch (e) { return ‹m›; } }',
    ],
    ['it may be left as it is', 'function f(m) { m = m || new webim.Msg(s); return ‹m›; }'],
    ['a pattern sets it', 'function f(m, n) { n = new webim.Msg(s); [m, n] = [n, m]; return ‹m›; }'],
    ['arguments name it', 'function f(m) { m = new webim.Msg(s); return ‹m› || arguments[0]; }'],
  ])('is one where %s', (_, code) => {
    const { value } = analyse(code.replace(/[‹›]/g, ''));
    const at = code.indexOf('‹');
    const before = code.slice(0, at);
    const marked = `${before.slice(-12)}‹${code.slice(at + 1, code.indexOf('›'))}›`;
    expect(value(marked)?.type).toMatch(/^Msg/);
  });

  it.each([
    ['it is read first', 'function f(m) { var t = ‹m›; m = new webim.Msg(s); return t; }'],
    ['it is set anew', 'function f(m) { m = new webim.Msg(s); g(m); m = "x"; return ‹m›; }'],
    ['a closure is made after', 'function f() { var m = new webim.Msg(s); g(m); m = 1; later(() => ‹m›); }'],
    ['both branches set it', 'function f(m) { m = new webim.Msg(s); if (c) m = 1; else m = 2; return ‹m›; }'],
  ])('is another where %s', (_, code) => {
    const { value } = analyse(code.replace(/[‹›]/g, ''));
    const at = code.indexOf('‹');
    expect(value(`${code.slice(at - 8, at)}‹m›`)).toBeUndefined();
  });

  it('has all its mentions as references', () => {
    const { references } = analyse('function f(m) { g(m); m = new webim.Msg(s); return m; }');
    expect(references('f(‹m›')).toHaveLength(4);
  });

  it('does not take long in a long function', () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `if (a${i}) { x = x + ${i}; } else { x = f(x); }`);
    const start = performance.now();
    analyse(`function f(x) { ${lines.join('\n')} webim.sendMsg(x); }`);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

import { describe, expect, it } from 'vitest';
import { analyse } from './support.ts';

describe('definitionOf', () => {
  it('finds a function of another script', () => {
    const { definition } = analyse('webim.syncMsgs(onMsg);', 'function onMsg(list) {}');
    expect(definition('onMsg')).toBe('function onMsg(list) {}');
  });

  it('finds an object literal through a parameter', () => {
    const { definition } = analyse('function f(l) { webim.login(1, l); } f({ onMsgNotify: null });');
    expect(definition('login(1, ‹l›)')).toBe('{ onMsgNotify: null }');
  });

  it('finds a method', () => {
    const { definition } = analyse('var h = { onMsg: function () { return 1; } }; webim.syncMsgs(h.onMsg);');
    expect(definition('h.onMsg')).toBe('function () { return 1; }');
  });

  it('finds the only value of a variable', () => {
    expect(analyse('var size = 15; use(size);').definition('size', { nth: 1 })).toBe('15');
  });

  it('finds an exported function without its export', () => {
    const { definition } = analyse({ kind: 'module', code: 'export function f() {} webim.syncMsgs(f);' });
    expect(definition('syncMsgs(‹f›)')).toBe('function f() {}');
  });

  it('finds nothing when there are two', () => {
    const { definition } = analyse('var f = function () {}; f = function (x) {}; webim.syncMsgs(f);');
    expect(definition('syncMsgs(‹f›)')).toBeUndefined();
  });

  it('finds nothing when one of them is not in sight', () => {
    const { definition } = analyse('var go = function () {}; go = other(); webim.syncMsgs(go);');
    expect(definition('syncMsgs(‹go›)')).toBeUndefined();
  });
});

describe('referencesOf', () => {
  it('gathers mentions over all scripts of the page', () => {
    const { references } = analyse('var sess;', 'sess = 1; window.sess;', {
      kind: 'handler',
      code: 'use(sess)',
    });
    expect(references('sess')).toEqual([
      { file: 's0.js', at: 'sess', write: false },
      { file: 's1.js', at: 'sess', write: true },
      { file: 's1.js', at: 'sess', write: false },
      { file: 's2.js', at: 'sess', write: false },
    ]);
  });

  it('keeps a local name and those of modules apart', () => {
    const { references } = analyse('var sess = 1; function f(sess) { return sess; }', {
      kind: 'module',
      code: 'var sess = 2;',
    });
    expect(references('sess')).toHaveLength(1);
    expect(references('sess', { nth: 1 })).toHaveLength(2);
  });
});

describe('isNameFree', () => {
  it('looks at every script that shares the scope', () => {
    const { facts, units } = analyse('var a;', 'function f(tim) {}', {
      kind: 'module',
      code: 'var TIM = 1;',
    });
    const [first, , module] = units as [never, never, never];
    expect(facts.isNameFree(first, 'tim')).toBe(false);
    expect(facts.isNameFree(first, 'TIM')).toBe(true);
    expect(facts.isNameFree(module, 'tim')).toBe(true);
    expect(facts.isNameFree(module, 'TIM')).toBe(false);
  });

  it('does not mind properties', () => {
    const { facts, units } = analyse('o.tim = { tim: 1 }; window.room = 1;');
    expect(facts.isNameFree(units[0] as never, 'tim')).toBe(true);
    expect(facts.isNameFree(units[0] as never, 'room')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { Outside } from '../../../codemods/flow/outside.ts';
import { analyseIn } from './support.ts';

const MSG = 'new webim.Msg()';
const module = (code: string) => ({ kind: 'module' as const, code });
const escapes = (code: string, outside: Outside = {}, ...others: string[]) =>
  analyseIn(
    outside,
    module(code),
    ...others.map((other, i) => ({ ...module(other), file: `o${i}.js` })),
  ).escapes(MSG);

describe('a member that nobody gives', () => {
  it.each([
    ['a module without exports', `import old from './o0'; old.showMsg(${MSG});`],
    ['an object literal', `var old = { other: 1 }; old.showMsg(${MSG});`],
    ['a class without parents', `class A { f() { this.showMsg(${MSG}); } }`],
  ])('of %s takes nothing', (_, code) => {
    expect(escapes(code, {}, 'var x = 1;')).toEqual([]);
    expect(escapes(code, { mentions: () => true }, 'var x = 1;')).toHaveLength(1);
  });

  it.each([
    ['a field that is set', `var old = {}; old.showMsg = lib.show; old.showMsg(${MSG});`],
    ['an object with fields of unknown names', `var old = {}; old[key] = lib.show; old.showMsg(${MSG});`],
    ['a class with a parent', `class A extends B { f() { this.showMsg(${MSG}); } }`],
    ['an object from elsewhere', `import old from 'lib'; old.showMsg(${MSG});`],
    ['one of two objects', `var old = c ? {} : lib; old.showMsg(${MSG});`],
  ])('is not %s', (_, code) => expect(escapes(code)).toHaveLength(1));
});

describe('an unknown use', () => {
  it('of one field says nothing of the others', () => {
    const code =
      'Object.keys(o).forEach(k => { page[k] = o[k]; }); webim.setAutoRead(page.sess, true); page.data.x;';
    const { facts } = analyseIn({}, module(`var page = { data: {} }; ${code}`));
    expect(facts.sites.map(({ member }) => member)).toEqual(['setAutoRead']);
  });
});

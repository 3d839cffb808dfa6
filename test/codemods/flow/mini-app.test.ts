import { describe, expect, it } from 'vitest';
import { analyseIn } from './support.ts';

const MSG = 'new webim.Msg()';
const app = (page: string, options: string, mentions = (_: string) => false) =>
  analyseIn(
    { mentions },
    { file: 'mini/app.js', code: `App({ ${options} })` },
    { kind: 'module', file: 'mini/pages/chat.js', code: `const app = getApp(); ${page}` },
  );

describe('the application object of a mini program', () => {
  it('is what getApp gives', () => {
    const { value, escapes } = app(`app.show(${MSG});`, 'show(m) { return m.time; }');
    expect(value('‹m›.time')?.type).toBe('Msg');
    expect(escapes(MSG, { unit: 1 })).toEqual([]);
  });

  it('keeps values for the pages in sight', () => {
    const { value, escapes } = app(
      `app.globalData.last = ${MSG}; app.globalData.last.time;`,
      'globalData: {}',
    );
    expect(value('‹app.globalData.last›.time', { unit: 1 })?.type).toBe('Msg');
    expect(escapes(MSG, { unit: 1 })).toEqual([]);
  });

  it('gives them to pages out of sight that name them', () => {
    const { escapes } = app(`app.globalData.last = ${MSG};`, 'globalData: {}', (word) => word === 'last');
    expect(escapes(MSG, { unit: 1 })).toEqual(['kept in the application as last, which other files read']);
  });

  it('is another one in another program', () => {
    const { escapes } = analyseIn(
      {},
      { file: 'a/app.js', code: 'App({ show(m) { return m.time; } })' },
      { kind: 'module', file: 'b/chat.js', code: `const app = getApp(); app.show(${MSG});` },
    );
    expect(escapes(MSG, { unit: 1 })).toEqual(['passed to app.show, which is not in these files']);
  });
});

import { describe, expect, it } from 'vitest';
import { analyse } from './support.ts';

const SEND =
  'function send(m) { return new Promise(function (ok, no) { webim.sendMsg(m, function () { ok(m); }, no); }); }';

describe('promises', () => {
  it('give what they are resolved with, to await', () => {
    const { value } = analyse(
      `${SEND} async function say() { const sent = await send(new webim.Msg()); use(sent); }`,
    );
    expect(value('sent')?.type).toBe('Msg');
  });

  it('give it to then, and what then makes of it to the next', () => {
    const { value, sites } = analyse(
      `${SEND} send(new webim.Msg()).then(function (sent) { return sent.getSession(); }).then(function (session) { session.id(); });`,
    );
    expect(value('sent')?.type).toBe('Msg');
    expect(value('session')?.type).toBe('Session');
    expect(sites.filter((site) => /then/.test(site.split(' ')[1] ?? ''))).toEqual([]);
  });

  it('hand it through all, catch and finally', () => {
    const { value } = analyse(
      `${SEND} Promise.all([send(new webim.Msg())]).catch(log).finally(done).then(function (list) { list[0].getElems(); });`,
    );
    expect(value('list[0]')?.type).toBe('Msg');
  });

  it('join everything they are resolved with', () => {
    const { value } = analyse(
      `${SEND} async function say() { const made = new webim.Msg(); const sent = await send(made); use(sent, made); }`,
    );
    expect(value('sent')?.flow).toBe(value('made')?.flow);
  });

  it('stay legacy where the SDK resolves them itself', () => {
    const { escapes } = analyse(
      'function f(m) { return new Promise(function (ok) { m ? ok(m) : webim.sendMsg(m, ok); }); } f(new webim.Msg());',
    );
    expect(escapes('new webim.Msg()')).toContain('also resolved by the SDK itself');
  });

  it('give the legacy answer where the SDK resolves them', () => {
    const { value, escapes } = analyse(
      'async function f(o) { const page = await new Promise(function (ok, no) { webim.getC2CHistoryMsgs(o, ok, no); }); use(page); }',
    );
    expect(value('page')?.type).toBe('C2CHistoryResponse');
    expect(escapes('page')).toContain('also resolved by the SDK itself');
  });

  it('of another Promise are not looked into', () => {
    const { value } = analyse(
      '(function (Promise) { var p = new Promise(function (ok) { ok(new webim.Msg()); }); p.then(function (given) { use(given); }); })(Mine);',
    );
    expect(value('given')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { analyse } from './support.ts';

describe('sites', () => {
  it('reports a constant once, at its whole length', () => {
    expect(analyse('if (t == webim.SESSION_TYPE.C2C) go();').sites).toEqual([
      'constant SESSION_TYPE.C2C webim.SESSION_TYPE.C2C',
    ]);
  });

  it('reports a table of constants without the key it is read with', () => {
    expect(analyse('var pair = webim.Emotions[i][1];').sites).toEqual(['constant Emotions webim.Emotions']);
  });

  it('does not take a copy of a constant for the SDK', () => {
    const { sites, path } = analyse('var type = webim.SESSION_TYPE.C2C; show(type);');
    expect(sites).toEqual(['constant SESSION_TYPE.C2C webim.SESSION_TYPE.C2C']);
    expect(path('type', { nth: 1 })).toBeUndefined();
  });

  it('reports nested mentions each', () => {
    const { sites } = analyse("webim.logout(null, function (e) { webim.Log.warn('x' + e.ErrorInfo); });");
    expect(sites.map((site) => site.split(' ').slice(0, 2).join(' '))).toEqual([
      'api-call logout',
      'api-call Log.warn',
      'field LegacyError.ErrorInfo',
    ]);
  });

  it('reports members the SDK does not have as they are written', () => {
    expect(analyse("webim.log('x'); webim.Log.warm('y'); webim.SESSION_TYPE.ROOM;").sites).toEqual([
      "api-call log webim.log('x')",
      "api-call Log.warm webim.Log.warm('y')",
      'constant SESSION_TYPE.ROOM webim.SESSION_TYPE.ROOM',
    ]);
  });

  it('tells a function that is passed from one that is called', () => {
    expect(analyse('setTimeout(webim.logout, 10);').sites).toEqual(['reference logout webim.logout']);
  });

  it('reports constructors with the flow of what they make', () => {
    const { facts, sites, value } = analyse('var m = new webim.Msg(s, true);');
    expect(sites).toEqual(['constructor Msg new webim.Msg(s, true)']);
    expect(facts.sites[0]?.flow).toBe(value('m')?.flow);
  });

  it('names methods and bare properties as the dictionary does', () => {
    const { sites } = analyse('var m = new webim.Msg(); m.getElems(); m.fromAccount; m.sess.id();');
    expect(sites.slice(1)).toEqual([
      'method-call Msg.prototype.getElems m.getElems()',
      'field Msg.fromAccount m.fromAccount',
      'method-call Session.prototype.id m.sess.id()',
      'field Msg.sess m.sess',
    ]);
  });

  it('marks writes', () => {
    const { facts } = analyse('var m = new webim.Msg(); m.sending = 1; m.time++; show(m.time);');
    const written = facts.sites.map(({ member, write }) => [member, write === true]);
    expect(written.slice(1)).toEqual([
      ['Msg.sending', true],
      ['Msg.time', true],
      ['Msg.time', false],
    ]);
  });

  it('reports fields that are taken apart', () => {
    const { sites } = analyse({
      kind: 'module',
      code: 'webim.syncGroupMsgs(o, null, ({ ErrorInfo }) => ErrorInfo);',
    });
    expect(sites).toContain('field LegacyError.ErrorInfo ErrorInfo');
  });

  it('keeps apart what two answers share by inheritance', () => {
    const { sites } = analyse('webim.login(i, { onConnNotify: function (r) { r.ErrorCode; } });');
    expect(sites).toContain('field ConnectionNotice.ErrorCode r.ErrorCode');
  });

  it('leaves parentheses out of ranges', () => {
    const { sites } = analyse('var n = (webim.checkLogin());');
    expect(sites).toEqual(['api-call checkLogin webim.checkLogin()']);
  });

  it('maps handlers back to the attribute', () => {
    const { sites } = analyse({ kind: 'handler', code: "webim.logout(); return go(event, 'x');" });
    expect(sites).toEqual(['api-call logout webim.logout()']);
  });

  it('counts places in the lines of the page', async () => {
    const { analyseFlow } = await import('../../../codemods/flow/analyse.ts');
    const code = 'var im = webim;\nim.logout();';
    const text = `<p>\n<script>${code}</script>`;
    const unit = {
      id: 'p.html#0',
      file: 'p.html',
      kind: 'classic',
      language: 'js',
      code,
      offset: 12,
    } as const;
    const facts = analyseFlow([unit], { textOf: () => text });
    expect(facts.sites[1]?.evidence).toEqual([]);
    const flow = analyseFlow([{ ...unit, code: 'var m = new webim.Msg();', offset: 12 }], {
      textOf: () => text,
    }).flows[0];
    expect(flow?.evidence[0]).toMatchObject({ file: 'p.html', line: 2 });
  });
});

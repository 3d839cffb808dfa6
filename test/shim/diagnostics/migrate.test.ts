import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHIM_CODES } from '../../../dictionary/codes/shim.ts';
import { clearCalls } from '../../../shim/diagnostics/call-log.ts';
import type { MigrateEvent } from '../../../shim/diagnostics/migrate.ts';
import { emotionPictures } from '../../../shim/emotion/tables.ts';
import { makeWebim } from '../surface/make-webim.ts';

const HERE = 'migrate.test.ts';

beforeEach(clearCalls);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('webim.migrate.calls', () => {
  it('names the place of each call, counts, and says what replaces it', () => {
    const { webim } = makeWebim({ sendMsg: () => {} });
    for (let i = 0; i < 3; i++) webim.sendMsg(null);
    webim.sendMsg(null);
    const calls = webim.migrate.calls().filter((call) => call.member === 'sendMsg');
    expect(calls.map((call) => call.count)).toEqual([3, 1]);
    const [inLoop, after] = calls;
    expect(inLoop?.file).toContain(HERE);
    expect(after?.line).toBe((inLoop?.line as number) + 1);
    expect(inLoop?.column).toBeGreaterThan(0);
    expect(inLoop?.replacement).toBe('tim.sendMessage(message)');
    expect(inLoop?.docs).toBe('docs/en/coverage.md#sendmsg');
  });

  it('sees constructors, Tool, Log, MsgStore and aliases, from the place that used them', () => {
    const { webim } = makeWebim({ login: () => {} });
    new webim.Msg(new webim.Session('C2C', 'bob'), true).addText(new webim.Msg.Elem.Text('x'));
    webim.Tool.getStrBytes('x');
    webim.Log.setOn(true);
    webim.MsgStore.sessMap();
    webim.init();
    const calls = webim.migrate.calls();
    expect(calls.map((call) => call.member)).toEqual([
      'Session',
      'Msg',
      'Msg.Elem.Text',
      'Msg.prototype.addText',
      'Tool.getStrBytes',
      'Log.setOn',
      'MsgStore.sessMap',
      'login',
    ]);
    for (const call of calls) expect(call.file).toContain(HERE);
  });

  it('sees methods of messages, sessions and elements, once each, with what replaces them', () => {
    const { webim } = makeWebim();
    const { Elem } = webim.Msg;
    const session = new webim.Session('GROUP', 'g');
    const msg = new webim.Msg(session, true);
    msg.addImage(new Elem.Images('u'));
    clearCalls();
    msg.getSession().type();
    msg.addText(new Elem.Text('x'));
    msg.toHtml();
    msg.getElems()[1].getContent().getText();
    const calls = webim.migrate.calls();
    expect(calls.map((call) => call.member)).toEqual([
      'Msg.prototype.getSession',
      'Session.prototype.type',
      'Msg.Elem.Text',
      'Msg.prototype.addText',
      'Msg.prototype.toHtml',
      'Msg.prototype.getElems',
      'Msg.Elem.prototype.getContent',
      'Msg.Elem.Text.prototype.getText',
    ]);
    for (const call of calls) {
      expect(call.file).toContain(HERE);
      expect(call.replacement).not.toBe('');
    }
  });

  it('leaves scripts out that the page ignores, by option and later', () => {
    const { webim } = makeWebim();
    webim.Tool.trimStr('x');
    expect(webim.migrate.calls()).toHaveLength(1);
    const events: MigrateEvent[] = [];
    webim.migrate.configure({ ignore: ['no-such-file'] });
    expect(webim.migrate.calls()).toHaveLength(1);
    webim.migrate.ignore(HERE);
    const off = webim.migrate.on((event) => events.push(event));
    webim.Tool.trimStr('x');
    off();
    expect([webim.migrate.calls().length, webim.migrate.export().calls.length, events.length]).toEqual([
      0, 0, 0,
    ]);
  });

  it('reports what ran, or that all is clean', () => {
    const said = vi.spyOn(console, 'info').mockImplementation(() => {});
    const { webim } = makeWebim();
    expect(webim.migrate.report()).toContain(SHIM_CODES['all-clean'].message.en);
    webim.Tool.trimStr('x');
    expect(webim.migrate.report()).toMatch(/^1 x webim\.Tool\.trimStr .*migrate\.test\.ts:\d+:\d+ -> String/);
    expect(said).toHaveBeenCalledTimes(2);
  });

  it('does not count what the shim itself creates', async () => {
    const { Msg } = await import('../../../shim/messages/msg.ts');
    const { Session } = await import('../../../shim/messages/session.ts');
    const { webim } = makeWebim();
    new Msg(new Session('C2C', 'bob'));
    expect(webim.migrate.calls()).toEqual([]);
  });

  it('gives plain data: changing it changes nothing, and it becomes JSON', () => {
    const { webim } = makeWebim();
    webim.Tool.trimStr('x');
    webim.migrate.calls().length = 0;
    expect(webim.migrate.calls()).toHaveLength(1);
    const exported = webim.migrate.export();
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
    expect(exported.calls).toEqual([...webim.migrate.calls()]);
  });
});

describe('webim.migrate.on', () => {
  it('tells calls and warnings until it is taken back', () => {
    const { webim, sink } = makeWebim();
    const events: MigrateEvent[] = [];
    const off = webim.migrate.on((event) => events.push(event));
    webim.Tool.trimStr('x');
    sink.warn('test-environment');
    off();
    webim.Tool.trimStr('x');
    sink.warn('loaded-twice');
    expect(events.map((event) => event.type)).toEqual(['call', 'warning']);
    expect(events[0]).toMatchObject({ call: { member: 'Tool.trimStr', count: 1 } });
    expect(events[1]).toMatchObject({ warning: { code: 'test-environment' } });
  });

  it('keeps the call alive when a listener throws, and the error visible', () => {
    vi.useFakeTimers();
    const { webim } = makeWebim();
    const off = webim.migrate.on(() => {
      throw new Error('listener broke');
    });
    expect(webim.Tool.trimStr(' x ')).toBe('x');
    expect(() => vi.runAllTimers()).toThrow('listener broke');
    off();
    vi.useRealTimers();
  });
});

describe('warnings', () => {
  it('come once for a call that is answered with a difference, as information', () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    const { webim, setState } = makeWebim(
      { getPendency: () => {}, getRoleInGroup: () => {} },
      { mute: false },
    );
    webim.getPendency({});
    setState('ready');
    for (let i = 0; i < 3; i++) webim.getPendency({});
    webim.getRoleInGroup({});
    expect(webim.migrate.warnings()).toMatchObject([
      {
        code: 'approximated-call',
        count: 3,
        advice: expect.stringContaining('docs/en/coverage.md#getpendency'),
      },
    ]);
    expect(info).toHaveBeenCalledTimes(1);
  });

  it('speak once per distinct problem and count the rest', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { sink, webim } = makeWebim({}, { mute: false });
    sink.warn('anonymous-call', { member: 'sendMsg' });
    sink.warn('anonymous-call', { member: 'sendMsg' });
    sink.warn('anonymous-call', { member: 'getGroupInfo' });
    expect(warn).toHaveBeenCalledTimes(2);
    const [text] = warn.mock.calls[0] as [string];
    expect(text).toContain('anonymous-call');
    expect(text).toContain('webim.sendMsg');
    expect(text).toContain('docs/en/codes/anonymous-call.md');
    expect(webim.migrate.warnings().map((warning) => warning.count)).toEqual([2, 1]);
  });

  it('are bilingual', () => {
    const { sink, webim } = makeWebim({}, { lang: 'zh' });
    sink.warn('anonymous-call', { member: 'sendMsg' });
    expect(webim.migrate.warnings()[0]?.message).toBe(
      SHIM_CODES['anonymous-call'].message.zh.replace('{member}', 'sendMsg'),
    );
  });

  it('can be muted by code, by list and altogether; listeners still hear', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { sink, webim } = makeWebim({}, { mute: ['loaded-twice'] });
    const heard: string[] = [];
    const off = webim.migrate.on((event) => {
      if (event.type === 'warning') heard.push(event.warning.code);
    });
    webim.migrate.mute('test-environment');
    sink.warn('test-environment');
    sink.warn('loaded-twice');
    expect(warn).not.toHaveBeenCalled();
    sink.warn('login-timeout', { seconds: 5 });
    expect(warn).toHaveBeenCalledTimes(1);
    webim.migrate.mute();
    sink.warn('bad-answer', { reason: 'x' });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(heard).toEqual(['test-environment', 'loaded-twice', 'login-timeout', 'bad-answer']);
    off();
  });

  it('come for calls that an anonymous viewer cannot make', () => {
    const { webim, setState } = makeWebim({ sendMsg: () => {}, applyJoinBigGroup: () => {} });
    const errors: number[] = [];
    const cbErr = (error: { ErrorCode: number }) => errors.push(error.ErrorCode);
    webim.sendMsg(null, null, cbErr);
    expect(webim.migrate.warnings()).toEqual([]);
    setState('anonymous');
    webim.sendMsg(null, null, cbErr);
    webim.applyJoinBigGroup({}, null, cbErr);
    expect(errors).toEqual([-4, -4]);
    expect(webim.migrate.warnings().map((warning) => [warning.code, warning.message])).toEqual([
      ['anonymous-call', SHIM_CODES['anonymous-call'].message.en.replace('{member}', 'sendMsg')],
    ]);
  });

  it('do not pile up without end', () => {
    const { webim, sink } = makeWebim();
    for (let i = 0; i < 1500; i++) sink.warn('element-unsupported', { type: `T${i}` });
    expect(webim.migrate.warnings()).toHaveLength(1000);
  });

  it('come for calls nobody implements, with the replacement', () => {
    const { webim, setState } = makeWebim();
    setState('ready');
    webim.createGroup({});
    webim.sendCustomGroupNotify({});
    expect(webim.migrate.warnings().map((warning) => warning.code)).toEqual([
      'not-in-this-version',
      'impossible-custom-group-notify',
    ]);
    expect(webim.migrate.warnings()[0]?.advice).toContain('tim.createGroup');
  });
});

describe('webim.migrate.configure', () => {
  it('says what comes too late for the instance, and only that', () => {
    const { webim } = makeWebim({}, { proxyServer: 'ws://a' });
    webim.migrate.configure({ proxyServer: 'ws://b' });
    webim.migrate.attach({});
    webim.migrate.configure({ proxyServer: 'ws://b', lang: 'en', emotions: 'none', mute: true });
    expect(webim.migrate.warnings()).toEqual([]);
    webim.migrate.configure({ proxyServer: 'ws://c' });
    expect(webim.migrate.warnings()).toMatchObject([
      { code: 'configured-too-late', message: expect.stringContaining('proxyServer') },
    ]);
  });

  it('says which options nobody knows, and hands them on', () => {
    const { webim, sink } = makeWebim({}, { scene: 'x', fileUploadProxy: 'y' });
    webim.migrate.configure({ emotion: '1.7.0', composite: 'split' });
    expect(webim.migrate.warnings()).toMatchObject([
      { code: 'unknown-option', message: expect.stringContaining('emotion') },
    ]);
    expect(sink.options.emotion).toBe('1.7.0');
  });

  it('keeps what was given before and hands it to the native side', () => {
    const { webim, sink } = makeWebim({}, { proxyServer: 'ws://a', oversea: true });
    webim.migrate.configure({ proxyServer: 'ws://b', lang: undefined });
    expect(sink.options).toMatchObject({ proxyServer: 'ws://b', oversea: true, lang: 'en' });
  });

  it('fills and empties the live emotion table', () => {
    const { webim } = makeWebim();
    const table = webim.Emotions;
    webim.migrate.configure({ emotions: { 14: ['[微笑]', 'smile.png'] } });
    expect(webim.Emotions).toBe(table);
    expect(new webim.Msg.Elem.Face(14, '[微笑]').toHtml()).toBe("<img src='smile.png'/>");
    webim.migrate.configure({ emotions: 'none' });
    expect(emotionPictures).toEqual({});
    expect(new webim.Msg.Elem.Face(14, '[微笑]').toHtml()).toBe('[微笑]');
  });
});

describe('webim.migrate.tim and attach', () => {
  it('are those of the native side', () => {
    const { webim } = makeWebim();
    expect(webim.migrate.tim).toBeNull();
    const tim = {};
    webim.migrate.attach(tim);
    expect(webim.migrate.tim).toBe(tim);
  });
});

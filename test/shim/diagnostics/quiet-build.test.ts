import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// The minified build replaces the flag by false; a global of that name does the same before the modules load.
beforeEach(() => {
  vi.stubGlobal('__DIAGNOSTICS__', false);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('the quiet build', () => {
  it('records nothing and says so, and keeps the surface', async () => {
    const { makeWebim } = await import('../surface/make-webim.ts');
    const { webim } = makeWebim();
    expect(new webim.Msg(new webim.Session('C2C', 'bob')).constructor).toBe(webim.Msg);
    expect(webim.Tool.trimStr(' x ')).toBe('x');
    expect(webim.login).toHaveLength(5);
    const calls = webim.migrate.calls();
    expect(calls).toHaveLength(0);
    expect(calls.note).toContain('webim.js');
    expect(webim.migrate.export().note).toBe(calls.note);
  });

  it('does not print, but tells listeners', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { makeWebim } = await import('../surface/make-webim.ts');
    const { webim, sink } = makeWebim({}, { mute: false });
    const heard: unknown[] = [];
    webim.migrate.on((event) => heard.push(event));
    sink.warn('test-environment');
    expect(warn).not.toHaveBeenCalled();
    expect(heard).toHaveLength(1);
    warn.mockRestore();
  });

  it('still answers calls nobody implements, with the code to look up', async () => {
    const { makeWebim } = await import('../surface/make-webim.ts');
    const { webim, setState } = makeWebim();
    setState('ready');
    const error = await new Promise<{ ErrorInfo: string }>((resolve) => webim.createGroup({}, null, resolve));
    expect(error.ErrorInfo).toBe('webim.createGroup: not-in-this-version[-90002]');
  });
});

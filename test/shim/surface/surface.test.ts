import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../dictionary/calls.ts';
import { CLIENT_ERROR } from '../../../dictionary/errors.ts';
import { MAPPINGS } from '../../../dictionary/mapping.ts';
import { MEMBERS } from '../../../dictionary/members.ts';
import { makeWebim } from './make-webim.ts';

type Anything = Record<string, unknown>;

function resolve(root: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Anything)?.[key], root);
}

describe('the legacy surface', () => {
  const { webim } = makeWebim();

  it('counts 223 members in the dictionary', () => {
    expect(MEMBERS).toHaveLength(223);
  });

  it.each(MEMBERS.map((member) => [member.path, member] as const))('has %s', (path, member) => {
    const value = resolve(webim, path);
    switch (member.kind) {
      case 'function':
      case 'method':
      case 'class':
        expect(value).toBeTypeOf('function');
        expect((value as { length: number }).length).toBe(member.arity);
        break;
      case 'constant':
        expect(value).toEqual(member.value);
        break;
      case 'object':
        expect(value).toBeTypeOf('object');
        for (const name of member.members ?? []) expect(value).toHaveProperty(name);
        break;
      case 'alias':
        expect(value).toBe(resolve(webim, member.aliasOf as string));
        break;
    }
    for (const alias of member.aliases ?? []) expect(resolve(webim, alias)).toBe(value);
  });

  it('has nothing beyond the dictionary but the hidden migrate handle', () => {
    const known = new Set(MEMBERS.map((member) => member.path.split('.')[0]));
    expect(Object.keys(webim).filter((name) => !known.has(name))).toEqual([]);
    expect(webim.migrate.version).toBeTypeOf('string');
  });

  it('keeps class identity between what applications and what the SDK create', () => {
    const session = new webim.Session('GROUP', 'g');
    const message = new webim.Msg(session, true);
    expect(session).toBeInstanceOf(webim.Session);
    expect(message.constructor).toBe(webim.Msg);
    expect(new webim.Msg.Elem.Text('x')).toBeInstanceOf(webim.Msg.Elem.Text);
    expect(new webim.Msg.Elem.Images.Image(1, 2, 3, 4, 'u')).toBeInstanceOf(webim.Msg.Elem.Images.Image);
    expect(Object.keys(webim.Msg.Elem.Text.prototype)).toEqual(['getText', 'toHtml']);
  });
});

describe('calls nobody implements', () => {
  const calls = MEMBERS.filter((member) => member.kind === 'function' && !member.path.includes('.'));
  const silent = ['setAutoRead', 'handleApplyJoinGroup', 'setJsonpLastRspData', 'onDownFile', 'checkLogin'];
  const answering = calls.filter((member) => !silent.includes(member.path));

  it.each(answering.map((member) => [member.path, member] as const))(
    '%s answers cbErr',
    async (path, member) => {
      const { webim, setState } = makeWebim();
      setState('ready');
      const errors: Anything[] = [];
      const args = (member.params ?? []).map((param) => {
        if (param === 'cbErr?') return (error: Anything) => errors.push(error);
        if (param === 'cbOk?') return () => expect.unreachable('cbOk must not run');
        return { Peer_Account: 'peer', ReqMsgSeq: 1, To_Account: ['peer'] };
      });
      expect((webim[path] as (...all: unknown[]) => unknown)(...args)).toBeUndefined();
      expect(errors).toEqual([]);
      await new Promise((done) => setTimeout(done, 5));
      expect(errors).toHaveLength(1);
      expect([-90001, -90002]).toContain(errors[0]?.ErrorCode);
      expect(errors[0]?.ActionStatus).toBe('FAIL');
      expect(errors[0]?.SrcErrorInfo).toMatch(/\w{3}/);
      expect(errors[0]?.ErrorInfo).toBe(`${errors[0]?.SrcErrorInfo}[${errors[0]?.ErrorCode}]`);
      expect(errors[0]?.SrcErrorInfo).not.toMatch(/\{\w+\}/);
    },
  );

  it('says nothing and does not throw without callbacks', () => {
    const { webim, setState } = makeWebim();
    setState('ready');
    for (const member of answering) {
      expect(() => webim[member.path]({ Peer_Account: 'p', ReqMsgSeq: 1, To_Account: [] })).not.toThrow();
    }
  });
});

describe('the login check', () => {
  const guarded = MEMBERS.filter(
    (member) => member.kind === 'function' && member.needsLogin && member.path !== 'setAutoRead',
  );

  it.each(guarded.map((member) => [member.path, member] as const))('guards %s', (path, member) => {
    let ran = 0;
    const { webim, setState } = makeWebim({
      [path]: () => {
        ran += 1;
      },
    });
    const errors: number[] = [];
    const call = () => {
      const args = (member.params ?? []).map((param) =>
        param === 'cbErr?'
          ? (error: { ErrorCode: number }) => errors.push(error.ErrorCode)
          : { Peer_Account: 'p', ReqMsgSeq: 1 },
      );
      webim[path](...args);
    };
    call();
    setState('anonymous');
    call();
    expect(errors).toEqual([-4, -4]);
    setState('pending');
    call();
    expect(errors).toEqual([-4, -4, -5]);
    expect(ran).toBe(0);
    setState('ready');
    call();
    expect(ran).toBe(1);
    expect(errors).toHaveLength(3);
  });

  it('is what checkLogin answers', () => {
    const { webim, setState } = makeWebim();
    const errors: number[] = [];
    const cbErr = (error: { ErrorCode: number }) => errors.push(error.ErrorCode);
    expect(webim.checkLogin(cbErr)).toBe(false);
    expect(webim.checkLogin(null, true)).toBe(false);
    expect(errors).toEqual([]);
    expect(webim.checkLogin(cbErr, true)).toBe(false);
    expect(errors).toEqual([-4]);
    setState('anonymous');
    expect(webim.checkLogin(cbErr)).toBe(false);
    setState('ready');
    expect(webim.checkLogin(cbErr, true)).toBe(true);
    expect(errors).toEqual([-4]);
  });

  it('comes after the local checks of history', () => {
    const { webim } = makeWebim();
    const codes: number[] = [];
    const cbErr = (error: { ErrorCode: number }) => codes.push(error.ErrorCode);
    webim.getC2CHistoryMsgs({}, null, cbErr);
    webim.getC2CHistoryMsgs({ Peer_Account: 'p', MaxCnt: -1 }, null, cbErr);
    webim.getC2CHistoryMsgs({ Peer_Account: 'p', MaxCnt: 16 }, null, cbErr);
    webim.syncGroupMsgs({ ReqMsgSeq: 0 }, null, cbErr);
    expect(codes).toEqual([-13, -14, -15, -16]);
    expect(() => webim.getC2CHistoryMsgs()).toThrow(TypeError);
  });
});

describe('capabilities', () => {
  it('get the arguments and this, and only checkLogin returns', () => {
    const seen: unknown[] = [];
    const { webim } = makeWebim({
      login: function (this: unknown, ...args: unknown[]) {
        seen.push(this, args);
        return 'x';
      },
    });
    expect(webim.login(1, 2, 3)).toBeUndefined();
    expect(seen).toEqual([webim, [1, 2, 3]]);
  });

  it('count when they are added to the record later', () => {
    const capabilities: Record<string, () => void> = {};
    const { webim } = makeWebim(capabilities);
    let ran = false;
    capabilities.logout = () => {
      ran = true;
    };
    webim.logout();
    expect(ran).toBe(true);
  });
});

describe('what v2 cannot do', () => {
  const isCall = (path: string) =>
    MEMBERS.some((member) => member.path === path && member.kind === 'function');
  const impossible = MAPPINGS.filter((row) => row.status === 'impossible')
    .flatMap((row) => row.covers)
    .filter((path) => isCall(path));

  it('is answered as impossible, everything else as not built yet', async () => {
    const { webim, setState } = makeWebim();
    setState('ready');
    const answered: string[] = [];
    for (const [path, signature] of Object.entries(CALLS)) {
      const args = signature.params.map((param) =>
        param === 'cbErr?'
          ? (error: { ErrorCode: number }) => {
              if (error.ErrorCode === CLIENT_ERROR.IMPOSSIBLE) answered.push(path);
            }
          : { Peer_Account: 'p', ReqMsgSeq: 1 },
      );
      if (path !== 'setAutoRead') webim[path](...args);
    }
    await new Promise((done) => setTimeout(done, 10));
    expect(answered.sort()).toEqual(impossible.sort());
    expect(impossible.length).toBeGreaterThan(0);
  });
});

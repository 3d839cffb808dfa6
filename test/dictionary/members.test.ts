import { describe, expect, it } from 'vitest';
import { CALLS, errorCallbackIndex } from '../../dictionary/calls.ts';
import { EMOTION_NAMES } from '../../dictionary/emotions.ts';
import * as ENUMS from '../../dictionary/enums.ts';
import { findMember, resolveAlias } from '../../dictionary/index.ts';
import { CAPABILITIES } from '../../dictionary/member.ts';
import { MEMBERS } from '../../dictionary/members.ts';
import { METHOD_REPLACEMENT, REPLACEMENT } from '../../dictionary/replacements.ts';
import recording from '../../fixtures/traces/members.json' with { type: 'json' };

/** What walking the real webim.js 1.7.3 found: every member with its kind, arity, value and identity. */
interface Recorded {
  kind: 'function' | 'class' | 'method' | 'object' | 'value';
  arity?: number;
  value?: unknown;
  sameAs?: string;
}

// What JSON modules infer is a union of every member's own shape.
const recorded = recording.members as unknown as Record<string, Recorded>;

describe('the members', () => {
  it('are those of the real script, each once', () => {
    expect(MEMBERS.map((member) => member.path).sort()).toEqual(Object.keys(recorded).sort());
    expect(MEMBERS).toHaveLength(223);
  });

  it.each(MEMBERS.map((member) => [member.path, member] as const))(
    '%s agrees with the recording',
    (path, member) => {
      const real = recorded[path];
      expect(real).toBeDefined();
      if (member.arity !== undefined) expect(member.arity).toBe(real?.arity);
      else expect(real?.arity).toBeUndefined();
      if (member.params) expect(member.params).toHaveLength(real?.arity ?? -1);
      if (member.aliasOf) expect(findMember(member.aliasOf)).toBeDefined();
      if (member.kind === 'function' || member.kind === 'method' || member.kind === 'class') {
        expect(real?.kind).toBe(member.kind);
      }
      if (member.kind === 'constant') expect(real).toEqual({ kind: 'value', value: member.value });
    },
  );

  it('know their aliases both ways', () => {
    const aliases = MEMBERS.filter((member) => member.kind === 'alias');
    expect(aliases).toHaveLength(6);
    for (const alias of aliases) {
      const target = findMember(alias.aliasOf ?? '');
      expect(target?.aliases).toContain(alias.path);
      expect(resolveAlias(alias.path)).toBe(alias.aliasOf);
      // The real script has one function or object under both names; which is met first does not matter.
      const same = recorded[alias.path]?.sameAs ?? recorded[alias.aliasOf ?? '']?.sameAs;
      expect([alias.path, alias.aliasOf]).toContain(same);
    }
    for (const member of MEMBERS) {
      for (const alias of member.aliases ?? []) expect(findMember(alias)?.aliasOf).toBe(member.path);
    }
  });

  it('have a capability and a replacement', () => {
    for (const member of MEMBERS) {
      expect(CAPABILITIES).toContain(member.capability);
      expect(member.replacement, member.path).not.toBe('');
    }
    const paths = MEMBERS.map((member) => member.path).sort();
    expect([...Object.keys(REPLACEMENT), ...Object.keys(METHOD_REPLACEMENT)].sort()).toEqual(paths);
  });

  it('name what is under the objects', () => {
    for (const member of MEMBERS.filter((each) => each.members)) {
      const under = MEMBERS.filter((each) => each.path.startsWith(`${member.path}.`)).map(
        (each) => each.path,
      );
      expect(under.sort()).toEqual(member.members?.map((name) => `${member.path}.${name}`).sort());
    }
  });

  it('list the option fields of every function that takes options', () => {
    for (const member of MEMBERS.filter((each) => each.kind === 'function')) {
      const takesOptions = member.params?.[0] === 'options';
      if (takesOptions) expect(Object.keys(member.options ?? {}), member.path).not.toHaveLength(0);
      else if (member.options) expect(member.params?.[0], member.path).toBe('options?');
    }
  });
});

describe('the call signatures', () => {
  it('are those of all functions directly under the global', () => {
    const functions = MEMBERS.filter((member) => member.kind === 'function' && !member.path.includes('.'));
    expect(Object.keys(CALLS).sort()).toEqual(functions.map((member) => member.path).sort());
  });

  it('end with the callbacks where there are any', () => {
    for (const [name, signature] of Object.entries(CALLS)) {
      const at = errorCallbackIndex(signature);
      if (name === 'checkLogin') expect(at).toBe(0);
      else if (at >= 0) expect(signature.params.slice(-2), name).toEqual(['cbOk?', 'cbErr?']);
      else expect(['setAutoRead', 'setJsonpLastRspData', 'onDownFile']).toContain(name);
    }
  });
});

describe('the constants', () => {
  it('have the values of the real script and all of them are here', () => {
    const constants = Object.entries(recorded).filter(
      ([path, real]) => real.kind === 'value' && /^[A-Z0-9_]+$/.test(path) && path !== 'BROWSER_INFO',
    );
    expect(constants).toHaveLength(15);
    const ours = new Map<string, unknown>(Object.entries(ENUMS));
    for (const [path, real] of constants) expect(ours.get(path), path).toEqual(real.value);
  });

  it('have the emotions in their order', () => {
    const original = recorded.EmotionDataIndexs?.value ?? recorded.EmotionPicDataIndex?.value;
    expect(Object.fromEntries(EMOTION_NAMES.map((name, position) => [name, position]))).toEqual(original);
  });
});

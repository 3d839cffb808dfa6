import { expect, test } from 'vitest';
import { normaliseBody, normaliseText } from './normalise.ts';
import { compareTraces, judge, type Trace, type TraceStep } from './trace.ts';

const step = (name: string, part: Partial<TraceStep> = {}): TraceStep => ({
  name,
  page: {},
  backend: [],
  outside: [],
  ...part,
});
const trace = (...steps: TraceStep[]): Trace => ({ steps, pageErrors: [] });

test('a difference is reported once, in the step it arises in', () => {
  const one = trace(
    step('a', { page: { rows: ['x'] } }),
    step('b', { page: { rows: ['x', 'y'] } }),
    step('c', { page: { rows: ['x', 'y', 'z'] } }),
  );
  const two = trace(
    step('a', { page: { rows: ['x'] } }),
    step('b', { page: { rows: ['x', 'Y'] } }),
    step('c', { page: { rows: ['x', 'Y', 'z'] } }),
  );
  expect(compareTraces(one, two)).toEqual([
    { step: 'b', where: 'page.rows', legacy: { added: ['y'] }, migrated: { added: ['Y'] } },
  ]);
});

test('a change that only one page makes is a difference, also when it changes back', () => {
  const one = trace(
    step('a', { page: { t: '1' } }),
    step('b', { page: { t: '2' } }),
    step('c', { page: { t: '1' } }),
  );
  const two = trace(
    step('a', { page: { t: '1' } }),
    step('b', { page: { t: '1' } }),
    step('c', { page: { t: '1' } }),
  );
  expect(compareTraces(one, two).map((difference) => difference.step)).toEqual(['b', 'c']);
});

test('requests are compared by command, key order aside; a missing, extra or repeated one is a difference', () => {
  const call = (command: string, body: unknown) => ({ command, body });
  const a = call('s.a', { x: 1, y: 2 });
  const b = call('s.b', {});
  const one = (...backend: TraceStep['backend']) => trace(step('a', { backend }));
  expect(compareTraces(one(a, b), one(b, call('s.a', { y: 2, x: 1 })))).toEqual([]);
  for (const other of [
    one(a),
    one(a, b, b),
    one(a, b, call('s.c', {})),
    one(call('s.a', { x: 2, y: 2 }), b),
  ]) {
    expect(compareTraces(one(a, b), other)).toHaveLength(1);
  }
});

test('an allowance covers its step and place only, and has to be needed', () => {
  const differences = compareTraces(
    trace(step('a', { page: { t: '1', u: '1' } })),
    trace(step('a', { page: { t: '2', u: '2' } })),
  );
  const { unexpected, stale } = judge(differences, [
    { step: 'a', where: 'page.t', why: '' },
    { step: 'b', where: 'page.u', why: '' },
  ]);
  expect(unexpected.map((difference) => difference.where)).toEqual(['page.u']);
  expect(stale.map((rule) => rule.step)).toEqual(['b']);
});

test('only clock times of this run and volatile fields are replaced; their absence still shows', () => {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  const shown = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())} ${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}`;
  expect(normaliseText(`${shown} and 2026-01-15 10:00:00`, now)).toBe('<now> and 2026-01-15 10:00:00');
  expect(normaliseBody({ MsgRandom: 5, GroupId: 7, MsgSeq: 0, deep: [{ Random: 1, Text: 'x' }] })).toEqual({
    MsgRandom: '<MsgRandom>',
    GroupId: 7,
    MsgSeq: 0,
    deep: [{ Random: '<Random>', Text: 'x' }],
  });
});

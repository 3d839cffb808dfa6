import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObservedCall } from '../../../../codemods/report/ledger.ts';
import { withObserved } from '../../../../codemods/report/observed/match.ts';
import { neverSeen, rankedOpenItems } from '../../../../codemods/report/observed/ranking.ts';
import { finding, ledgerWith } from '../ledgers.ts';

const call = (member: string, file: string, line: number, count = 1, column = 1): ObservedCall => ({
  member,
  file: `http://h/${file}`,
  line,
  column,
  count,
});
const observe = (ledger: ReturnType<typeof ledgerWith>, ...calls: ObservedCall[]) =>
  withObserved(ledger, [{ page: 'http://h/', calls }]);
const states = (ledger: ReturnType<typeof ledgerWith>) =>
  ledger.findings.map(({ observed }) => observed && `${observed.status} ${observed.calls}`);

describe('observed calls', () => {
  it('count at their place, over all exports', () => {
    const ledger = ledgerWith([finding({ line: 3 }), finding({ line: 9, member: 'logout' })]);
    const page = { page: 'http://h/', calls: [call('login', 'a.js', 3, 2)] };
    const result = withObserved(ledger, [page, page]);
    expect(states(result)).toEqual(['seen 4', 'never 0']);
    expect(result.observed).toEqual({
      exports: 2,
      pages: ['http://h/'],
      calls: 4,
      placed: 4,
      sites: { seen: 1, never: 1, uncertain: 0 },
      elsewhere: [],
    });
  });

  it('know a member by its other name', () => {
    expect(states(observe(ledgerWith([finding({ member: 'login' })]), call('init', 'a.js', 1)))).toEqual([
      'seen 1',
    ]);
  });

  it('belong to the innermost call around their line, and to the one before their column', () => {
    const outer = finding({ line: 1, endLine: 9, member: 'sendMsg' });
    const inner = finding({ line: 4, endLine: 6, member: 'sendMsg' });
    expect(states(observe(ledgerWith([outer, inner]), call('sendMsg', 'a.js', 5)))).toEqual([
      'never 0',
      'seen 1',
    ]);
    expect(states(observe(ledgerWith([outer, inner]), call('sendMsg', 'a.js', 2)))).toEqual([
      'seen 1',
      'never 0',
    ]);
    const twice = ledgerWith([finding({ column: 1 }), finding({ column: 20 })]);
    expect(states(observe(twice, call('login', 'a.js', 1, 1, 26)))).toEqual(['never 0', 'seen 1']);
    expect(states(observe(twice, call('login', 'a.js', 1, 1, 7)))).toEqual(['seen 1', 'never 0']);
  });

  it('follow a place that moved a little, when there is only one it can be', () => {
    expect(states(observe(ledgerWith([finding({ line: 10 })]), call('login', 'a.js', 12)))).toEqual([
      'seen 1',
    ]);
    expect(states(observe(ledgerWith([finding({ line: 10 })]), call('login', 'a.js', 20)))).toEqual([
      'uncertain 0',
    ]);
    const two = ledgerWith([finding({ line: 10 }), finding({ line: 13 })]);
    expect(states(observe(two, call('login', 'a.js', 12)))).toEqual(['uncertain 0', 'uncertain 0']);
  });

  it('of a bundle make the places of that member uncertain, not dead', () => {
    const ledger = ledgerWith([finding(), finding({ line: 2, member: 'logout' })]);
    const result = observe(ledger, call('login', 'app.min.js', 1, 7, 90_000));
    expect(states(result)).toEqual(['uncertain 0', 'never 0']);
    expect(result.observed?.elsewhere.map(({ count }) => count)).toEqual([7]);
  });

  it('say nothing of what the shim does not record', () => {
    const silent = [
      finding({ kind: 'constant', member: 'SESSION_TYPE.C2C' }),
      finding({ kind: 'field', member: 'LegacyError.ErrorInfo' }),
      finding({ kind: 'comment', member: '', bucket: 'foreign', code: 'comment' }),
      finding({ kind: 'api-call', member: 'nonsense', code: 'unknown-member' }),
    ];
    expect(states(observe(ledgerWith(silent)))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('rank what is left: what runs most, what may run, what nobody knows, what was never seen', () => {
    const code = 'escapes';
    const ledger = ledgerWith([
      finding({ line: 1, code, member: 'logout' }),
      finding({ line: 2, code, kind: 'field', member: 'LegacyError.ErrorInfo' }),
      finding({ line: 3, code, member: 'sendMsg' }),
      finding({ line: 4, code }),
      finding({ line: 5, code, member: 'getGroupInfo' }),
      finding({ line: 6, member: 'createGroup' }),
    ]);
    const result = observe(
      ledger,
      call('login', 'a.js', 4),
      call('getGroupInfo', 'a.js', 5, 9),
      call('sendMsg', 'bundle.js', 1),
    );
    expect(rankedOpenItems(result.findings).map(({ line }) => line)).toEqual([5, 4, 3, 2, 1]);
    expect(neverSeen(result.findings).map(({ line }) => line)).toEqual([1, 6]);
  });

  it('are never lost and never counted twice', () => {
    const member = fc.constantFrom('login', 'logout', 'sendMsg', '__proto__', 'constructor');
    const file = fc.constantFrom('a.js', 'b/a.js', '__proto__', 'x');
    const place = fc.record({
      member,
      file,
      line: fc.integer({ min: 1, max: 12 }),
      count: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(place), fc.array(place), (sites, calls) => {
        const result = observe(
          ledgerWith(sites.map(({ member, file, line }) => finding({ member, file, line }))),
          ...calls.map(({ member, file, line, count }) => call(member, file, line, count)),
        );
        const placed = result.findings.reduce((sum, each) => sum + (each.observed?.calls ?? 0), 0);
        const elsewhere = result.observed?.elsewhere.reduce((sum, { count }) => sum + count, 0) ?? 0;
        const all = calls.reduce((sum, { count }) => sum + count, 0);
        expect([result.observed?.placed, placed + elsewhere, result.observed?.calls]).toEqual([
          placed,
          all,
          all,
        ]);
      }),
    );
  });
});

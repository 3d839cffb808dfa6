import { describe, expect, it } from 'vitest';
import { readObserved } from '../../../../codemods/report/observed/read.ts';
import { scratch } from '../../support/scratch.ts';

const CALL = { member: 'login', file: 'http://h/a.js?userSig=secret', line: 1, column: 2, count: 3 };
const EXPORT = {
  version: '0.1.0',
  page: 'http://h/?sdkappid=1',
  calls: [{ ...CALL, replacement: 'x', docs: 'y' }],
  warnings: [],
};

function outcome(content: string | Buffer) {
  try {
    return readObserved(['calls.json'], scratch({ 'calls.json': content }));
  } catch (error) {
    const { code, values } = error as { code: string; values: { reason?: { en: string } } };
    return [code, values.reason?.en].filter(Boolean).join(': ');
  }
}

describe('the file of observed calls', () => {
  const page = { page: 'http://h/', calls: [{ ...CALL, file: 'http://h/a.js' }] };

  it('is one export, or several', () => {
    expect(outcome(JSON.stringify(EXPORT))).toEqual([page]);
    expect(outcome(`\uFEFF${JSON.stringify([EXPORT, EXPORT])}`)).toEqual([page, page]);
  });

  it('may be more than one file', () => {
    const root = scratch({ a: JSON.stringify(EXPORT), b: JSON.stringify(EXPORT) });
    expect(readObserved(['a', 'b'], root)).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'observed-foreign: it is not an object'],
    ['no export', [], 'observed-foreign: the list is empty'],
    ['another JSON file', { name: 'app' }, 'observed-foreign: version is not a text'],
    ['a ledger', { version: 1, findings: [] }, 'observed-foreign: version is not a text'],
    ['calls that are none', { ...EXPORT, calls: {} }, 'observed-foreign: calls is not a list'],
    [
      'half a call',
      [{ ...EXPORT, calls: [CALL, { ...CALL, count: -1 }] }],
      'observed-foreign: [0].calls[1].count is not a whole number',
    ],
    ['the minified build', { ...EXPORT, calls: [], note: 'quiet' }, 'observed-quiet'],
  ])('is refused when it is %s', (_, content, expected) => {
    expect(outcome(JSON.stringify(content))).toBe(expected);
  });

  it('is refused when it is no JSON, or not there', () => {
    expect(outcome('{')).toMatch(/^observed-not-json/);
    expect(() => readObserved(['nothing.json'], scratch())).toThrow(/observed-unreadable/);
  });
});

import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { differences } from './scenarios/differences.ts';
import { type Cases, scenarioGroups } from './scenarios/index.mjs';
import { readRecording, withDifferences } from './scenarios/recording.ts';
import { openShimPage } from './scenarios/shim-page.ts';

beforeAll(() => {
  // The zone the recorder uses.
  process.env.TZ = 'Asia/Shanghai';
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe.each(Object.entries(scenarioGroups))('as the real webim.js did: %s', (group, scenarios) => {
  const recording = readRecording(group);

  it('has a recording of every scenario and no other', () => {
    expect(Object.keys(recording.scenarios)).toEqual(Object.keys(scenarios));
    expect(recording.recordedFrom.version).toBe('1.7.3');
  });

  it.each(Object.entries(scenarios))('%s', async (name, run) => {
    const actual = JSON.parse(JSON.stringify(await run(openShimPage()))) as Cases;
    const expected = withDifferences(recording.scenarios[name] as Cases, differences[name] ?? {});
    expect(actual).toEqual(expected);
    // The order of own keys is visible to applications that walk an object.
    expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
  });
});

describe('intended differences', () => {
  it('belong to scenarios that exist and say why', () => {
    const names = Object.values(scenarioGroups).flatMap((scenarios) => Object.keys(scenarios));
    for (const [name, cases] of Object.entries(differences)) {
      expect(names).toContain(name);
      for (const difference of Object.values(cases)) expect(difference.reason.length).toBeGreaterThan(20);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compare,
  examine,
  type OpenPage,
  perform,
  RULES,
  type Rule,
  ruleFor,
  SCENARIOS,
  shimPages,
  type Transcript,
} from '../../conform/index.ts';
import { bundleEntry } from '../shim/entries/bundle.ts';
import { TIM_SDK_FILES } from '../support/sdk-context.ts';
import { OLDER_VERSIONS, readArea, readOlder } from './recordings.ts';

let openShim: OpenPage;
const older = OLDER_VERSIONS.map((version) => readOlder(version).scenarios);
/** Rules that had something to allow. */
const needed = new Set<Rule>();
let played = 0;

beforeAll(async () => {
  openShim = shimPages([TIM_SDK_FILES.friendship, await bundleEntry('browser.ts')]);
});

afterAll(() => {
  // A run of a few of them says nothing about the rest.
  if (played < Object.values(SCENARIOS).flatMap(Object.keys).length) return;
  const idle = RULES.filter((rule) => !needed.has(rule));
  expect(idle, 'every rule is needed somewhere').toEqual([]);
});

describe.each(Object.entries(SCENARIOS))('as webim.js 1.7.3 did: %s', (area, scenarios) => {
  const recording = readArea(area);

  it('has a recording of every scenario and no other', () => {
    expect(Object.keys(recording.scenarios)).toEqual(Object.keys(scenarios));
    expect(recording.recordedFrom.version).toBe('1.7.3');
  });

  it.concurrent.each(Object.entries(scenarios))('%s', async (name, scenario) => {
    const ours: Transcript = JSON.parse(JSON.stringify(await perform(scenario, openShim)));
    const surprising = compare(recording.scenarios[name], ours).filter((difference) => {
      const rule = ruleFor(`${area}/${name}`, difference);
      if (rule) needed.add(rule);
      return rule === undefined;
    });
    played += 1;
    expect(surprising).toEqual([]);
    for (const { [area]: scenariosOfOlder } of older) {
      const theirs = scenariosOfOlder?.[name];
      if (!theirs) continue;
      const finding = examine(area, name, theirs, ours, recording.scenarios[name]);
      for (const { rule } of finding.expected) needed.add(rule);
      expect(finding.surprising).toEqual([]);
    }
  });
});

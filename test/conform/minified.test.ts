import { expect, test } from 'vitest';
import { compare, perform, ruleFor, SCENARIOS, shimPages } from '../../conform/index.ts';
import { TIM_SDK_FILES } from '../support/sdk-context.ts';
import { readArea } from './recordings.ts';

/** What minifying could break: names of members and fields, getters made from tables, texts that were cut. */
const PLAYED: [area: keyof typeof SCENARIOS, scenario: string][] = [
  ['connection', 'logout: the answer and what is left'],
  ['elements', 'from bob: one of each'],
  ['elements', 'to a group: text, face, custom'],
  ['messages', 'receive: from two users and a group'],
  ['history', 'C2C: page after page'],
  ['groups', 'create: Public with everything'],
  ['groups', 'member: muted'],
  ['admission', 'apply: and be let in'],
  ['notices', '255: of the application'],
  ['tips', 'group: several at once'],
  ['big-groups', 'join: two rooms at once'],
  ['relations', 'heard: a request'],
  ['contacts', 'recent: what is shown of faces and pictures'],
  ['checks', 'nobody logged in: every call with options'],
];
const open = shimPages([
  TIM_SDK_FILES.friendship,
  new URL('../../dist/webim.min.js', import.meta.url).pathname,
]);

test.concurrent.each(PLAYED)('the minified file does as webim.js 1.7.3 did: %s, %s', async (area, name) => {
  const scenario = SCENARIOS[area][name];
  if (!scenario) throw new Error('no such scenario');
  const ours = JSON.parse(JSON.stringify(await perform(scenario, open)));
  const differences = compare(readArea(area).scenarios[name], ours);
  expect(differences.filter((difference) => !ruleFor(`${area}/${name}`, difference))).toEqual([]);
});

import { expect, test } from 'vitest';
import { examine, perform, shimPages, type Transcript } from '../../conform/index.ts';
import { bundleEntry } from '../shim/entries/bundle.ts';

const answering = (value: unknown): Transcript => ({
  calls: [{ call: 'getGroupInfo', result: 'ok', value }],
  heard: {},
  notes: {},
});

test('a known difference is expected, another is surprising', () => {
  const legacy = answering({ ErrorInfo: '<diagnostic>', Name: 'a' });
  const ours = answering({ ErrorInfo: 'refused', Name: 'b' });
  const { expected, surprising } = examine('groups', 'made up', legacy, ours, undefined);
  expect(expected.map(({ rule }) => rule.because)).toEqual(['diagnostic-in-error-info']);
  expect(surprising.map(({ path }) => path)).toEqual(['calls.0.value.Name']);
});

test('a copy that is not like 1.7.3 where ours is does not make ours wrong', () => {
  const recorded = answering({ Name: 'as in 1.7.3' });
  const copy = answering({ Name: 'as in 1.7.0' });
  const { ofVersion, surprising } = examine('groups', 'made up', copy, recorded, recorded);
  expect(ofVersion.map(({ path }) => path)).toEqual(['calls.0.value.Name']);
  expect(surprising).toEqual([]);
  // Where ours is not like 1.7.3 either, it is.
  const neither = answering({ Name: 'of our own' });
  expect(examine('groups', 'made up', copy, neither, recorded).surprising).toHaveLength(1);
});

test('a scenario that an older version cannot play to its end does not end the comparison', async () => {
  const open = shimPages([await bundleEntry('browser.ts')]);
  const { notes } = await perform((stage) => {
    stage.note('before', 1);
    stage.webim.notInThisVersion();
  }, open);
  expect(notes).toEqual({ before: 1, stopped: '<TypeError>' });
});

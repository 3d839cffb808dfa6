import { expect, it } from 'vitest';
import { ledgerLines, runTexts } from '../support/run-sources.ts';

it('does not take the SDK itself for a function', () => {
  const text = 'webim.logout(function () {}, webim);\n';
  const run = runTexts({ 'app.js': text });
  expect(run.output.get('app.js')).toBe(text);
  expect(ledgerLines(run)).toEqual(['logout shim unknown-callback', 'webim person sdk-passed-on']);
});

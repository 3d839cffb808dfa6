import { describe, expect, it } from 'vitest';
import { ledgerLines, runTexts } from '../support/run-sources.ts';

it('does not take the SDK itself for a function', () => {
  const text = 'webim.logout(function () {}, webim);\n';
  const run = runTexts({ 'app.js': text });
  expect(run.output.get('app.js')).toBe(text);
  expect(ledgerLines(run)).toEqual(['logout shim unknown-callback', 'webim person sdk-passed-on']);
});

describe('an error callback that callers may leave out', () => {
  const output = (use: string) => {
    const text = `import webim from './webim';
webim.login({ sdkAppID: 1 }, {}, {}, () => {}, () => {});
const leave = (id, fail) => { webim.quitGroup({ GroupId: id }, () => show(1), fail); };
leave('a');
leave('b', ${use});
`;
    const made = runTexts({ 'app.js': text }).output.get('app.js') as string;
    expect(runTexts({ 'app.js': made }).output.get('app.js')).toBe(made);
    return made;
  };

  it('is nothing to worry about, whether it looks at the error or not', () => {
    expect(output('(e) => show(e.ErrorCode)')).toContain('() => show(1), fail || function () {});');
    expect(output('() => show(2)')).toContain('() => show(1), fail || function () {});');
  });

  it('is asked for where it gets a legacy error', () => {
    expect(output('(e) => keep(e)')).toMatch(
      /\(error\) => \{\s+fail && fail\(webim2tim\.toLegacyError\(error\)\);\s+\}\);/,
    );
  });
});

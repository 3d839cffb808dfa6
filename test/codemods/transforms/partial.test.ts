import { describe, expect, it } from 'vitest';
import { ledgerLines, runTexts } from '../support/run-sources.ts';

const LOGIN = `var info = { sdkAppID: 1, identifier: 'a', userSig: 's' };
function start() {
  webim.login(info, { onMsgNotify: onMsg }, {}, function () { show('in'); }, function (err) { show(err.ErrorInfo); });
}
`;

const run = (text: string, partial?: 'keep' | 'bridge') => {
  const first = runTexts({ 'app.js': text }, { partial });
  const output = first.output.get('app.js') as string;
  const again = runTexts({ 'app.js': output }, { partial }).output.get('app.js');
  expect(again, 'a second run').toBe(output);
  return { output, ledger: ledgerLines(first), findings: first.findings };
};

describe('a flow with one place that cannot be converted', () => {
  const text = `${LOGIN}function onMsg(list) {
  for (var i = 0; i < list.length; i++) show(list[i].getFromAccount(), list[i].toHtml());
}
`;

  it('is converted around it, and crosses over there', () => {
    const { output, ledger } = run(text);
    expect(output).toContain('show(list[i].from, webim.migrate.toLegacy(list[i]).toHtml())');
    expect(output).toContain('webim.migrate.attach(tim);');
    expect(ledger.filter((line) => !line.endsWith('converted'))).toEqual([
      'Msg.prototype.toHtml shim to-html',
    ]);
  });

  it('stays legacy whole when asked to, and names the place', () => {
    const { output, findings } = run(text, 'keep');
    expect(output).toContain('show(list[i].getFromAccount(), list[i].toHtml())');
    expect(output).not.toContain('nativeListener');
    const blocked = findings.find(({ site }) => site.member === 'Msg.prototype.getFromAccount');
    expect([blocked?.code, blocked?.reason]).toEqual(['flow-blocked', expect.stringContaining('app.js:6')]);
  });

  it('stays legacy where it would cross over more than once', () => {
    const twice = text.replace('list[i].toHtml()', 'list[i].toHtml(), list[i].toHtml().length');
    expect(run(twice).output).not.toContain('toLegacy(');
  });
});

describe('a function for errors that is out of sight', () => {
  const text = `${LOGIN}function onMsg() {}
function leave(id, fail) {
  webim.quitGroup({ GroupId: id }, function () { show('left'); }, fail);
}
`;

  it('gets legacy errors of native calls', () => {
    expect(run(text, 'bridge').output).toMatch(/tim\.quitGroup\([\s\S]*webim2tim\.toLegacyError\(error\)/);
  });

  it('keeps its call on the shim when asked to', () => {
    const { output, ledger } = run(text, 'keep');
    expect(output).toContain('webim.quitGroup({ GroupId: id }');
    expect(output).not.toContain('toLegacyError');
    expect(ledger).toContain('quitGroup shim unknown-callback');
  });
});

import { describe, expect, it } from 'vitest';
import { ONLY } from '../../../codemods/options.ts';
import { TRANSFORMS } from '../../../codemods/transforms/all.ts';
import { ledgerLines, runTexts } from '../support/run-sources.ts';

const APP = {
  'app.js': `var info = { sdkAppID: 1, identifier: 'a', userSig: 's' };
var listeners = { onMsgNotify: onMsg };
function onMsg(list) {
  for (var i = 0; i < list.length; i++) show(list[i].getFromAccount());
}
function start() {
  webim.login(info, listeners, {}, function () { show('in'); }, function (err) { show(err.ErrorInfo); });
}
function leave(id) {
  webim.quitGroup({ GroupId: id }, function () { show('left'); }, function (err) { show(err.ErrorInfo); });
}
`,
};

/** Shows what is legacy by then: nothing. */
const isWhole = (text: string) => !/\bwebim\b/.test(text);

describe('a run that is limited to some capabilities', () => {
  it('converts what they are about and accounts for the rest', () => {
    const run = runTexts(APP, { only: ['groups'] });
    expect(run.output.get('app.js')).toContain('webim.migrate.tim.quitGroup(String(id)).then(');
    expect(run.output.get('app.js')).toContain('webim.login(info, listeners');
    expect(ledgerLines(run)).toEqual([
      'listeners.onMsgNotify shim needs-login-on-shim',
      'Msg.prototype.getFromAccount shim other-capability',
      'login shim other-capability',
      'LegacyError.ErrorInfo shim flow-blocked',
      'quitGroup converted',
      'LegacyError.ErrorInfo converted',
    ]);
  });

  it('goes on from there when the others are asked for', () => {
    const whole = runTexts(APP).output.get('app.js') as string;
    for (const only of [['groups'], ['messages'], ['groups', 'messages']] as const) {
      const first = runTexts(APP, { only }).output.get('app.js') as string;
      expect(runTexts({ 'app.js': first }, { only }).output.get('app.js'), String(only)).toBe(first);
      expect(runTexts({ 'app.js': first }).output.get('app.js'), String(only)).toBe(whole);
    }
  });

  it('ends without the shim when the login came first', () => {
    for (const only of [['connection'], ['connection', 'messages']] as const) {
      const first = runTexts(APP, { only }).output.get('app.js') as string;
      expect(first).toContain('webim.quitGroup(');
      expect(runTexts({ 'app.js': first }, { only }).output.get('app.js')).toBe(first);
      const second = runTexts({ 'app.js': first });
      expect(second.output.get('app.js')).toSatisfy(isWhole);
      expect(ledgerLines(second).filter((line) => !line.endsWith('converted'))).toEqual([]);
    }
  });
});

it('every transform belongs to capabilities there are, or to all', () => {
  const named = TRANSFORMS.flatMap(({ capabilities }) => capabilities ?? []);
  expect(named.filter((name) => !ONLY.includes(name))).toEqual([]);
  expect(ONLY.filter((name) => !named.includes(name))).toEqual([]);
});

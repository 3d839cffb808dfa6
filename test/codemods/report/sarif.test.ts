import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { renderReport } from '../../../codemods/report/render.ts';
import { scratch } from '../support/scratch.ts';
import { finding, ledgerWith, reportInput } from './ledgers.ts';
import { sarifErrors } from './validators.ts';

async function sarifOf(files: Record<string, string>, lang: 'en' | 'zh' = 'en'): Promise<Log> {
  const plan = await planMigration({ root: scratch(files), paths: ['.'] });
  const log = JSON.parse(renderReport('sarif', { ...plan, lang }));
  expect(sarifErrors(log)).toEqual([]);
  return log;
}

const runOf = (log: Log) => log.runs[0] as Log['runs'][number];
const resultsOf = (log: Log) => runOf(log).results as Result[];
const CODE = "var 名 = '好';\nf();\nvar 名2 = 名, r = webim.名();\n";

describe('the SARIF report', () => {
  it('has what is left, with places as SARIF counts them', async () => {
    const [result, ...others] = resultsOf(await sarifOf({ 'js/a b#1.js': CODE }));
    expect(others).toEqual([]);
    expect(result?.ruleId).toBe('unknown-member');
    expect(result?.level).toBe('warning');
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'js/a%20b%231.js', uriBaseId: 'SRCROOT' },
      region: {
        startLine: 3,
        startColumn: 17,
        endLine: 3,
        endColumn: 26,
        snippet: { text: 'var 名2 = 名, r = webim.名();' },
      },
    });
  });

  it('explains each rule, in both languages', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const { tool, translations } = runOf(await sarifOf({ 'a.js': CODE }, lang));
      const [rule] = tool.driver.rules ?? [];
      const [other] = translations?.[0]?.rules ?? [];
      expect(rule?.id).toBe('unknown-member');
      expect(rule?.helpUri).toMatch(/^https:\/\/.*unknown-member/);
      expect(other?.id).toBe(rule?.id);
      const isChinese = (text: string | undefined) => /[\u4e00-\u9fff]/.test(text ?? '');
      expect(isChinese(rule?.help?.text)).toBe(lang === 'zh');
      expect(isChinese(other?.help?.text)).toBe(lang === 'en');
    }
  });

  it('marks what somebody has looked at as suppressed', async () => {
    const code = 'webim.x();\n// webim2tim-ignore: known\nwebim.y();';
    const kinds = resultsOf(await sarifOf({ 'a.js': code })).map(
      ({ suppressions }) => suppressions?.[0]?.kind,
    );
    expect(kinds).toEqual([undefined, 'inSource']);
  });

  it('leads to the evidence', async () => {
    const ledger = ledgerWith([finding({ code: 'escapes', evidence: ['x:y/b.js:7', 'no place'] })]);
    const log: Log = JSON.parse(renderReport('sarif', reportInput(ledger)));
    expect(sarifErrors(log)).toEqual([]);
    expect(resultsOf(log)[0]?.relatedLocations?.map(({ physicalLocation }) => physicalLocation)).toEqual([
      { artifactLocation: { uri: 'x%3Ay/b.js', uriBaseId: 'SRCROOT' }, region: { startLine: 7 } },
    ]);
  });

  it('knows a place again when lines above it change, and tells equal ones apart', async () => {
    const prints = async (code: string) =>
      resultsOf(await sarifOf({ 'a.js': code })).map(
        ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
      );
    const before = await prints('webim.x();\nwebim.x();\nwebim.y();');
    expect(new Set(before).size).toBe(3);
    expect(await prints('// new\n\nwebim.x();\n  webim.x();\nvar b;\nwebim.y();')).toEqual(before);
  });

  it('says of files it could not read that it could not', async () => {
    const { invocations } = runOf(await sarifOf({ 'a.js': 'webim.login(;' }));
    expect(invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  it('is as it should be without a finding', async () => {
    expect(resultsOf(await sarifOf({ 'a.js': 'alert(1)' }))).toEqual([]);
  });
});

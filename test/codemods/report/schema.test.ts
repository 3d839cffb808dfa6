import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { LEDGER_SCHEMA as ADDRESS } from '../../../codemods/report/ledger.ts';
import { renderReport } from '../../../codemods/report/render.ts';
import { CAPABILITY_TITLES } from '../../../dictionary/capabilities.ts';
import pkg from '../../../package.json' with { type: 'json' };
import { LEGACY_SDK, scratch } from '../support/scratch.ts';
import { finding, ledgerWith, reportInput } from './ledgers.ts';
import { LEDGER_SCHEMA, ledgerErrors } from './validators.ts';

describe('the schema of the ledger', () => {
  it('is published where reports say it is', () => {
    expect(LEDGER_SCHEMA.$id).toBe(ADDRESS);
    expect(LEDGER_SCHEMA.properties.$schema.const).toBe(ADDRESS);
    expect(ADDRESS.endsWith('/schema/ledger-1.json')).toBe(true);
    expect(pkg.files).toContain('schema');
    expect(pkg.exports['./schema/*']).toBe('./schema/*');
  });

  it('knows every capability', () => {
    expect(LEDGER_SCHEMA.$defs.capability.enum).toEqual(Object.keys(CAPABILITY_TITLES));
  });

  it('holds for files of every fate', async () => {
    const root = scratch({
      'index.html': '<script src="webim.js"></script>\n<p onclick="webim.logout()">webim</p>',
      'webim.js': LEGACY_SDK,
      'a.js': 'webim.logout();\nwebim.x();\n// webim2tim-ignore\nwebim.y();',
      'broken.js': 'webim.login(;',
      'odd.js': Buffer.from([...Buffer.from('webim.x // '), 0x81, 0xff, 0xfe, 0x8f]),
      'app.min.js': 'webim.logout();',
    });
    const plan = await planMigration({ root, paths: ['.'] });
    const { findings, files } = plan.ledger;
    expect(new Set(findings.map(({ bucket }) => bucket)).size).toBe(4);
    expect(findings.filter(({ ignored }) => ignored)).toHaveLength(1);
    expect(new Set(files.map(({ status }) => status))).toEqual(
      new Set(['ok', 'skipped', 'unparsable', 'undecodable']),
    );
    const report = JSON.parse(renderReport('json', { ...plan, lang: 'en' }));
    expect(ledgerErrors(report)).toEqual([]);
    for (const { file, totals } of report.files) {
      expect(totals.all).toBe(findings.filter((each) => each.file === file).length);
    }
  });

  const GOOD = ledgerWith([finding(), finding({ code: 'escapes' })]);
  it.each<[string, (ledger: ReturnType<typeof copy>) => void]>([
    ['an unknown field', (ledger) => Object.assign(ledger, { extra: 1 })],
    ['a bucket nobody knows', (ledger) => Object.assign(ledger.findings[0] ?? {}, { bucket: 'lost' })],
    ['no reason outside of converted', (ledger) => delete ledger.findings[1]?.reason],
    ['another version', (ledger) => Object.assign(ledger, { version: 2 })],
    ['evidence that is no place', (ledger) => ledger.findings[0]?.evidence.push('somewhere')],
  ])('refuses %s', (_, spoil) => {
    const ledger = copy();
    expect(ledgerErrors(ledger)).toEqual([]);
    spoil(ledger);
    expect(ledgerErrors(ledger)).not.toEqual([]);
  });

  function copy(): typeof GOOD {
    return JSON.parse(renderReport('json', reportInput(GOOD)));
  }
});

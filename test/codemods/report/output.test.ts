import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../codemods/report/formats.ts';
import { planReports, writeReports } from '../../../codemods/report/output.ts';
import { scratch } from '../support/scratch.ts';
import { finding, ledgerWith, reportInput } from './ledgers.ts';

const INPUT = reportInput(ledgerWith([finding(), finding({ code: 'escapes' })]));
const codeOf = (paths: string[], cwd: string) => {
  try {
    planReports(paths, cwd);
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the name of a report', () => {
  it.each([
    ['a.json', 'json'],
    ['A.SARIF', 'sarif'],
    ['x/a.sarif.json', 'sarif'],
    ['a.md', 'markdown'],
    ['.json', undefined],
    ['a.txt', undefined],
    ['json', undefined],
  ])('%s asks for %s', (name, format) => expect(formatOf(name)).toBe(format));
});

describe('reports', () => {
  it('are written side by side, and written anew by the next run', () => {
    const root = scratch({ 'out/.keep': '' });
    for (let run = 0; run < 2; run++) {
      writeReports(planReports(['a.json', 'out/a.sarif', './a.md'], root), INPUT);
    }
    expect(readFileSync(join(root, 'out/a.sarif'), 'utf8')).toContain('"2.1.0"');
  });

  it('take an empty file', () => {
    expect(codeOf(['a.json'], scratch({ 'a.json': '' }))).toBe('fine');
  });

  it.each<[string, string[], string]>([
    ['an ending nobody knows', ['r.txt'], 'report-unknown-format'],
    ['a folder that is not there', ['no/r.json'], 'report-no-folder'],
    ['a file in the place of the folder', ['package.json/r.json'], 'report-no-folder'],
    ['a path twice', ['r.json', './r.json'], 'report-twice'],
    ['a file of the application', ['package.json'], 'report-not-ours'],
    ['a report of another form', ['other.md'], 'report-not-ours'],
    ['a folder of that name', ['r.md'], 'report-not-ours'],
    ['a link', ['link.json'], 'report-not-ours'],
  ])('are refused for %s', (_, paths, code) => {
    const root = scratch({ 'package.json': '{ "name": "webim2tim" }', 'other.md': '# Notes on webim2tim' });
    mkdirSync(join(root, 'r.md'));
    symlinkSync(join(root, 'package.json'), join(root, 'link.json'));
    expect(codeOf(paths, root)).toBe(code);
  });

  it('say why they could not be written', () => {
    const root = scratch({ 'out/.keep': '' });
    const reports = planReports(['out/r.json'], root);
    writeFileSync(join(root, 'gone'), '');
    const elsewhere = reports.map((report) => ({ ...report, absolutePath: join(root, 'gone/r.json') }));
    expect(() => writeReports(elsewhere, INPUT)).toThrow(/report-unwritable/);
  });
});

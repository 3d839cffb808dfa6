import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../codemods/sources/parse.ts';
import { type CaseFiles, caseFiles, expectedPath } from './support/case-files.ts';
import { fileEdits, ledgerLines, runTexts, type SourcesRun } from './support/run-sources.ts';

/**
 * Every folder of fixtures/cases is one case: `input.EXT` or a folder `input/` of several files, `expected.EXT` or
 * `expected/` with the exact output, and `case.json` with what it is about and the ledger, one `member bucket code`
 * per mention. `UPDATE_CASES=1` writes expected outputs and ledgers anew, for review.
 */
const CASES = new URL('../../fixtures/cases/', import.meta.url).pathname;
const update = process.env.UPDATE_CASES === '1';

interface Case {
  what: string;
  ledger: string[];
}

const names = readdirSync(CASES).sort();

describe.each(names)('%s', (name) => {
  const folder = join(CASES, name);
  const input = texts(caseFiles(folder, 'input'));
  const about: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const run = runTexts(input);
  const output = outputOf(run, input);
  if (update) {
    for (const [file, text] of Object.entries(output)) {
      const path = expectedPath(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    writeFileSync(
      join(folder, 'case.json'),
      `${JSON.stringify({ ...about, ledger: ledgerLines(run) }, null, 2)}\n`,
    );
  }

  it('becomes what is expected', () => {
    expect(output).toEqual(texts(caseFiles(folder, 'expected')));
    if (!update) expect(ledgerLines(run)).toEqual(about.ledger);
  });

  it('gives every mention a bucket, and a reason when it is not converted', () => {
    for (const finding of run.findings) {
      if (finding.bucket === 'converted') continue;
      expect(finding.code, finding.site.member).toBeTruthy();
      expect(finding.reason, finding.site.member).toBeTruthy();
    }
  });

  it('still parses', () => {
    const again = runTexts(output);
    for (const unit of again.files.flatMap((f) => f.scripts)) parseScript(unit);
  });

  it('does not change again', () => {
    expect(outputOf(runTexts(output), output)).toEqual(output);
  });

  it.each(Object.keys(input))('changes nothing but its edits in %s', (file) => {
    const source = run.files.find(({ path }) => path === file);
    if (!source) return;
    const text = source.text;
    const written = output[file] as string;
    let at = 0;
    const kept = fileEdits(source, run)
      .filter(
        (edit, _, all) =>
          !all.some((o) => o !== edit && o.start <= edit.start && o.end >= edit.end && o.end > o.start),
      )
      .sort((a, b) => a.start - b.start)
      .map((edit) => {
        const piece = text.slice(at, edit.start);
        at = edit.end;
        return piece;
      });
    kept.push(text.slice(at));
    let from = 0;
    for (const piece of kept) {
      const found = written.indexOf(piece, from);
      expect(found, `lost: ${JSON.stringify(piece)}`).toBeGreaterThanOrEqual(from);
      from = found + piece.length;
    }
  });

  it.each([
    ['with CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('comes out the same %s', (_, variant) => {
    const varied = mapTexts(input, variant);
    const bare = (text: string) => text.replace('\uFEFF', '');
    const result = mapTexts(outputOf(runTexts(varied), varied), bare);
    expect(result).toEqual(mapTexts(output, (text) => bare(variant(text))));
  });

  const chinese = mapTexts(input, (text) => (NOT_IN_GBK.test(text) ? '' : text));
  it.runIf(Object.values(chinese).some((text) => /\p{Script=Han}/u.test(text)))(
    'comes out the same in GBK',
    () => {
      const bytes = Object.fromEntries(
        Object.entries(input).map(([file, text]) => [
          file,
          chinese[file] ? iconv.encode(text, 'gb18030') : Buffer.from(text),
        ]),
      );
      const result = runTexts(bytes);
      expect(outputOf(result, input)).toEqual(output);
      for (const { path, text, encoding } of result.files) {
        if (/\p{Script=Han}/u.test(text)) expect([path, encoding]).toEqual([path, 'gb18030']);
      }
    },
  );
});

/** Nobody's GBK editor could write these. */
const NOT_IN_GBK = /\p{Extended_Pictographic}/u;

type Texts = Record<string, string>;

const mapTexts = (all: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(Object.entries(all).map(([file, text]) => [file, change(text)]));

const texts = (files: CaseFiles): Texts =>
  Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, bytes.toString('utf8')]));

/** A file without a word that matters is not opened, and stays as it is. */
const outputOf = (run: SourcesRun, input: Texts): Texts =>
  Object.fromEntries(Object.entries(input).map(([file, text]) => [file, run.output.get(file) ?? text]));

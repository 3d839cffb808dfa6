import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../codemods/sources/parse.ts';
import { fileEdits, ledgerLines, runTexts, type SourcesRun } from './support/run-sources.ts';

/**
 * Every folder of fixtures/cases is one case: `input.js` or `input.html`, `expected.*` with the exact output, and
 * `case.json` with what it is about and the ledger, one `member bucket code` per mention. `UPDATE_CASES=1` writes
 * expected outputs and ledgers anew, for review.
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
  const extension = existsSync(join(folder, 'input.html')) ? 'html' : 'js';
  const file = `input.${extension}`;
  const input = readFileSync(join(folder, file), 'utf8');
  const about: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const run = runTexts({ [file]: input });
  const output = outputOf(run, file, input);
  if (update) {
    writeFileSync(join(folder, `expected.${extension}`), output);
    writeFileSync(
      join(folder, 'case.json'),
      `${JSON.stringify({ ...about, ledger: ledgerLines(run) }, null, 2)}\n`,
    );
  }

  it('becomes what is expected', () => {
    expect(output).toBe(readFileSync(join(folder, `expected.${extension}`), 'utf8'));
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
    const again = runTexts({ [file]: output });
    for (const unit of again.files.flatMap((f) => f.scripts)) parseScript(unit);
  });

  it('does not change again', () => {
    expect(outputOf(runTexts({ [file]: output }), file, output)).toBe(output);
  });

  it('changes nothing but its edits', () => {
    const source = run.files[0];
    if (!source) return;
    let at = 0;
    const kept = fileEdits(source, run)
      .filter(
        (edit, _, all) =>
          !all.some((o) => o !== edit && o.start <= edit.start && o.end >= edit.end && o.end > o.start),
      )
      .sort((a, b) => a.start - b.start)
      .map((edit) => {
        const text = input.slice(at, edit.start);
        at = edit.end;
        return text;
      });
    kept.push(input.slice(at));
    let from = 0;
    for (const text of kept) {
      const found = output.indexOf(text, from);
      expect(found, `lost: ${JSON.stringify(text)}`).toBeGreaterThanOrEqual(from);
      from = found + text.length;
    }
  });

  it.each([
    ['with CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('comes out the same %s', (_, variant) => {
    const result = outputOf(runTexts({ [file]: variant(input) }), file, variant(input).replace('\uFEFF', ''));
    expect(result).toBe(variant(output).replace('\uFEFF', ''));
  });
});

/** A file without a word that matters is not opened, and stays as it is. */
function outputOf(run: SourcesRun, file: string, input: string): string {
  return run.output.get(file) ?? input;
}

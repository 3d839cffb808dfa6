import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyEdits, type Edit } from '../../../codemods/edits.ts';
import { analyseFlow } from '../../../codemods/flow/analyse.ts';
import { outsideOf } from '../../../codemods/plan/outside.ts';
import { inFile } from '../../../codemods/plan/render.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { LineIndex } from '../../../codemods/sources/positions.ts';
import type { SourceFile } from '../../../codemods/sources/source.ts';
import { textStyle } from '../../../codemods/sources/style.ts';
import { type ConvertOptions, type ConvertResult, convert } from '../../../codemods/transforms/convert.ts';

export interface SourcesRun extends ConvertResult {
  files: SourceFile[];
  /** Path -> text after the edits, without byte order mark. */
  output: Map<string, string>;
}

/** Converts everything below a folder in memory: the sources as the command line opens them, and nothing written. */
export function runSources(root: string, options: ConvertOptions = {}): SourcesRun {
  const sources = loadSources(discover(root, ['.']));
  const { files } = sources;
  const units = files.flatMap((file) => file.scripts);
  const facts = analyseFlow(units, { outside: outsideOf(root, sources)({ files, hasPage: true }) });
  const indexes = new Map(files.map((file) => [file.path, new LineIndex(file.text)]));
  const lineOf: ConvertOptions['lineOf'] = (unit, offset) =>
    (indexes.get(unit.file) as LineIndex).at(unit.offset + offset).line;
  const result = convert(units, facts, { lineOf, ...options });
  const output = new Map(
    files.map((file) => [file.path, applyEdits(file.text, fileEdits(file, result), textStyle(file.text))]),
  );
  return { ...result, files, output };
}

/** The edits of a file's scripts as edits of the file. */
export function fileEdits(file: SourceFile, result: ConvertResult): Edit[] {
  return result.edits.filter(({ unit }) => unit.file === file.path).map(inFile);
}

/** Runs over files given by name and content. */
export function runTexts(texts: Record<string, string | Buffer>, options: ConvertOptions = {}): SourcesRun {
  const root = mkdtempSync(join(tmpdir(), 'webim2tim-case-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return runSources(root, options);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** `member bucket code` of every finding, in order. */
export function ledgerLines({ findings }: ConvertResult): string[] {
  return findings.map(({ site, bucket, code }) =>
    [site.member || 'webim', bucket, code].filter(Boolean).join(' '),
  );
}

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ConvertOptions } from '../../../codemods/transforms/convert.ts';
import { caseFiles, expectedPath } from './case-files.ts';
import { ledgerLines, runTexts } from './run-sources.ts';

/**
 * The folder of a case converted with other options than those of its expected output, for `traceCase` to run. The
 * caller removes it.
 *
 * @param change what is done to the input first
 */
export function convertedCase(
  folder: string,
  options: ConvertOptions,
  change: (text: string) => string = (text) => text,
): { folder: string; text: string } {
  const input = Object.fromEntries(
    Object.entries(caseFiles(folder, 'input')).map(([file, bytes]) => [file, change(bytes.toString('utf8'))]),
  );
  const run = runTexts(input, options);
  const names = Object.keys(input);
  const isTree = names.length > 1 || names[0]?.includes('/') || !names[0]?.startsWith('input.');
  const made = mkdtempSync(join(tmpdir(), 'webim2tim-case-'));
  const put = (path: string, content: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  put(join(made, 'case.json'), JSON.stringify({ ledger: ledgerLines(run) }));
  let text = '';
  for (const file of names) {
    const output = run.output.get(file) ?? (input[file] as string);
    put(join(made, isTree ? 'input' : '.', file), input[file] as string);
    put(isTree ? join(made, 'expected', file) : expectedPath(made, file), output);
    text += output;
  }
  return { folder: made, text };
}

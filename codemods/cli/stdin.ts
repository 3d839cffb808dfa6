import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, normalize } from 'node:path';
import { findCode } from '../../dictionary/codes.ts';
import type { MigrateOptions } from '../migrate.ts';
import { ledgerIn } from '../report/ledger-language.ts';
import type { Lang } from '../report/texts.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { exitCodeOf } from './exit-code.ts';
import { makePlan } from './planning.ts';
import type { Terminal } from './terminal.ts';

/**
 * Migrates one file from the standard input to the standard output, byte for byte where nothing changes; what needs a
 * person is said on the standard error. The file is looked at alone: what other files do with its values is not known.
 *
 * @param name what the file is called; its ending says what it is
 * @throws CliError
 */
export async function migrateStdin(
  name: string,
  options: MigrateOptions,
  terminal: Terminal,
  lang: Lang,
): Promise<ExitCode> {
  const { input, outBytes, err, cwd } = terminal;
  if (!input || !outBytes) throw new CliError('no-stdin', EXIT.USAGE);
  const bytes = await input();
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-stdin-'));
  try {
    // Not the folders of the name: a `dist` or a `.gitignore` among them is no reason to pass it over.
    const path = join(folder, basename(normalize(name)));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    const plan = await makePlan(folder, [path], options, { cwd });
    const [changed] = plan.files;
    outBytes(changed ? changed.newBytes : bytes);
    const { files, findings } = ledgerIn(lang, plan.ledger);
    for (const { file, status, code, reason } of files) {
      if (status !== 'ok') err(`${name}: ${code}: ${reason ?? file}\n`);
    }
    for (const { line, column, bucket, code = '', reason, ignored } of findings) {
      if (bucket !== 'person' || ignored) continue;
      err(`${name}:${line}:${column}: ${code}: ${reason ?? findCode(code)?.message[lang] ?? ''}\n`);
    }
    return exitCodeOf(plan.ledger);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

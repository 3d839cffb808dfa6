import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../codemods/cli/program.ts';
import type { Ledger } from '../../../codemods/report/ledger.ts';
import { snapshot } from '../support/scratch.ts';

const APPS = new URL('../../../fixtures/apps/', import.meta.url).pathname;

/** An application before and after its migration, laid out as a case: `input/`, `expected/` and `case.json`. */
export interface AppCase {
  folder: string;
  ledger: Ledger;
  /** Exit code of the migration. */
  exitCode: number;
  /** Did a second run change a file? */
  changedAgain: string[];
  remove(): void;
}

export interface AppOptions {
  /** Where the modules are, relative to the application. */
  root: string;
  /** Files beside the application's own, on both sides: an entry that exports what the steps call. */
  extra?: Record<string, string>;
}

/** Copies an application and migrates the copy with the command line, as a user would. */
export async function migrateApp(name: string, { root, extra = {} }: AppOptions): Promise<AppCase> {
  const folder = mkdtempSync(join(tmpdir(), `webim2tim-${name}-`));
  const before = join(folder, 'before');
  const after = join(folder, 'after');
  cpSync(join(APPS, name), before, { recursive: true });
  cpSync(join(APPS, name), after, { recursive: true });
  const report = join(folder, 'ledger.json');
  const run = (...more: string[]) =>
    runCommandLine(['migrate', '.', '--write', '--no-diff', '--report', report, ...more], {
      cwd: after,
      out: () => {},
      err: (text) => console.error(text),
      colors: false,
    });
  const exitCode = await run();
  const ledger: Ledger = JSON.parse(String(snapshot(folder).get('ledger.json')));
  const migrated = snapshot(after);
  await run();
  const changedAgain = [...snapshot(after)]
    .filter(([path, bytes]) => !migrated.get(path)?.equals(bytes))
    .map(([path]) => path);
  for (const [side, from] of [
    ['input', before],
    ['expected', after],
  ] as const) {
    // The page (or the harness) gives the SDKs, not the files the migration adds.
    const filter = (path: string) => !/(tim-(js|wx)|webim2tim(_wx|\.shim)?)\.js$/.test(path);
    cpSync(join(from, root), join(folder, side), { recursive: true, filter });
    for (const [path, text] of Object.entries(extra)) {
      mkdirSync(join(folder, side, path, '..'), { recursive: true });
      writeFileSync(join(folder, side, path), text);
    }
  }
  const lines = ledger.findings.map(({ member, bucket, code }) => [member, bucket, code].join(' '));
  writeFileSync(join(folder, 'case.json'), JSON.stringify({ ledger: lines }));
  return {
    folder,
    ledger,
    exitCode,
    changedAgain,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

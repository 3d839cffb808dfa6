import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentOfAdded, planMigration } from '../codemods/migrate.ts';
import type { Ledger } from '../codemods/report/ledger.ts';
import { diffFile, type FileDiff } from './diff-view.ts';

export interface MigratedCopy {
  ledger: Ledger;
  diffs: FileDiff[];
}

/**
 * Migrates the application in `folder`, in place, as `webim2tim migrate --write` does. The folder is a copy of the
 * demo's own, so there is nothing to protect and the checks of the command line are left out.
 *
 * @throws what `planMigration` and `contentOfAdded` throw.
 */
export async function migrateCopy(folder: string): Promise<MigratedCopy> {
  const plan = await planMigration({ root: folder, paths: ['.'] });
  for (const { source, newBytes } of plan.files) writeFileSync(source.absolutePath, newBytes);
  for (const [{ absolutePath }, content] of contentOfAdded(plan.addedFiles)) {
    mkdirSync(dirname(absolutePath), { recursive: true });
    writeFileSync(absolutePath, content);
  }
  return {
    ledger: plan.ledger,
    diffs: plan.files.map(({ source, newText }) => diffFile(source.path, source.text, newText)),
  };
}

import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Ledger } from '../../codemods/report/ledger.ts';
import { redirectTo } from '../../demo/redirect.ts';
import type { Loopback } from '../../loopback/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The live room in a folder of its own, as it would be deployed. */
export interface PageVersion {
  folder: string;
  remove(): void;
}

export interface MigratedVersion extends PageVersion {
  ledger: Ledger;
}

/** The page as it is, with our script in the place of `webim.js`: not a byte of the application changed. */
export function legacyVersion(): PageVersion {
  const version = copyOfApp();
  copyFileSync(built('webim.all.js'), join(version.folder, 'sdk/webim.js'));
  return version;
}

/** What `webim2tim migrate --write` makes of the page, scripts it puts there included. */
export async function migratedVersion(): Promise<MigratedVersion> {
  const version = copyOfApp();
  const report = join(version.folder, 'ledger.json');
  const args = [built('cli.js'), 'migrate', version.folder, '--write', '--allow-dirty', '--report', report];
  try {
    await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    // 1 is "work remains for a person", which a ledger with deliberate leftovers may say.
    if (code !== 1) throw new Error(`webim2tim migrate ended with ${code}\n${stdout}\n${stderr}`);
  }
  return { ...version, ledger: JSON.parse(readFileSync(report, 'utf8')) as Ledger };
}

/** Serves a version of the page; only its SDK file is told where the backend is. */
export function serve(loopback: Loopback, version: PageVersion, wsUrl: string): string {
  loopback.mount('/', version.folder);
  for (const name of ['tim-js.js', 'webim.js']) {
    const file = join(version.folder, 'sdk', name);
    if (existsSync(file)) {
      loopback.mount(`/sdk/${name}`, { '': `${readFileSync(file, 'utf8')}\n${redirectTo(wsUrl)}` });
    }
  }
  return `${loopback.url}/index.html`;
}

/** A fresh copy of the application without any SDK. */
export function copyOfApp(): PageVersion {
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-live-room-'));
  cpSync(join(root, 'fixtures/apps/live-room'), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Path of a built file. @throws when there is no build. */
export function built(name: string): string {
  const file = join(root, 'dist', name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing; run: npm run build`);
  return file;
}

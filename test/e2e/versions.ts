import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Ledger } from '../../codemods/report/ledger.ts';
import { redirectTo } from '../../demo/redirect.ts';
import type { Loopback } from '../../loopback/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An application of `fixtures/apps` in a folder of its own, as it would be deployed. */
export interface PageVersion {
  folder: string;
  remove(): void;
}

export interface MigratedVersion extends PageVersion {
  ledger: Ledger;
}

/** The application before and after its migration. */
export class AppVersions {
  readonly #name: string;
  readonly #sdkFolder: string;
  #migration: Promise<{ files: Map<string, Buffer>; ledger: Ledger }> | undefined;

  /** @param sdkFolder where the application's pages expect `webim.js`, inside of it. */
  constructor(name: string, sdkFolder: string) {
    this.#name = name;
    this.#sdkFolder = sdkFolder;
  }

  /** A fresh copy of the application without any SDK. */
  copy(): PageVersion {
    const version = this.#empty();
    cpSync(join(root, 'fixtures/apps', this.#name), version.folder, { recursive: true });
    return version;
  }

  /** The application as it is, with our script in the place of `webim.js`: not a byte of its own changed. */
  legacy(build = 'webim.all.js'): PageVersion {
    const version = this.copy();
    mkdirSync(join(version.folder, this.#sdkFolder), { recursive: true });
    copyFileSync(built(build), join(version.folder, this.#sdkFolder, 'webim.js'));
    return version;
  }

  /** What `webim2tim migrate --write` makes of the application, scripts it puts there included. */
  async migrated(): Promise<MigratedVersion> {
    // The command takes seconds; every further copy is one of the first result.
    this.#migration ??= this.#migrate();
    const { files, ledger } = await this.#migration;
    const version = this.#empty();
    for (const [path, content] of files) {
      mkdirSync(dirname(join(version.folder, path)), { recursive: true });
      writeFileSync(join(version.folder, path), content);
    }
    return { ...version, ledger };
  }

  /** Serves a version of the application; only its SDK file is told where the backend is. */
  serve(loopback: Loopback, version: PageVersion, wsUrl: string): string {
    loopback.mount('/', version.folder);
    for (const name of ['tim-js.js', 'tim-js-friendship.js', 'webim.js']) {
      const file = join(version.folder, this.#sdkFolder, name);
      if (existsSync(file)) {
        const script = `${readFileSync(file, 'utf8')}\n${redirectTo(wsUrl)}`;
        loopback.mount(`/${this.#sdkFolder}/${name}`, { '': script });
      }
    }
    return `${loopback.url}/index.html`;
  }

  async #migrate() {
    const { folder, remove } = this.copy();
    const report = join(folder, 'ledger.json');
    const args = [built('cli.js'), 'migrate', folder, '--write', '--allow-dirty', '--report', report];
    try {
      await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch((error) => {
        // 1 is "work remains for a person", which a ledger with deliberate leftovers may say.
        if (error.code === 1) return;
        throw new Error(`webim2tim migrate ended with ${error.code}\n${error.stdout}\n${error.stderr}`);
      });
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const files = paths.filter((path) => statSync(join(folder, path)).isFile());
      return {
        files: new Map(files.map((path) => [path, readFileSync(join(folder, path))])),
        ledger: JSON.parse(readFileSync(report, 'utf8')) as Ledger,
      };
    } finally {
      remove();
    }
  }

  #empty(): PageVersion {
    const folder = mkdtempSync(join(tmpdir(), `webim2tim-${this.#name}-`));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
}

/** Path of a built file. @throws when there is no build. */
export function built(name: string): string {
  const file = join(root, 'dist', name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing; run: npm run build`);
  return file;
}

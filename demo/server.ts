import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback } from '../loopback/index.ts';
import { diffFile } from './diff-view.ts';
import { migrateCopy } from './migrate-copy.ts';
import { checkParts, PATHS } from './paths.ts';
import { redirectTo } from './redirect.ts';

const require = createRequire(import.meta.url);
const ROOM = 'live-room-1';

export interface Demo {
  /** The page to open: `http://127.0.0.1:PORT/`. */
  url: string;
  /** Ends the backend and removes the temporary copies. */
  close(): Promise<void>;
}

/**
 * Starts the offline backend and serves the live room twice: as it is on the shim, and as the codemod leaves it.
 *
 * @param options.port TCP port on 127.0.0.1; 0 or absent picks a free one.
 * @throws Error when a part is missing, the port is taken or the codemod fails; nothing is left running then.
 */
export async function startDemo(options: { port?: number } = {}): Promise<Demo> {
  checkParts();
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-demo-'));
  const removeCopies = () => rmSync(folder, { recursive: true, force: true });
  try {
    const legacy = join(folder, 'legacy');
    const migrated = join(folder, 'migrated');
    cpSync(PATHS.app, legacy, { recursive: true });
    cpSync(PATHS.app, migrated, { recursive: true });
    const ledger = await migrateCopy(migrated);

    const loopback = await startLoopback({ port: options.port });
    loopback.core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: '直播间', owner: 'host' });
    loopback.core.setUser('lily', { nick: 'Lily' });
    loopback.core.setUser('tom', { nick: 'Tom' });
    const redirect = redirectTo(loopback.wsUrl);
    const withRedirect = (file: string) => ({ '': `${readFileSync(file, 'utf8')}\n${redirect}` });
    loopback.mount('/', PATHS.page);
    loopback.mount('/legacy', legacy);
    loopback.mount('/legacy/sdk/webim.js', withRedirect(PATHS.shim));
    loopback.mount('/migrated', migrated);
    loopback.mount('/migrated/sdk/tim-js.js', withRedirect(join(migrated, 'sdk/tim-js.js')));

    const changed = ledger.files.filter((file) => file.changed).map((file) => file.file);
    const report = {
      rooms: ['/legacy/index.html', '/migrated/index.html'],
      facts: [
        `webim2tim ${require(join(PATHS.root, 'package.json')).version}`,
        `tim-js-sdk ${require('tim-js-sdk/package.json').version}`,
        `离线后端 offline backend ${loopback.wsUrl}`,
      ],
      totals: ledger.totals,
      findings: ledger.findings,
      files: changed.map((file) =>
        diffFile(
          file,
          readFileSync(join(PATHS.app, file), 'utf8'),
          readFileSync(join(migrated, file), 'utf8'),
        ),
      ),
    };
    loopback.mount('/report.json', { '': JSON.stringify(report) });

    return {
      url: `${loopback.url}/`,
      close: () => loopback.close().finally(removeCopies),
    };
  } catch (error) {
    removeCopies();
    throw error;
  }
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Loopback, startLoopback } from '../loopback/index.ts';
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
  // First, so that a port that is taken is said at once and not after the migration.
  const loopback = await startLoopback({ port: options.port });
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-demo-'));
  const removeCopies = () => rmSync(folder, { recursive: true, force: true });
  try {
    const legacy = join(folder, 'legacy');
    const migrated = join(folder, 'migrated');
    cpSync(PATHS.app, legacy, { recursive: true });
    cpSync(PATHS.app, migrated, { recursive: true });
    const { ledger, diffs } = await migrateCopy(migrated);

    prepareRoom(loopback);
    mountRoom(loopback, '/legacy', legacy, { 'webim.js': PATHS.shim });
    mountRoom(loopback, '/migrated', migrated, { 'tim-js.js': join(migrated, 'sdk/tim-js.js') });
    loopback.mount('/', PATHS.page);
    const report = {
      rooms: ['/legacy/index.html', '/migrated/index.html'],
      facts: [
        `webim2tim ${require(join(PATHS.root, 'package.json')).version}`,
        `tim-js-sdk ${require('tim-js-sdk/package.json').version}`,
        `离线后端 offline backend ${loopback.wsUrl}`,
      ],
      totals: ledger.totals,
      findings: ledger.findings,
      files: diffs,
    };
    loopback.mount('/report.json', { '': JSON.stringify(report) });
  } catch (error) {
    await loopback.close();
    removeCopies();
    throw error;
  }
  const { url, close } = loopback;
  return { url: `${url}/`, close: () => close().finally(removeCopies) };
}

function prepareRoom({ core }: Loopback): void {
  core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: '直播间', owner: 'host' });
  core.setUser('lily', { nick: 'Lily' });
  core.setUser('tom', { nick: 'Tom' });
}

/** Serves a copy of the room. Its SDK file, `{name below sdk/: path}`, is told where the backend is. */
function mountRoom(loopback: Loopback, path: string, folder: string, sdk: Record<string, string>): void {
  loopback.mount(path, folder);
  for (const [name, file] of Object.entries(sdk)) {
    const code = `${readFileSync(file, 'utf8')}\n${redirectTo(loopback.wsUrl)}`;
    loopback.mount(`${path}/sdk/${name}`, { '': code });
  }
}

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);

/** Where the browser came from: for messages, and because versions differ. */
export interface LaunchedBrowser {
  browser: Browser;
  /** Path of the executable. */
  executable: string;
  close(): Promise<void>;
}

const ARGS = [
  // Tests run as root in containers, where Chromium's own sandbox cannot start.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  // Timers of a page nobody looks at must keep their pace: the SDK polls with them.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * Starts a headless Chromium: the one in `CHROME_PATH`, else one found on `PATH`, else the one that comes with
 * `@sparticuz/chromium` (Linux x64 only), which is unpacked once into the temporary folder.
 *
 * @throws Error that lists every executable tried and what happened, when none starts.
 */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const failures: string[] = [];
  for (const candidate of candidates()) {
    let name = candidate.name;
    try {
      const found = await candidate.find();
      name = `${candidate.name} (${found.executable})`;
      const browser = await start(found);
      return { browser, executable: found.executable, close: () => browser.close() };
    } catch (error) {
      failures.push(`${name}: ${firstLines(error)}`);
    }
  }
  throw new Error(
    `No browser could be started, so the browser tests cannot run.\n${failures.map((line) => `  - ${line}`).join('\n')}\n` +
      'Install Chrome or Chromium, or set CHROME_PATH to its executable.',
  );
}

interface Found {
  executable: string;
  /** Folder of shared libraries to offer when the system lacks them. */
  libraries?: string;
  /** Folder with a font and its configuration, for images without any. */
  fonts?: string;
}
interface Candidate {
  name: string;
  find(): Promise<Found>;
}

function candidates(): Candidate[] {
  const given = process.env.CHROME_PATH;
  // An explicit wish is obeyed or fails; falling back would test another browser than the one asked for.
  if (given) return [{ name: 'CHROME_PATH', find: async () => ({ executable: given }) }];
  const installed = installedBrowsers().map((executable) => ({
    name: 'installed browser',
    find: async () => ({ executable }),
  }));
  return [...installed, { name: '@sparticuz/chromium', find: unpackChromium }];
}

function installedBrowsers(): string[] {
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'chrome',
    'microsoft-edge',
  ];
  const fixed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
    join(process.env['PROGRAMFILES(X86)'] ?? '', 'Microsoft\\Edge\\Application\\msedge.exe'),
  ];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...new Set([...onPath, ...fixed])].filter(isExecutable);
}

async function start({ executable, libraries, fonts }: Found): Promise<Browser> {
  const env = { ...(process.env as Record<string, string>) };
  if (fonts && !existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH ??= fonts;
  const launch = () =>
    chromium.launch({ executablePath: executable, args: ARGS, headless: true, timeout: 60_000, env });
  try {
    return await launch();
  } catch (error) {
    // Slim images lack NSS; the package carries its own copies.
    if (!libraries || !/error while loading shared libraries/.test(String(error))) throw error;
    env.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
    return launch();
  }
}

/**
 * The package unpacks to `os.tmpdir()` and takes a half-written file of another process for a finished one. So it
 * runs in a process of its own with a private temporary folder, which is then moved to its final name at once.
 */
async function unpackChromium(): Promise<Found> {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = require(join(dirname(entry), '../../package.json')) as { version: string };
  const home = join(tmpdir(), `webim2tim-chromium-${version}`);
  const found = {
    executable: join(home, 'chromium'),
    libraries: join(home, 'al2023/lib'),
    fonts: join(home, 'fonts'),
  };
  if (existsSync(found.executable)) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`holds a browser for Linux x64 only, this is ${process.platform} ${process.arch}`);
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'webim2tim-unpack-'));
  const module = pathToFileURL(join(dirname(entry), '../esm/index.js')).href;
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', `await (await import(${JSON.stringify(module)})).default.executablePath()`],
    // The variable makes the package unpack its shared libraries as well.
    { env: { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' } },
  );
  // The package's own configuration names the folder it would have unpacked to.
  writeFileSync(
    join(unpacked, 'fonts/fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${found.fonts}</dir><cachedir>${home}/font-cache</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(unpacked, home);
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(found.executable)) throw error;
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4)
    .join(' / ')
    .slice(0, 600);
}

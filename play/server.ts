import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Loopback, startLoopback } from '../loopback/index.ts';
import { PageCalls } from './calls.ts';
import { chooserPage } from './chooser.ts';
import { AppFolder } from './folder.ts';
import { openUnknownRooms } from './open-rooms.ts';
import { PanelApi } from './panel-api.ts';
import { OWN_PATH } from './rewrite-page.ts';
import { swappedSdk, swappedSdkWithEmotions } from './sdk.ts';
import { SecondUser } from './second-user.ts';
import { AppServer } from './serve-app.ts';
import { type Survey, survey } from './survey.ts';

export interface PlayOptions {
  /** The application's folder. */
  folder: string;
  /** TCP port on 127.0.0.1; 0 or absent picks a free one. */
  port?: number;
  /** Leave the application's own SDK in place and send its traffic to the backend. */
  original?: boolean;
  lang?: 'en' | 'zh';
  /** File that keeps users, groups and messages between starts; absent: they end with the process. */
  data?: string;
  /** Key that UserSigs are checked with; those that `play` fills in are then made with it. Absent: any will do. */
  userSigKey?: string;
}

/** A played application. */
export interface Play {
  /** The panel with the application beside it. */
  url: string;
  /** The application alone. */
  appUrl: string;
  survey: Survey;
  loopback: Loopback;
  /** Paths of SDK files that were served swapped so far. */
  readonly swapped: ReadonlySet<string>;
  close(): Promise<void>;
}

/** More names than anybody reads. */
const MAX_MISSING = 20;

/** Nobody is real. The first is offered first. */
export const MADE_UP_USERS = [
  { userID: 'alice', nick: 'Alice 小艾' },
  { userID: 'bob', nick: 'Bob 小博' },
  { userID: 'carol', nick: 'Carol 小可' },
] as const;

/** Who owns the rooms that are made for the application, and speaks where nobody else can. */
const HOST = { userID: 'host', nick: 'Host 主播' } as const;

/**
 * Serves an application folder on this machine with an offline backend: the SDK swapped for ours in memory, nothing
 * written, nothing outside the folder read.
 *
 * @throws the error of the file system when there is no such folder, MissingAssetsError, DataFileError, or the error
 * of a taken port.
 */
export async function startPlay(options: PlayOptions): Promise<Play> {
  const folder = await AppFolder.open(options.folder);
  const found = await survey(folder.root);
  const swap = found.hasEmotionPictures ? swappedSdkWithEmotions : swappedSdk;
  const sdk = options.original ? undefined : swap();
  const loopback = await startLoopback({
    port: options.port,
    data: options.data,
    userSigKey: options.userSigKey,
  });
  try {
    return await serve(loopback, folder, found, sdk, options);
  } catch (error) {
    await loopback.close();
    throw error;
  }
}

async function serve(
  loopback: Loopback,
  folder: AppFolder,
  found: Survey,
  sdk: Buffer | undefined,
  { lang = 'en', userSigKey }: PlayOptions,
): Promise<Play> {
  for (const { userID, nick } of [...MADE_UP_USERS, HOST]) {
    // A data file may know another name.
    if (!loopback.core.users.nick(userID)) loopback.core.setUser(userID, { nick });
  }
  const secondUser = new SecondUser(loopback, 'bob');
  openUnknownRooms(loopback, HOST.userID);
  const calls = new PageCalls();
  const swapped = new Set<string>();
  const missing = new Set<string>();
  const app = new AppServer({
    folder,
    sdk,
    checksUserSigs: userSigKey !== undefined,
    swapped: (path) => swapped.add(path),
    missing: (path) => {
      // A picture that is not there stops no page.
      if (/\.(m?js|css|html?)$/i.test(path) && missing.size < MAX_MISSING) missing.add(path);
    },
    chooser: async (path) => chooserPage(path, found.pages),
  });
  const panel = new PanelApi({
    loopback,
    secondUser,
    calls,
    pages: found.pages,
    users: MADE_UP_USERS.map(({ userID }) => userID),
    mode: sdk ? 'shim' : 'original',
    lang,
    missing,
    userSigKey,
  });

  loopback.serve(async (request, response) => {
    const url = parseUrl(request.url);
    if (!url) return false;
    if (url.pathname !== OWN_PATH && !url.pathname.startsWith(`${OWN_PATH}/`)) {
      return app.handle(request, response, url);
    }
    const path = url.pathname.slice(OWN_PATH.length);
    if (await panel.handle(request, response, path, url)) return true;
    const file = path === '/sdk.js' ? sdk : await ownFile(path);
    if (!file || request.method !== 'GET') return false;
    response.writeHead(200, {
      'Content-Type': OWN_TYPES[extname(path)] ?? OWN_TYPES['.html'],
      'Cache-Control': 'no-store',
    });
    response.end(file);
    return true;
  });

  return {
    url: `${loopback.url}${OWN_PATH}/`,
    appUrl: `${loopback.url}/`,
    survey: found,
    loopback,
    swapped,
    close: () => {
      secondUser.close();
      return loopback.close();
    },
  };
}

const OWN_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Beside this file in the clone, beside the bundle in the package. */
const PAGE_FOLDER = fileURLToPath(new URL('play-page/', import.meta.url));
const OWN_FILES: Record<string, string> = {
  '/': 'panel.html',
  '/panel.js': 'panel.js',
  '/panel.css': 'panel.css',
  '/page.js': 'page.js',
  '/original.js': 'original.js',
  '/tls.js': 'tls.js',
};

async function ownFile(path: string): Promise<Buffer | undefined> {
  const name = Object.hasOwn(OWN_FILES, path || '/') ? OWN_FILES[path || '/'] : undefined;
  return name === undefined ? undefined : readFile(PAGE_FOLDER + name);
}

function parseUrl(url = '/'): URL | undefined {
  // The path alone: a request line may hold a whole address of elsewhere.
  const path = url.startsWith('/') ? url.replace(/^\/+/, '/') : '/';
  return URL.canParse(path, 'http://127.0.0.1') ? new URL(path, 'http://127.0.0.1') : undefined;
}

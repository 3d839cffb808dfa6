import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { DataFileError, startLoopback } from '../../loopback/index.ts';
import { type Play, startPlay } from '../../play/server.ts';
import { MissingAssetsError } from '../pages/assets.ts';
import type { Lang } from '../report/texts.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { PLAY_TEXTS } from './play-texts.ts';

export interface PlayCommand {
  folder: string;
  cwd: string;
  /** 0 picks a free one. */
  port: number;
  original: boolean;
  backendOnly: boolean;
  /** Path of the data file, relative to `cwd`. */
  data?: string;
  /** Key that UserSigs are checked with; absent: any will do. */
  userSigKey?: string;
  lang: Lang;
  out(text: string): void;
  /** Resolves when it is time to end. */
  ended: Promise<void>;
}

/** Runs until it is told to end. @throws CliError */
export async function play(command: PlayCommand): Promise<ExitCode> {
  try {
    await (command.backendOnly ? backendOnly(command) : playFolder(command));
    return EXIT.DONE;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CliError('port-taken', EXIT.USAGE, { port: String(command.port) });
    if (code === 'EACCES') {
      const values = {
        option: '--port',
        value: String(command.port),
        command: 'webim2tim play',
        reason: (error as Error).message,
      };
      throw new CliError('bad-option', EXIT.USAGE, values);
    }
    if (error instanceof MissingAssetsError) {
      throw new CliError('sdk-files-missing', EXIT.USAGE, { files: error.files.join(', ') });
    }
    if (error instanceof DataFileError) {
      throw new CliError('data-unusable', EXIT.FILE, { path: command.data ?? '', reason: error.message });
    }
    throw error;
  }
}

/** The backend alone, for other people's clients: one line of JSON when it is ready, nothing else. */
async function backendOnly({ port, cwd, data, userSigKey, out, ended }: PlayCommand): Promise<void> {
  const loopback = await startLoopback({ port, data: data && resolve(cwd, data), userSigKey });
  const { url, wsUrl, port: bound } = loopback;
  out(`${JSON.stringify({ port: bound, websocket: wsUrl, http: url, uploads: `${url}/loopback-files/` })}\n`);
  await ended;
  await loopback.close();
}

async function playFolder({
  folder,
  cwd,
  port,
  original,
  lang,
  data,
  userSigKey,
  out,
  ended,
}: PlayCommand): Promise<void> {
  const path = resolve(cwd, folder);
  if (!isFolder(path)) throw new CliError('no-such-path', EXIT.USAGE, { path: folder });
  const running = await startPlay({
    folder: path,
    port,
    original,
    lang,
    data: data && resolve(cwd, data),
    userSigKey,
  });
  const isChecked = userSigKey !== undefined;
  out(greeting(running, relative(cwd, path) || '.', { original, isChecked }, lang));
  await ended;
  await running.close();
}

function greeting(
  { url, appUrl, survey }: Play,
  folder: string,
  { original, isChecked }: { original: boolean; isChecked: boolean },
  lang: Lang,
): string {
  const texts = PLAY_TEXTS[lang];
  const { sdkFiles, v2Files, bundles, pages, hasEmotionPictures } = survey;
  const notes = [
    texts.found(folder, pages.length),
    ...(sdkFiles.length ? [texts.sdk(sdkFiles, original)] : v2Files.length ? [] : [texts.noSdk]),
    ...(v2Files.length ? [texts.v2(v2Files)] : []),
    ...(bundles.length && !original ? [texts.bundles(bundles)] : []),
    ...(hasEmotionPictures && !original ? [texts.emotions] : []),
  ];
  return `\n  ${url}\n    ${texts.panel}\n  ${appUrl}\n    ${texts.app}\n\n${notes.map((note) => `  ${note}\n`).join('')}\n  ${isChecked ? texts.checked : texts.anyUser} ${texts.end}\n\n`;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

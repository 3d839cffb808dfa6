import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError, EXIT } from '../errors.ts';

/** Editors that open a file at a line when it is given as `+12`. */
const TAKES_LINE =
  /(^|[\\/])(vi|vim|nvim|view|nano|emacs|emacsclient|micro|joe|kak|ne|mg)(\.exe)?["']?(\s|$)/;

const IS_WINDOWS = process.platform === 'win32';

/**
 * Opens a text in `$VISUAL` or `$EDITOR`, which is a command line as git takes it: with options, and quotes where a path
 * has spaces. @returns what it was saved as
 *
 * @param extension of the file it came from, so that the editor knows the language
 * @param line where the change begins, counted from 1
 * @throws CliError when there is no such editor, or it ends with a failure
 */
export function editText(text: string, { extension, line }: { extension: string; line: number }): string {
  const { VISUAL, EDITOR } = process.env;
  const editor = VISUAL || EDITOR || (IS_WINDOWS ? 'notepad' : 'vi');
  // For the eyes of this user only: the text may hold keys.
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-'));
  try {
    const file = join(folder, `edit${extension}`);
    writeFileSync(file, text, { mode: 0o600 });
    const { status, signal, error } = runOn(file, editor, TAKES_LINE.test(editor) ? [`+${line}`] : []);
    if (error || status !== 0) {
      const missing = { en: `there is no ${editor}`, zh: `没有 ${editor}` };
      const reason = status === 127 ? missing : (error?.message ?? `${editor}: ${signal ?? status}`);
      throw new CliError('editor-failed', EXIT.USAGE, { reason });
    }
    const edited = readFileSync(file, 'utf8');
    // Some editors put a mark before what is UTF-8; it is none of the text.
    return text.startsWith('\ufeff') ? edited : edited.replace(/^\ufeff/, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const runOn = (file: string, editor: string, options: readonly string[]) =>
  IS_WINDOWS
    ? spawnSync(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
    : spawnSync('/bin/sh', ['-c', `${editor} "$@"`, editor, ...options, file], { stdio: 'inherit' });

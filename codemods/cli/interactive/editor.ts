import { ExternalEditor } from '@inquirer/external-editor';
import { CliError, EXIT } from '../errors.ts';

/** Editors that open a file at a line when it is given as `+12`. */
const TAKES_LINE = /(^|[\\/])(vi|vim|nvim|view|nano|emacs|emacsclient|micro|joe|kak|ne|mg)(\.exe)?$/;

/**
 * Opens a text in `$VISUAL` or `$EDITOR`. @returns what it was saved as
 *
 * @param extension of the file it came from, so that the editor knows the language
 * @param line where the change begins, counted from 1
 * @throws CliError when there is no such editor, or it ends with a failure
 */
export function editText(text: string, { extension, line }: { extension: string; line: number }): string {
  try {
    const editor = new ExternalEditor(text, { prefix: 'webim2tim-', postfix: extension, mode: 0o600 });
    const { bin, args } = editor.editor;
    if (TAKES_LINE.test(bin)) editor.editor.args = [...args, `+${line}`];
    try {
      const edited = editor.run();
      if (editor.lastExitStatus !== 0) throw new Error(`${bin}: ${editor.lastExitStatus}`);
      return edited;
    } finally {
      editor.cleanup();
    }
  } catch (error) {
    const { message, originalError } = error as Error & { originalError?: Error };
    throw new CliError('editor-failed', EXIT.USAGE, { reason: originalError?.message ?? message });
  }
}

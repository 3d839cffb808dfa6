/** A word as a shell takes it, in quotes where it needs them. */
export const quoted = (word: string) =>
  /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A command of ours, ready to paste. */
export const commandLine = (...words: readonly string[]) => ['npx webim2tim', ...words].join(' ');

/** As many names as a message has room for, and how many there are besides. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown}, +${names.length - 5}` : shown;
}

/** A word as a shell takes it, in quotes where it needs them. */
export const quoted = (word: string) =>
  /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A command of ours, ready to paste. */
export const commandLine = (...words: readonly string[]) => ['npx webim2tim', ...words].join(' ');

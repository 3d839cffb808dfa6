/** Is a command line nothing but a question for help? @returns the command it is about, `''` for all of them */
export function helpAsked(args: readonly string[]): string | undefined {
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string;
    if (word === '--lang' && /^(en|zh)$/.test(args[at + 1] ?? '')) at++;
    else if (!/^--lang=(en|zh)$/.test(word)) words.push(word);
  }
  const [first = '', second, ...more] = words;
  const isHelp = (word: string | undefined) => word === '--help' || word === '-h';
  if (more.length > 0 || first === '') return undefined;
  if (isHelp(first)) return second === undefined ? '' : undefined;
  if (first === 'help') return isHelp(second) ? undefined : (second ?? '');
  return /^\w/.test(first) && isHelp(second) ? first : undefined;
}

/** Text of others inside of Markdown: it must show as it is, and neither format, link, mention nor break a table. */

/** Running text. */
export function plain(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, '\\$&')
      // GitHub turns these into links and notifies people; an empty comment between them keeps it from that.
      .replace(/@(?=\w)/g, '@<!-- -->')
      .replace(/\\#(?=\d)/g, '\\#<!-- -->')
      .replace(/\b(https?|ftp|mailto):/gi, '$1<!-- -->:')
      .replace(/\bwww\./gi, 'www<!-- -->.')
      .replace(/\bGH-(?=\d)/gi, '$&<!-- -->')
  );
}

/** A code span, with as many backticks around it as the text asks for. @param inTable a bar would end the cell */
export function code(text: string, inTable = false): string {
  const line = oneLine(text);
  const runs = (line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  // Blanks inside of the fence keep backticks at the ends, and a text of blanks, apart from it.
  const padded = /^`|`$|^ .* $|^$/.test(line) ? ` ${line} ` : line;
  const span = `${fence}${padded}${fence}`;
  return inTable ? span.replaceAll('|', '\\|') : span;
}

/** Text inside of an HTML element, where Markdown is not read. */
export function html(text: string): string {
  return oneLine(text).replace(/[<>&"'@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Shortened in its middle, where names of files say least. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];

  const half = Math.floor((length - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** Control characters would be invisible, line ends would begin a new block. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');

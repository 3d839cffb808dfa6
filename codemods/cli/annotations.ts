/** A place in a file that a reviewer should see. */
export interface Annotation {
  file: string;
  line: number;
  column?: number;
  title: string;
  message: string;
}

/** GitHub shows ten of a kind and step; more only fill the log. */
const MOST = 10;

/** Lines that GitHub Actions turns into annotations of the files. */
export function workflowCommands(annotations: readonly Annotation[]): string {
  return annotations
    .slice(0, MOST)
    .map(({ file, line, column, title, message }) => {
      const place = Object.entries({ file, line, ...(column && { col: column }), title });
      const properties = place.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
      return `::error ${properties}::${escapeData(message)}\n`;
    })
    .join('');
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

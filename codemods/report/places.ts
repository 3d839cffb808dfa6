/** A place as evidence names it. */
export interface Place {
  file: string;
  line: number;
}

/** `js/a.js:12` as file and line; undefined for other text. A file name may hold colons itself. */
export function parsePlace(text: string): Place | undefined {
  const found = /^(.+):(\d+)$/s.exec(text);
  return found ? { file: found[1] as string, line: Math.max(1, Number(found[2])) } : undefined;
}

/** A sentence in English, with `{names}` for what is filled in, and the same in Chinese. */
export type Row = readonly [en: string, zh: string];

export interface Found {
  zh: string;
  /** What stands in the sentence for each name of the row. */
  values: ReadonlyMap<string, string>;
}

/** Finds the rows that a finished English sentence may have been made from, the first one first. */
export function rowsLike(rows: readonly Row[]): (sentence: string) => Iterable<Found> {
  const templates = rows.map(([en, zh]) => {
    const names = [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const parts = en.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return { pattern: new RegExp(`^${parts.join('([\\s\\S]+?)')}$`), names, zh };
  });
  return function* (sentence) {
    for (const { pattern, names, zh } of templates) {
      const found = pattern.exec(sentence);
      if (found)
        yield { zh, values: new Map(names.map((name, index) => [name, found[index + 1] as string])) };
    }
  };
}

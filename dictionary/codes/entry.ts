/** A text in the languages the product speaks. */
export interface Text {
  en: string;
  zh: string;
}

/**
 * One code of the closed list. Texts may hold `{name}` places: `{member}` the legacy member, `{place}` a
 * `file:line`, others as the code needs them; {@link fillText} fills them in.
 */
export interface CodeEntry {
  /** What happened. */
  message: Text;
  /** What to do about it. */
  advice: Text;
}

/** Builds an entry; keeps adding a code a matter of one statement. */
export function entry(en: string, zh: string, adviceEn: string, adviceZh: string): CodeEntry {
  return { message: { en, zh }, advice: { en: adviceEn, zh: adviceZh } };
}

/** `text` with its `{name}` places filled; a place without a value stays as it is, so that it is noticed. */
export function fillText(text: string, values: { readonly [name: string]: string | number }): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

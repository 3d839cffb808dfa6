/**
 * Where a code is explained: message, cause, solution and a sample. A path in the repository and in the package, whose
 * `docs/` folder has the pages of all codes. Small and free of imports, because it goes into the browser.
 */
export function codeUrl(code: string, lang: 'en' | 'zh'): string {
  return `docs/${lang}/codes/${code}.md`;
}

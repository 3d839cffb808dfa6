/** The language of the page's user as far as we speak it; English where nothing is said (Node, mini-program). */
export function pageLanguage(): 'en' | 'zh' {
  const language = typeof navigator === 'undefined' ? '' : String(navigator.language || '');
  return /^zh/i.test(language) ? 'zh' : 'en';
}

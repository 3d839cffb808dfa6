type Language = 'en' | 'zh';

function page(name: string, lang: Language): string {
  return `docs/${name}${lang === 'zh' ? '.zh-CN' : ''}.md`;
}

/** Where a code is explained, relative to the repository. */
export function docsOfCode(code: string, lang: Language): string {
  return `${page('codes', lang)}#${code}`;
}

/** Where the coverage of a legacy member is, relative to the repository. */
export function docsOfMember(member: string, lang: Language): string {
  return `${page('coverage', lang)}#${member.toLowerCase().replace(/\./g, '')}`;
}

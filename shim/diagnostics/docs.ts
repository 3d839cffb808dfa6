/** Where the coverage of a legacy member is, relative to the repository. */
export function docsOfMember(member: string, lang: 'en' | 'zh'): string {
  return `docs/${lang}/coverage.md#${member.toLowerCase().replace(/\./g, '')}`;
}

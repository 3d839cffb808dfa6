import type { Finding } from './ledger.ts';

/** What a finding is about, as the application writes it: `webim.sendMsg`, `new webim.Msg`, `Msg.getElems`. */
export function siteName({ kind, member }: Pick<Finding, 'kind' | 'member'>): string {
  if (!member) return '';
  switch (kind) {
    case 'constructor':
      return `new webim.${member}`;
    case 'api-call':
    case 'constant':
    case 'reference':
      return `webim.${member}`;
    case 'listener':
      return member.replace(/^listeners\./, '');
    default:
      return member.replace('.prototype.', '.');
  }
}

import { MAPPINGS } from '../../dictionary/mapping.ts';
import type { InexactRow } from '../../dictionary/mapping-row.ts';
import { Proposals, type Transform } from './transform.ts';

const rows = new Map<string, InexactRow>();
for (const row of MAPPINGS)
  if (row.status === 'impossible') for (const path of row.covers) rows.set(path, row);

/** Calls v2 has nothing for: somebody has to decide what the application does instead. */
export const impossible: Transform = {
  name: 'impossible',
  run(context) {
    const proposals = new Proposals('impossible');
    for (const site of context.facts.sites) {
      const row = site.kind === 'api-call' ? rows.get(site.member) : undefined;
      if (row) proposals.block(site, { code: 'impossible', reason: row.reason.en }, 'person');
    }
    return proposals;
  },
};

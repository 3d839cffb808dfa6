import { replace } from '../edits.ts';
import { Proposals, type Transform } from './transform.ts';

/** Both names of each table; `EmotionPic*` are older aliases of the same objects. */
const TABLES: Record<string, string> = {
  Emotions: 'Emotions',
  EmotionPicData: 'Emotions',
  EmotionDataIndexs: 'EmotionDataIndexs',
  EmotionPicDataIndex: 'EmotionDataIndexs',
};

/**
 * `webim.Emotions[index]` -> `webim2tim.Emotions[index]`. v2 has no table; the bridge keeps the two live objects,
 * empty but for the names, so what an application adds to them is found again.
 */
export const emotions: Transform = {
  name: 'emotions',
  capabilities: ['emotion'],
  run(context) {
    const proposals = new Proposals('emotions');
    // The second is what an earlier run made of the first.
    const reader = context.facts.sites.find(
      (site) =>
        /(^|\.)toHtml$/.test(site.member) ||
        (/^migrate(\.|$)/.test(site.member) && /\.toLegacy\([^;]*\.toHtml\(/.test(site.unit.code)),
    );
    for (const site of context.facts.sites) {
      if (site.kind !== 'constant' && site.kind !== 'reference') continue;
      const table = Object.hasOwn(TABLES, site.member) ? TABLES[site.member] : undefined;
      if (!table || !context.parsed(site.unit).pathAt(site)) continue;
      if (site.write) {
        proposals.block(
          site,
          { code: 'sdk-modified', reason: `webim.${site.member} is replaced by another table` },
          'person',
        );
        continue;
      }
      if (reader) {
        proposals.block(site, {
          code: 'needs-other-site',
          reason: `toHtml in ${reader.unit.file} stays on the shim and reads the tables of the shim`,
        });
        continue;
      }
      proposals.convert({
        sites: [site],
        edits: [{ ...replace(site, `${context.names.bridge}.${table}`), unit: site.unit }],
        flows: [],
      });
    }
    return proposals;
  },
};

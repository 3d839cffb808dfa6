import type { FlowFacts, Site } from '../flow/facts.ts';
import type { ScriptUnit } from '../sources/source.ts';
import type { TransformContext, UnitEdit } from './transform.ts';

/** What `convert` decides for one site. Every site of the facts gets exactly one. */
export interface SiteFinding {
  site: Site;
  bucket: 'converted' | 'shim' | 'person';
  /** Code from `dictionary/codes.ts`; absent only for `converted`. */
  code?: string;
  /** One sentence for people; names the blocking place as `file:line`. Absent only for `converted`. */
  reason?: string;
  /** Places (`file:line`) that say why. */
  evidence: string[];
}

/** Which scripts the page needs after the edits. */
export interface Uses {
  /** Some code calls the native SDK: the page has to load tim-js-sdk. */
  tim: boolean;
  /** Some code calls a helper of the bridge: the page has to load `webim2tim.js`. */
  bridge: boolean;
  /** Something stays legacy: the page has to load the shim. */
  shim: boolean;
}

export interface ConvertOptions {
  /** `native` rewrites what it can; `shim` leaves every call as it is (only the script tags change). */
  to?: 'native' | 'shim';
  target?: TransformContext['target'];
}

export interface ConvertResult {
  /** In unit and source order; edits of one unit do not overlap except inside each other's holes. */
  edits: UnitEdit[];
  /** In the order of `facts.sites`. */
  findings: SiteFinding[];
  uses: Uses;
}

/**
 * Runs every transform over the scripts and resolves which of their proposals hold together: a legacy value becomes
 * native everywhere it flows or nowhere.
 */
export function convert(
  units: readonly ScriptUnit[],
  facts: FlowFacts,
  options: ConvertOptions = {},
): ConvertResult {
  throw new Error(
    `convert: not written yet (${units.length} scripts, ${facts.sites.length} sites, ${options.to ?? 'native'})`,
  );
}

import type { LedgerCode } from '../../dictionary/codes.ts';
import type { FlowFacts, Site } from '../flow/facts.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { TRANSFORMS } from './all.ts';
import { inStyleOf } from './edit-style.ts';
import { isLoginSite } from './native-call.ts';
import { j, parseUnit } from './parse.ts';
import { type Resolution, resolve } from './resolve.ts';
import {
  merged,
  type Names,
  type ParsedUnit,
  type Plan,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

/** What `convert` decides for one site. Every site of the facts gets exactly one. */
export interface SiteFinding {
  site: Site;
  bucket: 'converted' | 'shim' | 'person';
  /** Code from `dictionary/codes.ts`; absent only for `converted`. */
  code?: LedgerCode;
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
  /** Names of the transforms to run; all when absent. */
  only?: readonly string[];
  /** 1-based line in the file of an offset into a script's code. Without it lines of scripts in pages count from the script. */
  lineOf?(unit: ScriptUnit, offset: number): number;
}

export interface ConvertResult {
  /** In unit and source order; edits of one unit do not overlap except inside each other's holes. */
  edits: UnitEdit[];
  /** In the order of `facts.sites`. */
  findings: SiteFinding[];
  uses: Uses;
}

/** The plan settles in two or three rounds; more would mean it goes in circles. */
const MAX_ROUNDS = 6;

/**
 * Runs every transform over the scripts and resolves which of their proposals hold together: a legacy value becomes
 * native everywhere it flows or nowhere.
 */
export function convert(
  units: readonly ScriptUnit[],
  facts: FlowFacts,
  options: ConvertOptions = {},
): ConvertResult {
  if (options.to === 'shim') return leaveOnShim(facts);
  const parsed = parser(units);
  const place = (site: Site) => `${site.unit.file}:${lineOf(options, site.unit, site.start)}`;
  const transforms = TRANSFORMS.filter(({ name }) => options.only?.includes(name) ?? true);
  let plan: Plan = { login: facts.sites.some(isLoginSite) ? 'native' : 'shim', attach: false, echo: false };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const context = contextOf(units, facts, options, parsed, plan);
    const resolution = resolve(context, merged(...transforms.map((t) => t.run(context))), place);
    const next = nextPlan(plan, facts, resolution);
    if (samePlan(plan, next)) return resultOf(context, resolution);
    plan = next;
  }
  throw new Error('convert: the plan of the conversion does not settle');
}

function contextOf(
  units: readonly ScriptUnit[],
  facts: FlowFacts,
  options: ConvertOptions,
  parsed: TransformContext['parsed'],
  plan: Plan,
): TransformContext {
  return {
    j,
    facts,
    get units() {
      return units.map(parsed);
    },
    parsed,
    target: options.target ?? 'tim-js-sdk',
    names: chooseNames(facts, plan),
    plan,
  };
}

function parser(units: readonly ScriptUnit[]): TransformContext['parsed'] {
  const cache = new Map<string, ParsedUnit>();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (unit) => {
    let parsed = cache.get(unit.id);
    if (!parsed) {
      parsed = parseUnit(byId.get(unit.id) ?? unit);
      cache.set(unit.id, parsed);
    }
    return parsed;
  };
}

/** New global names must not be taken in any script of the page. */
function chooseNames(facts: FlowFacts, plan: Plan): Names {
  const login = facts.sites.find(isLoginSite);
  const free = (...candidates: string[]): string => {
    if (!login) return candidates[0] as string;
    const numbered = Array.from({ length: 100 }, (_, i) => `${candidates[0]}${i + 2}`);
    return (
      [...candidates, ...numbered].find((name) => facts.isNameFree(login.unit, name)) ?? `${candidates[0]}_`
    );
  };
  return {
    tim: plan.login === 'native' ? free('tim', 'timSDK', 'timInstance') : 'webim.migrate.tim',
    TIM: 'TIM',
    bridge: 'webim2tim',
    onMessageReceived: free('onMessageReceived', 'onTimMessageReceived'),
    sendAndEcho: free('sendAndEcho', 'sendTimMessage'),
  };
}

function nextPlan(plan: Plan, facts: FlowFacts, { converted, alive, causes }: Resolution): Plan {
  if (plan.login === 'shim') return plan;
  const left = facts.sites.find((site) => isLoginSite(site) && !converted.has(site));
  if (left) return { login: 'shim', refusal: causes.get(left), attach: false, echo: false };
  return {
    login: 'native',
    attach: facts.sites.some((site) => !converted.has(site)),
    echo: alive.some((conversion) => conversion.echo),
  };
}

const samePlan = (a: Plan, b: Plan) => a.login === b.login && a.attach === b.attach && a.echo === b.echo;

function resultOf(context: TransformContext, resolution: Resolution): ConvertResult {
  const edits = [...resolution.alive.flatMap((c) => c.edits), ...resolution.adapters].map((edit) =>
    inStyleOf(context.parsed(edit.unit), edit),
  );
  const order = new Map(context.units.map(({ unit }, index) => [unit.id, index]));
  edits.sort(
    (a, b) => (order.get(a.unit.id) ?? 0) - (order.get(b.unit.id) ?? 0) || a.start - b.start || b.end - a.end,
  );
  const findings = context.facts.sites.map((site) => findingOf(site, resolution, edits));
  const text = edits
    .flatMap((e) => e.parts)
    .filter((p) => typeof p === 'string')
    .join('\n');
  return {
    edits,
    findings,
    uses: {
      tim: new RegExp(`\\b${context.names.TIM}\\.|\\b${context.names.tim.replace(/\./g, '\\.')}\\b`).test(
        text,
      ),
      bridge: text.includes(`${context.names.bridge}.`),
      shim: findings.some((f) => f.bucket !== 'converted') || /\bwebim\.migrate\b/.test(text),
    },
  };
}

function findingOf(site: Site, { converted, causes }: Resolution, edits: readonly UnitEdit[]): SiteFinding {
  const evidence = site.evidence.map((e) => `${e.file}:${e.line}`);
  if (converted.has(site) || isGone(site, edits)) return { site, bucket: 'converted', evidence };
  const cause = causes.get(site);
  if (!cause) throw new Error(`convert: no decision for ${site.member} in ${site.unit.id}`);
  return {
    site,
    bucket: cause.bucket,
    code: cause.code,
    reason: cause.reason,
    evidence: [...new Set([...cause.evidence, ...evidence])],
  };
}

/** Was the site in text that an edit replaced, outside of its holes? Then nothing legacy is left of it. */
function isGone(site: Site, edits: readonly UnitEdit[]): boolean {
  return edits.some(
    (edit) =>
      edit.unit.id === site.unit.id &&
      edit.start <= site.start &&
      edit.end >= site.end &&
      edit.start < edit.end &&
      !edit.parts.some((part) => typeof part !== 'string' && part.start < site.end && part.end > site.start),
  );
}

function leaveOnShim(facts: FlowFacts): ConvertResult {
  const findings = facts.sites.map(
    (site): SiteFinding => ({
      site,
      bucket: 'shim',
      code: 'asked-for-shim',
      reason: 'the run was told to leave the code on the shim',
      evidence: site.evidence.map((e) => `${e.file}:${e.line}`),
    }),
  );
  return { edits: [], findings, uses: { tim: false, bridge: false, shim: findings.length > 0 } };
}

function lineOf(options: ConvertOptions, unit: ScriptUnit, offset: number): number {
  if (options.lineOf) return options.lineOf(unit, offset);
  return 1 + (unit.code.slice(0, offset).match(/\r\n|\r|\n/g)?.length ?? 0);
}

import type { LedgerCode } from '../../dictionary/codes.ts';
import { writtenText } from '../edits.ts';
import type { FlowFacts, Site } from '../flow/facts.ts';
import type { Partial, Style, Target } from '../options.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { packagesOf, SDK_PACKAGES } from '../targets.ts';
import { awaitWhereEqual } from './await-style.ts';
import { attachedInstance } from './crossings.ts';
import { inStyleOf, joinedParts } from './edit-style.ts';
import { needsFriends } from './friends.ts';
import { isUpload, uploads } from './media.ts';
import { isLoginSite } from './native-call.ts';
import { j, parseUnit } from './parse.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { withoutWrappers } from './promise-wrappers.ts';
import { type Resolution, resolve } from './resolve.ts';
import { type ImportEdits, importEdits, usesWindow } from './sdk-imports.ts';
import { proposalsOf, type Selection } from './selection.ts';
import type { Names, ParsedUnit, Plan, TransformContext, UnitEdit } from './transform.ts';

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
  /** Some code works with friends: they are only in a build of tim-js-sdk of their own. */
  friends?: boolean;
  /** Some code uploads: v2 does that with a plugin in a file of its own. */
  uploads?: boolean;
  /** Some code calls the native SDK: the page has to load tim-js-sdk. */
  tim: boolean;
  /** Some code calls a helper of the bridge: the page has to load `webim2tim.js`. */
  bridge: boolean;
  /** Something stays legacy: the page has to load the shim. */
  shim: boolean;
}

export interface ConvertOptions extends Selection {
  /** `native` rewrites what it can; `shim` leaves every call as it is (only the script tags change). */
  to?: 'native' | 'shim';
  /** Code that could not be opened uses the SDK, and stays on the shim. */
  legacyElsewhere?: boolean;
  /**
   * Default `bridge`: one error handler of the application's own, or one listener that cannot be read, would otherwise
   * keep every call and message that meets it on the shim.
   */
  partial?: Partial;
  /** Default `then`, which every browser the old SDK ran in can be made to understand. */
  style?: Style;
  /** Default `tim-js-sdk`. */
  target?: Target;
  packagesFor?: TransformContext['packagesFor'];
  /** 1-based line in the file of an offset into a script's code. Without it lines of scripts in pages count from the script. */
  lineOf?(unit: ScriptUnit, offset: number): number;
}

export interface ConvertResult {
  /** In unit and source order; edits of one unit do not overlap except inside each other's holes. */
  edits: UnitEdit[];
  /** In the order of `facts.sites`. */
  findings: SiteFinding[];
  uses: Uses;
  /** Files that modules import from now on and that have to be put into the tree. */
  moduleFiles: ImportEdits['files'];
  /** Packages that modules import from now on. */
  packages: ImportEdits['packages'];
  /** What is converted, in the smallest parts that can be had without the others. */
  pieces: Piece[];
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
  const parsed = parser(units);
  if (options.to === 'shim') {
    return leaveOnShim(contextOf(units, facts, options, parsed, NO_PLAN));
  }
  const place = (site: Site) => `${site.unit.file}:${lineOf(options, site.unit, site.start)}`;
  let plan = firstPlan(contextOf(units, facts, options, parsed, NO_PLAN), options);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const context = contextOf(units, facts, options, parsed, plan);
    const resolution = resolve(context, proposalsOf(context, options), place);
    const next = nextPlan(plan, facts, resolution);
    if (samePlan(plan, next)) return resultOf(context, resolution);
    plan = next;
  }
  throw new Error('convert: the plan of the conversion does not settle');
}

const NO_PLAN: Plan = { login: 'shim', instance: 'page', attach: false, echo: false };

/** One login on a page keeps its instance beside it; modules and several logins share that of the bridge. */
function firstPlan(context: TransformContext, { legacyElsewhere }: ConvertOptions): Plan {
  const { facts } = context;
  const logins = facts.sites.filter(isLoginSite);
  const plan: Plan = { ...NO_PLAN, legacyElsewhere, attach: legacyElsewhere === true };
  if (logins.length > 0)
    return { ...plan, login: 'native', instance: logins.length > 1 || hasModules(facts) ? 'bridge' : 'page' };
  // An earlier run has converted the login.
  if (context.units.some(({ unit }) => /\.createTim\(/.test(unit.code)))
    return { ...plan, login: 'native', instance: 'bridge' };
  const held = attachedInstance(context);
  return held === undefined
    ? { ...plan, instance: hasModules(facts) ? 'bridge' : 'page' }
    : { ...plan, login: 'native', held };
}

const hasModules = (facts: FlowFacts) => facts.sites.some(({ unit }) => unit.kind === 'module');

function contextOf(
  units: readonly ScriptUnit[],
  facts: FlowFacts,
  options: ConvertOptions,
  parsed: TransformContext['parsed'],
  plan: Plan,
): TransformContext {
  const target = options.target ?? 'tim-js-sdk';
  return {
    j,
    facts,
    get units() {
      return units.map(parsed);
    },
    parsed,
    packagesFor: withFriends(facts, options.packagesFor ?? (() => packagesOf(target))),
    target,
    partial: options.partial ?? 'bridge',
    style: options.style ?? 'then',
    names: chooseNames(facts, plan, target),
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

/** New names must not be taken in any script of the group. */
function chooseNames(facts: FlowFacts, plan: Plan, target: Target): Names {
  const sdk = SDK_PACKAGES[target];
  const units = new Set(facts.sites.map(({ unit }) => unit));
  const login = facts.sites.find(isLoginSite);
  const isFree = (name: string, scripts: Iterable<ScriptUnit>) =>
    [...scripts].every((unit) => facts.isNameFree(unit, name));
  const free = (scripts: Iterable<ScriptUnit>, ...candidates: readonly string[]): string => {
    const numbered = Array.from({ length: 100 }, (_, i) => `${candidates[0]}${i + 2}`);
    return [...candidates, ...numbered].find((name) => isFree(name, scripts)) ?? `${candidates[0]}_`;
  };
  const page = login ? [login.unit] : [];
  const modules = [...units].filter(({ kind }) => kind === 'module');
  const imported = (name: string, taken: RegExp) =>
    free(
      modules.filter(({ code }) => !taken.test(code)),
      name,
    );
  const names = {
    TIM: imported(sdk.global, new RegExp(`\\b${sdk.global}\\s*(from|=\\s*require)\\b`)),
    bridge: imported('webim2tim', /\bwebim2tim\s*(from|=\s*require)\b/),
    legacy: 'webim',
  };
  if (plan.instance === 'bridge') {
    const { bridge } = names;
    return {
      ...names,
      tim: `${bridge}.tim`,
      onMessageReceived: '',
      sendAndEcho: `${bridge}.sendAndEcho`,
    };
  }
  return {
    ...names,
    tim: plan.held ?? (plan.login === 'native' ? free(page, ...sdk.instance) : 'webim.migrate.tim'),
    onMessageReceived: free(page, 'onMessageReceived', 'onTimMessageReceived'),
    sendAndEcho: free(page, 'sendAndEcho', 'sendTimMessage'),
  };
}

/** What does not come out is tried with more of the shim: the page's own instance, that of the bridge, the shim's. */
function nextPlan(plan: Plan, facts: FlowFacts, { converted, alive, causes }: Resolution): Plan {
  if (plan.login === 'shim') return plan;
  const left = facts.sites.find((site) => isLoginSite(site) && !converted.has(site));
  if (left && plan.instance === 'page') return { ...plan, instance: 'bridge', attach: false, echo: false };
  if (left) {
    return {
      ...plan,
      login: 'shim',
      instance: hasModules(facts) ? 'bridge' : 'page',
      refusal: causes.get(left),
      attach: false,
      echo: false,
    };
  }
  if (plan.instance === 'bridge' || plan.held !== undefined) return plan;
  return {
    ...plan,
    login: 'native',
    instance: 'page',
    attach: plan.legacyElsewhere === true || facts.sites.some((site) => !converted.has(site)),
    echo: alive.some((conversion) => conversion.echo),
  };
}

const samePlan = (a: Plan, b: Plan) =>
  a.login === b.login && a.instance === b.instance && a.attach === b.attach && a.echo === b.echo;

function resultOf(context: TransformContext, resolution: Resolution): ConvertResult {
  const { pieces, numberOf } = piecesOf(context.facts, resolution.alive, context.partial);
  const resolved = [
    ...resolution.alive.flatMap((c) => c.edits.map((edit) => ({ ...edit, piece: numberOf.get(c) }))),
    ...resolution.adapters,
  ];
  const unwrapped = withoutWrappers(resolved);
  const proposed = context.style === 'await' ? awaitWhereEqual(context, unwrapped) : unwrapped;
  const staysLegacy = (site: Site) => !resolution.converted.has(site) && !isGone(site, proposed);
  const imports = importEdits(context, proposed, staysLegacy);
  const edits = [...proposed.map((edit) => asOfWindow(context, edit)), ...ofImports(imports.edits)].map(
    (edit) => withoutTree(inStyleOf(context.parsed(edit.unit), edit)),
  );
  const order = new Map(context.units.map(({ unit }, index) => [unit.id, index]));
  edits.sort(
    (a, b) => (order.get(a.unit.id) ?? 0) - (order.get(b.unit.id) ?? 0) || a.start - b.start || b.end - a.end,
  );
  const findings = context.facts.sites.map((site) => findingOf(site, resolution, edits, imports.sites));
  const isOfPage = ({ unit }: { unit: ScriptUnit }) => !imports.isImporting || unit.kind !== 'module';
  const text = edits.filter(isOfPage).map(writtenText).join('\n');
  return {
    edits,
    findings,
    moduleFiles: imports.files,
    packages: imports.packages,
    pieces,
    uses: {
      tim: new RegExp(`\\b${context.names.TIM}[.,]|\\b${context.names.tim.replace(/\./g, '\\.')}\\b`).test(
        text,
      ),
      bridge: text.includes(`${context.names.bridge}.`),
      shim:
        findings.some(
          (f) => isOfPage(f.site) && f.bucket !== 'converted' && !resolution.converted.get(f.site)?.remark,
        ) || /\bwebim\.migrate\b/.test(text),
      friends: needsFriends(context.facts),
      uploads: context.facts.sites.some((site) => isUpload(site) && isOfPage(site)),
    },
  };
}

/** An edit that is decided needs no tree any more, and one that held it would keep it for the rest of the run. */
function withoutTree({ waiting: _, ...edit }: UnitEdit): UnitEdit {
  return edit;
}

const ofImports = (edits: readonly UnitEdit[]): UnitEdit[] =>
  edits.map((edit) => ({ ...edit, imports: true }));

/** Modules that work with friends import the build that has them. */
function withFriends(
  facts: FlowFacts,
  packagesFor: TransformContext['packagesFor'],
): TransformContext['packagesFor'] {
  if (!needsFriends(facts)) return packagesFor;
  return (file, legacy) => {
    const packages = packagesFor(file, legacy);
    return { ...packages, tim: packages.timWithFriends };
  };
}

/** In modules that say `window.webim` native code says `window.TIM`, too. */
function asOfWindow(context: TransformContext, edit: UnitEdit): UnitEdit {
  if (!usesWindow(context, edit.unit)) return edit;
  const { TIM, bridge } = context.names;
  const globals = new RegExp(`(?<![\\w$.])(${TIM}(?=[.,])|${bridge}(?=\\.))`, 'g');
  const parts = joinedParts(edit.parts).map((part) =>
    typeof part === 'string' ? part.replace(globals, 'window.$1') : part,
  );
  return { ...edit, parts };
}

function findingOf(
  site: Site,
  { converted, causes }: Resolution,
  edits: readonly UnitEdit[],
  imports: ReadonlySet<Site>,
): SiteFinding {
  const evidence = site.evidence.map((e) => `${e.file}:${e.line}`);
  const remark = converted.get(site)?.remark;
  if (remark) return { site, bucket: 'person', ...remark, evidence };
  if (converted.has(site) || imports.has(site) || isGone(site, edits))
    return { site, bucket: 'converted', evidence };
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

/** Every call stays as it is; modules import the shim in place of the legacy SDK. */
function leaveOnShim(context: TransformContext): ConvertResult {
  const { sites } = context.facts;
  const findings = sites.map(
    (site): SiteFinding => ({
      site,
      bucket: 'shim',
      code: 'asked-for-shim',
      reason: 'the run was told to leave the code on the shim',
      evidence: site.evidence.map((e) => `${e.file}:${e.line}`),
    }),
  );
  const { edits, files, packages } = importEdits(context, [], () => true);
  return {
    edits: ofImports(edits),
    findings,
    moduleFiles: files,
    packages,
    pieces: [],
    uses: {
      tim: false,
      bridge: false,
      shim: findings.length > 0,
      friends: needsFriends(context.facts),
      uploads: uploads(context),
    },
  };
}

function lineOf(options: ConvertOptions, unit: ScriptUnit, offset: number): number {
  if (options.lineOf) return options.lineOf(unit, offset);
  return 1 + (unit.code.slice(0, offset).match(/\r\n|\r|\n/g)?.length ?? 0);
}

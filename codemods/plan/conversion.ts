import { LEDGER_CODES, type LedgerCode } from '../../dictionary/codes.ts';
import { type FlowFacts, NO_FACTS, type Site } from '../flow/facts.ts';
import type { Outside } from '../flow/outside.ts';
import type { Target } from '../options.ts';
import { countMentions, type MentionCount } from '../report/mentions.ts';
import type { LineIndex } from '../sources/positions.ts';
import type { ScriptUnit, SourceFile } from '../sources/source.ts';
import type { ConvertOptions, ConvertResult, Uses } from '../transforms/convert.ts';
import type { VerificationFailure } from '../verify.ts';
import type { Group } from './groups.ts';
import { templateReadsOf } from './template-reads.ts';

/** A group with what is known about it and what becomes of it. */
export interface ConvertedGroup extends Group {
  /** What stays of the facts: with the trees behind them, the memory of a run would grow with every application. */
  facts: Pick<FlowFacts, 'flows' | 'templateReads' | 'sites'>;
  /** What each file's mentions of the SDK are, by path. */
  mentions: ReadonlyMap<string, MentionCount>;
  /** Works the facts out once more. */
  analyse(): FlowFacts;
  result: ConvertResult;
  /** Nothing of it is changed, its pages included, and why. */
  untouched?: Untouched;
}

/** Why a group stays as it is, with the legacy SDK. */
export interface Untouched {
  code: LedgerCode;
  reason: string;
  /** The file that is the reason, where it is one. */
  file?: string;
  /** What was thrown while it was looked at: then nothing is known about its places. */
  error?: Error;
}

/** A place that could be converted, by offsets into its file. */
export interface HeldSite {
  file: string;
  start: number;
  end: number;
  kind: Site['kind'];
  member: string;
}

export type Place = (file: SourceFile['path'], offset: number) => ReturnType<LineIndex['at']>;

export interface ConversionOptions
  extends Pick<
    ConvertOptions,
    'to' | 'target' | 'partial' | 'style' | 'only' | 'packagesFor' | 'legacyElsewhere'
  > {
  /** The SDK that a file's application runs on; `target` when absent. */
  targetFor?(file: string): Target;
  /** Places that stay as they are though they could be converted; what depends on them follows. */
  hold?(site: HeldSite): boolean;
  /** Files that cannot be changed, and why: whatever is analysed together with one of them stays as it is. */
  untouchable?: ReadonlyMap<string, Untouched>;
}

/** Analyses and converts every group. What is thrown on the way costs that group, and no other. */
export async function convertGroups(
  groups: readonly Group[],
  options: ConversionOptions,
  place: Place,
  outside: (group: Group) => Outside = () => ({}),
  onConverted: (done: number, total: number) => void = () => {},
): Promise<ConvertedGroup[]> {
  const converted: ConvertedGroup[] = [];
  for (const group of groups) {
    onConverted(converted.length, groups.length);
    try {
      converted.push(await convertGroup(group, options, place, outside));
    } catch (error) {
      converted.push(failedGroup(group, error as Error));
    }
  }
  return converted;
}

async function convertGroup(
  group: Group,
  options: ConversionOptions,
  place: Place,
  outside: (group: Group) => Outside,
): Promise<ConvertedGroup> {
  const units = unitsOf(group);
  const untouched = group.files.flatMap(({ path }) => options.untouchable?.get(path) ?? [])[0];
  if (units.length === 0) {
    const mentions = mentionsOf(group, NO_FACTS);
    const bare = { ...group, facts: NO_FACTS, mentions, analyse: () => NO_FACTS, result: NOTHING };
    return untouched ? leaveUntouched(bare, untouched) : bare;
  }
  // ts-morph and jscodeshift take most of a second to load, so they wait for files that need them.
  const { analyseFlow } = await import('../flow/analyse.ts');
  const texts = new Map(group.files.map((file) => [file.path, file.text]));
  const around = outside(group);
  const analyse = () =>
    analyseFlow(units, {
      textOf: (path) => texts.get(path),
      templateReads: templateReadsOf(group, place),
      outside: around,
    });
  const facts = analyse();
  const kept = {
    ...group,
    facts: withoutTrees(facts),
    mentions: mentionsOf(group, facts),
    analyse,
  };
  if (untouched) return leaveUntouched({ ...kept, result: NOTHING }, untouched);
  if (group.closedPage === undefined) {
    const isShared = (around.shared?.length ?? 0) > 0;
    const legacyElsewhere = options.legacyElsewhere || isShared || runsTexts(kept.mentions);
    return { ...kept, result: await convertUnits(units, facts, { ...options, legacyElsewhere }, place) };
  }
  // That page goes on loading the old SDK, so its scripts must go on using it.
  const reason = group.isBeyond
    ? `${group.closedPage} runs beside this on the old SDK and is not part of this run`
    : `${group.closedPage} loads this together with the old SDK and could not be opened`;
  return leaveLegacy({ ...kept, result: NOTHING }, 'needs-other-site', reason, options, place, facts);
}

/** The group as it is, with the SDK it has: no edit in its scripts, none in its pages. */
export function leaveUntouched(group: ConvertedGroup, untouched: Untouched): ConvertedGroup {
  const { code, reason } = untouched;
  const { sites } = group.facts;
  const findings = sites.map((site) => ({
    site,
    bucket: LEDGER_CODES[code].bucket as 'shim' | 'person',
    code,
    reason,
    evidence: site.evidence.map((each) => `${each.file}:${each.line}`),
  }));
  const uses = { ...NOTHING.uses, shim: sites.length > 0 };
  return { ...group, untouched, result: { ...NOTHING, findings, uses } };
}

/** A group about which nothing can be said, because the tool failed at it. */
export function failedGroup(group: Group, error: Error): ConvertedGroup {
  const untouched: Untouched = {
    code: 'conversion-failed',
    reason: `the tool failed: ${error.message}`,
    error,
  };
  const result = { ...NOTHING, uses: { ...NOTHING.uses, shim: true } };
  return { ...group, facts: NO_FACTS, mentions: new Map(), analyse: () => NO_FACTS, untouched, result };
}

/**
 * The group left on the shim, because a new file of it did not pass verification. A value may live in several files,
 * so when one of them cannot be written none is converted.
 */
export function holdBack(
  group: ConvertedGroup,
  failures: readonly VerificationFailure[],
  options: ConversionOptions,
  place: Place,
): Promise<ConvertedGroup> {
  const reason = failures.map((failure) => failure.reason).join('; ');
  return leaveLegacy(group, 'verification-failed', reason, options, place);
}

async function leaveLegacy(
  group: ConvertedGroup,
  code: LedgerCode,
  reason: string,
  options: ConversionOptions,
  place: Place,
  facts = group.analyse(),
): Promise<ConvertedGroup> {
  const result = await convertUnits(unitsOf(group), facts, { ...options, to: 'shim' }, place);
  const findings = result.findings.map((finding) => ({ ...finding, bucket: 'shim', code, reason }) as const);
  return { ...group, facts: withoutTrees(facts), result: { ...result, findings } };
}

/** What a page of the group has to load: for its own scripts, and for code of which no page is known. */
export function usesOf(
  group: ConvertedGroup,
  all: readonly ConvertedGroup[],
  legacyElsewhere: boolean,
): Uses {
  const uses = all.filter((other) => other === group || !other.hasPage).map(({ result }) => result.uses);
  const tim = uses.some((u) => u.tim);
  return {
    tim,
    bridge: uses.some((u) => u.bridge),
    friends: uses.some((u) => u.friends),
    uploads: uses.some((u) => u.uploads),
    // A page that loads the SDK without a use in sight keeps the global.
    shim: legacyElsewhere || !tim || uses.some((u) => u.shim) || runsTexts(group.mentions),
  };
}

/** Is there code in texts that uses the SDK? Nobody converts it, so the shim has to be there for it. */
const runsTexts = (mentions: ConvertedGroup['mentions']): boolean =>
  [...mentions.values()].some(({ foreign }) => foreign.some(({ code }) => code === 'dynamic-code'));

/** A place as others name it. */
export const inFile = ({ unit, start, end, kind, member }: Site): HeldSite => ({
  file: unit.file,
  start: unit.offset + start,
  end: unit.offset + end,
  kind,
  member,
});

const withoutTrees = ({ flows, templateReads, sites }: FlowFacts): ConvertedGroup['facts'] => ({
  flows,
  templateReads,
  sites,
});

const mentionsOf = ({ files }: Group, facts: FlowFacts): ConvertedGroup['mentions'] =>
  new Map(files.map((file) => [file.path, countMentions(file, facts)]));

const unitsOf = (group: Group): ScriptUnit[] => group.files.flatMap((file) => file.scripts);

async function convertUnits(
  units: readonly ScriptUnit[],
  facts: FlowFacts,
  options: ConversionOptions,
  place: Place,
): Promise<ConvertResult> {
  const { convert } = await import('../transforms/convert.ts');
  const lineOf = (unit: ScriptUnit, offset: number) => place(unit.file, unit.offset + offset).line;
  const { targetFor, hold, ...rest } = options;
  const target = targetFor?.((units[0] as ScriptUnit).file) ?? options.target;
  return convert(units, facts, {
    ...rest,
    target,
    lineOf,
    ...(hold && { hold: (site) => hold(inFile(site)) }),
  });
}

const NOTHING: ConvertResult = {
  pieces: [],
  edits: [],
  findings: [],
  moduleFiles: [],
  packages: [],
  uses: { tim: false, bridge: false, shim: false },
};

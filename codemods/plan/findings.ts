import { LEDGER_CODES, type LedgerCode } from '../../dictionary/codes.ts';
import type { Site } from '../flow/facts.ts';
import type { Target } from '../options.ts';
import { assetsFor } from '../pages/script-tags.ts';
import { LedgerMismatchError } from '../report/build.ts';
import type { FileEntry, Finding } from '../report/ledger.ts';
import type { MentionCount } from '../report/mentions.ts';
import type { PassedOver } from '../sources/discover.ts';
import type { LoadedSources, RejectedFile } from '../sources/load.ts';
import type { SourceFile } from '../sources/source.ts';
import type { VerificationFailure } from '../verify.ts';
import type { ConvertedGroup, Untouched } from './conversion.ts';
import type { Group } from './groups.ts';

/** Where an offset of an input file is, in the input and in the output. */
export type Span = Pick<Finding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn' | 'outLine'>;
export type SpanOf = (file: string, start: number, end: number) => Span;

/** One finding per site. @throws LedgerMismatchError when the conversion forgot or invented one */
export function siteFindings(
  { facts: { sites }, result: { findings } }: ConvertedGroup,
  span: SpanOf,
  isIgnored: (site: Site) => boolean = () => false,
): Finding[] {
  const decided = new Set(findings.map(({ site }) => site));
  if (findings.length !== sites.length || sites.some((site) => !decided.has(site))) {
    throw new LedgerMismatchError(
      `${sites.length} uses were found and ${findings.length} were decided about`,
    );
  }
  return findings.map(({ site, bucket, code, reason, evidence }) => ({
    ...span(site.unit.file, site.unit.offset + site.start, site.unit.offset + site.end),
    kind: site.kind,
    member: site.member,
    bucket,
    ...(code && { code }),
    ...(reason && { reason }),
    ...(bucket === 'person' && isIgnored(site) && { ignored: true }),
    evidence,
  }));
}

/** One finding per script tag of the SDK. */
export function tagFindings(
  file: SourceFile,
  failure: VerificationFailure | undefined,
  untouched: Untouched | undefined,
  span: SpanOf,
): Finding[] {
  const why = failure ? ({ code: 'sdk-tag-unknown', reason: failure.reason } as const) : untouched;
  return file.sdkScriptTags.map(({ range }) => ({
    ...span(file.path, range.start, range.end),
    kind: 'script-tag',
    member: '',
    bucket: why ? LEDGER_CODES[why.code].bucket : 'converted',
    ...(why && { code: why.code, reason: why.reason }),
    evidence: [],
  }));
}

/** One finding per file of a group at which the tool failed: of its places nothing is known. */
export function failedFindings({ files }: Group, { code, reason }: Untouched): Finding[] {
  return files.map(({ path }) => ofWholeFile(path, code, reason));
}

/**
 * One finding for classic scripts that are converted while no page in sight loads them: somebody has to change the
 * script tag, wherever it is.
 */
export function missingTagFindings(
  groups: readonly ConvertedGroup[],
  span: SpanOf,
  target: Target,
  haveDropIn: (group: Group) => boolean,
): Finding[] {
  const hasTag = ({ files }: ConvertedGroup) =>
    files.some((file) => file.sdkScriptTags.length > 0 || file.hasOwnTags);
  return groups.flatMap((group): Finding[] => {
    const edit = group.result.edits.find(({ unit }) => unit.kind !== 'module');
    // Code without a page of its own may belong to any page of the run.
    if (!edit || hasTag(group) || (!group.hasPage && groups.some(hasTag)) || haveDropIn(group)) return [];
    const scripts = assetsFor(group.result.uses, target).join(', ');
    return [
      {
        ...span(edit.unit.file, 0, 0),
        kind: 'script-tag',
        member: '',
        bucket: 'person',
        code: 'sdk-tag-unknown',
        reason: `no page was found that loads the old SDK for these scripts (pages above this folder are not looked for: run the tool there); it has to load ${scripts} in its place`,
        evidence: [],
      },
    ];
  });
}

/** One finding per script that could not be edited where it stands. */
export function opaqueFindings({ opaque }: LoadedSources, span: SpanOf): Finding[] {
  return opaque.map(({ file, script }) => ({
    ...span(file, script.offset, script.offset + script.code.length),
    kind: 'script',
    member: '',
    bucket: LEDGER_CODES[script.ledgerCode].bucket,
    code: script.ledgerCode,
    reason: script.reason,
    evidence: [],
  }));
}

/**
 * One finding per mention of the SDK's name that is no use of it.
 *
 * @throws LedgerMismatchError when a mention is neither that nor part of a site
 */
export function mentionFindings(
  file: SourceFile,
  { mentions }: ConvertedGroup,
  { opaque }: LoadedSources,
  span: SpanOf,
): Finding[] {
  const count = mentions.get(file.path) as MentionCount;
  const accounted = count.inSites + count.foreign.length;
  if (count.all !== accounted) {
    const places = count.unaccounted.map((offset) => `${file.path}:${span(file.path, offset, offset).line}`);
    throw new LedgerMismatchError(
      `${count.all} mentions of the SDK in ${file.path}, but ${accounted} accounted for (${places.join(', ')})`,
    );
  }
  const covered = opaque.filter((o) => o.file === file.path).map((o) => o.script);
  return count.foreign
    .filter(({ offset }) => !covered.some((s) => offset >= s.offset && offset < s.offset + s.code.length))
    .map(({ offset, kind, code }) => ({
      ...span(file.path, offset, offset + 1),
      kind,
      member: '',
      bucket: LEDGER_CODES[code].bucket,
      code,
      reason: LEDGER_CODES[code].message.en,
      evidence: [],
    }));
}

/** One finding per file that was not opened. */
export function rejectedFinding({ path, code, reason, line, column }: RejectedFile): Finding {
  return ofWholeFile(path, code, reason, line, column);
}

function ofWholeFile(path: string, code: LedgerCode, reason: string, line = 1, column = 1): Finding {
  return {
    file: path,
    line,
    column,
    endLine: line,
    endColumn: column,
    outLine: line,
    kind: 'file',
    member: '',
    bucket: LEDGER_CODES[code].bucket,
    code,
    reason,
    evidence: [],
  };
}

export function openedFile(
  file: SourceFile,
  changed: boolean,
  failure: VerificationFailure | undefined,
  untouched: Untouched | undefined,
): FileEntry {
  const why = failure ?? untouched;
  return {
    file: file.path,
    encoding: file.encoding,
    changed,
    status: statusOf(file, untouched),
    ...(why && { code: why.code, reason: why.reason }),
  };
}

function statusOf({ path }: SourceFile, untouched: Untouched | undefined): FileEntry['status'] {
  if (untouched?.error) return untouched.code === 'file-too-deep' ? 'unparsable' : 'failed';
  return untouched?.file === path ? 'unwritable' : 'ok';
}

export function rejectedFile({ path, status, code, reason, encoding }: RejectedFile): FileEntry {
  return { file: path, encoding, changed: false, status, code, reason };
}

export function passedOverFile({ path, code, reason }: PassedOver): FileEntry {
  const status = code === 'file-unreadable' ? 'unreadable' : 'skipped';
  return { file: path, encoding: null, changed: false, status, code, reason };
}

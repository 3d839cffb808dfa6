import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { findCode } from '../../dictionary/codes.ts';
import type { Finding, Ledger } from '../report/ledger.ts';
import { ledgerIn } from '../report/ledger-language.ts';
import type { Lang } from '../report/texts.ts';
import { type Annotation, workflowCommands } from './annotations.ts';
import { type Baseline, type Comparison, compareUses, countUses, parseBaseline } from './baseline.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { fileProblem } from './exit-code.ts';
import { writeWhole } from './journal/disk.ts';
import type { Say } from './lang.ts';
import { type LeftMarker, leftMarkers } from './left-markers.ts';
import { type ConversionFlags, conversionOptions } from './options/conversion.ts';
import type { OutputFlags } from './options/output.ts';
import type { ReportFlags } from './options/reports.ts';
import { type SelectionFlags, selectionWords } from './options/selection.ts';
import { makePlan } from './planning.ts';
import { checkReports, observedPlan, writePlanReports } from './reports.ts';
import { rootOf } from './root.ts';
import type { Terminal } from './terminal.ts';
import { commandLine, quoted } from './words.ts';

export interface CheckFlags extends SelectionFlags, ConversionFlags, ReportFlags, OutputFlags {
  baseline?: string;
  updateBaseline?: boolean;
  allowMarkers?: boolean;
}

export interface CheckOptions {
  paths: readonly string[];
  flags: CheckFlags;
  lang: Lang;
  say: Say;
  colors: Colors;
  terminal: Terminal;
}

export const DEFAULT_BASELINE = 'webim2tim-baseline.json';
const MOST_LINES = 20;

/** Fails when legacy use grew against the baseline, or markers are left. Writes nothing but the baseline, when asked. */
export async function check(options: CheckOptions): Promise<ExitCode> {
  const { paths, flags, lang, terminal } = options;
  const { cwd } = terminal;
  const reports = await checkReports(flags, cwd);
  const path = resolve(cwd, flags.baseline ?? DEFAULT_BASELINE);
  const before = flags.updateBaseline ? undefined : readBaseline(path, flags.baseline);
  const root = rootOf(paths, cwd);
  const { include, ignore } = flags;
  const engine = { include, ignore, ...conversionOptions(flags), markers: lang };
  const plan = await observedPlan(await makePlan(root, paths, engine, terminal), reports);
  await writePlanReports(plan, reports, false, lang);
  if (flags.json) terminal.out(`${JSON.stringify(plan.ledger, undefined, 2)}\n`);
  const now = countUses(plan.ledger);
  if (flags.updateBaseline) {
    writeBaseline(path, now, flags.baseline ?? DEFAULT_BASELINE);
    if (!isSilent(flags)) terminal.out(`${updatedText(now, options)}\n`);
    return fileProblem(plan.ledger) ?? EXIT.DONE;
  }
  const comparison = compareUses(before ?? { version: 1, tool: '', total: 0, files: {} }, now);
  const markers = flags.allowMarkers ? [] : leftMarkers(root, plan.ledger);
  if (!isSilent(flags))
    terminal.out(report({ plan: ledgerIn(lang, plan.ledger), now, before, comparison, markers }, options));
  const { env = process.env } = terminal;
  if (env.GITHUB_ACTIONS === 'true' && !isSilent(flags)) {
    const places = annotations(ledgerIn(lang, plan.ledger), comparison, markers, lang);
    // GitHub knows files from the top of the repository, where its steps start.
    terminal.out(
      workflowCommands(places.map((place) => ({ ...place, file: relative(cwd, resolve(root, place.file)) }))),
    );
  }
  const isOpen = comparison.grown.length + markers.length > 0;
  return fileProblem(plan.ledger) ?? (isOpen ? EXIT.PERSON : EXIT.DONE);
}

const isSilent = ({ quiet, json }: OutputFlags) => quiet || json;

function readBaseline(path: string, named: string | undefined): Baseline | undefined {
  if (!existsSync(path)) {
    if (named === undefined) return undefined;
    throw new CliError('baseline-missing', EXIT.USAGE, { path: named });
  }
  try {
    return parseBaseline(readFileSync(path, 'utf8'));
  } catch (error) {
    const values = { path: named ?? DEFAULT_BASELINE, reason: (error as Error).message };
    throw new CliError('baseline-unusable', EXIT.USAGE, values);
  }
}

function writeBaseline(path: string, baseline: Baseline, shown: string): void {
  try {
    writeWhole(path, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (error) {
    throw new CliError('report-unwritable', EXIT.FILE, { path: shown, reason: (error as Error).message });
  }
}

function updatedText({ total, files }: Baseline, { flags, say }: CheckOptions): string {
  const path = flags.baseline ?? DEFAULT_BASELINE;
  const count = Object.keys(files).length;
  return say(
    `${path}: ${total} legacy uses in ${count} files. Commit it; from now on there may only be fewer.`,
    `${path}：${count} 个文件中共有 ${total} 处旧接口使用。请提交此文件；此后只能减少。`,
  );
}

interface Outcome {
  plan: Ledger;
  now: Baseline;
  before: Baseline | undefined;
  comparison: Comparison;
  markers: readonly LeftMarker[];
}

function report({ plan, now, before, comparison, markers }: Outcome, options: CheckOptions): string {
  const { colors, say, paths, flags } = options;
  const { grown, gone } = comparison;
  const known = say(`, the baseline allows ${before?.total}`, `，基线允许 ${before?.total} 处`);
  const lines = [
    say(`Legacy uses: ${now.total}`, `旧接口使用：${now.total} 处`) +
      (before ? known : say(', and there is no baseline', '，没有基线文件')),
  ];
  const same = [
    ...selectionWords(paths, flags),
    ...(flags.baseline ? ['--baseline', quoted(flags.baseline)] : []),
    '--update-baseline',
  ];
  if (grown.length > 0) {
    lines.push('', colors.bold(say('More than the baseline allows', '超出基线')));
    lines.push(
      ...few(
        grown.map(({ file, member, before: was, now: is }) => `  ${file}  ${member}: ${was} -> ${is}`),
        say,
      ),
    );
    if (!before) {
      lines.push(
        '',
        say('To accept what there is today:', '如需接受现状：'),
        `  ${commandLine('check', ...same)}`,
      );
    }
  }
  if (markers.length > 0) {
    lines.push('', colors.bold(say('Markers left for a person', '待人工处理的标记')));
    lines.push(
      ...few(
        markers.map(({ file, line, code }) => `  ${file}:${line}  ${code}`),
        say,
      ),
    );
  }
  const closed = plan.files.filter(({ status }) => status !== 'ok' && status !== 'skipped');
  if (closed.length > 0) {
    lines.push('', colors.bold(say('Not looked at', '未能检查的文件')));
    lines.push(
      ...few(
        closed.map(({ file, code, reason }) => `  ${file}  ${code}: ${reason}`),
        say,
      ),
    );
  }
  if (grown.length + markers.length + closed.length === 0)
    lines.push(colors.green(say('No growth.', '没有增加。')));
  if (before && gone > 0 && grown.length === 0) {
    lines.push(
      '',
      say(`${gone} uses are gone. To keep it so:`, `减少了 ${gone} 处。如需固定这一进展：`),
      `  ${commandLine('check', ...same)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function few(lines: readonly string[], say: Say): string[] {
  const more = lines.length - MOST_LINES;
  if (more <= 0) return [...lines];
  return [...lines.slice(0, MOST_LINES), say(`  ... and ${more} more`, `  …… 另有 ${more} 项`)];
}

/** Which of several uses is the new one cannot be said; the last ones of a file are the best guess. */
function annotations(
  { findings }: Ledger,
  { grown }: Comparison,
  markers: readonly LeftMarker[],
  lang: Lang,
): Annotation[] {
  const uses = grown.flatMap(({ file, member, before, now }) => {
    const isUse = (finding: Finding) =>
      finding.file === file && finding.bucket !== 'foreign' && (finding.member || finding.kind) === member;
    return findings.filter(isUse).slice(before - now);
  });
  return [
    ...uses.map(({ file, line, column, member, kind, code, reason }) => ({
      file,
      line,
      column,
      title: `webim2tim: ${member || kind}`,
      message: reason ?? findCode(code ?? '')?.message[lang] ?? `webim.${member}`,
    })),
    ...markers.map(({ file, line, code }) => ({
      file,
      line,
      title: `webim2tim: ${code}`,
      message: findCode(code)?.message[lang] ?? code,
    })),
  ];
}

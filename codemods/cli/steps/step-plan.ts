import { join } from 'node:path';
import { applyPatch, structuredPatch } from 'diff';
import type { Plan, PlannedFile } from '../../migrate.ts';
import type { Untouched } from '../../plan/conversion.ts';
import { decodeBytes } from '../../sources/encoding.ts';
import type { SourceFile } from '../../sources/source.ts';
import { verifyText } from '../../verify.ts';
import { CliError, EXIT } from '../errors.ts';
import { type Choice, keyOf } from '../interactive/decisions.ts';
import { contentOf } from '../journal/disk.ts';
import type { Step } from './plan-file.ts';

/** What some steps want of the engine: their places, and nothing else. */
export function choiceOf(steps: readonly Step[], wanted: ReadonlySet<number>): Choice {
  const why: Untouched = { code: 'not-selected', reason: 'it belongs to another step of the plan' };
  const sites = steps.filter(({ number }) => wanted.has(number)).flatMap((step) => step.sites);
  const keys = new Set(sites.map((site) => keyOf(site as Parameters<typeof keyOf>[0])));
  const switches = steps.filter(({ kind, number }) => kind === 'switch' && !wanted.has(number));
  return {
    hold: (site) => !keys.has(keyOf(site)),
    untouchable: new Map(switches.flatMap(({ files }) => files.map((file) => [file, why] as const))),
  };
}

/**
 * What a step does to the files as they are: the difference between the sources with and without it, applied to what
 * is there now, so that work of people in between stays.
 *
 * @param before the plan of the steps that are done, from the sources of the plan file
 * @param after the same with this step
 * @throws CliError when the step is not the same any more, or a file cannot be written
 */
export function stepPlan(root: string, step: Step, before: Plan, after: Plan): Plan {
  checkWritable(step, after);
  const done = new Set(after.pieces.flatMap(({ sites }) => sites.map(keyOf)));
  const missing = step.sites.filter((site) => !done.has(keyOf(site as Parameters<typeof keyOf>[0])));
  if (missing.length > 0)
    throw changed(
      step,
      missing.map(({ file, line, member }) => `${file}:${line} ${member}`),
    );
  const earlier = new Map(before.files.map((file) => [file.source.path, file]));
  const later = new Map(after.files.map((file) => [file.source.path, file]));
  const files: PlannedFile[] = [];
  for (const source of after.sources) {
    const from = earlier.get(source.path) ?? unchanged(source);
    const to = later.get(source.path) ?? unchanged(source);
    if (from.newText === to.newText) continue;
    const merged = merge(root, source, from, to);
    if (!merged) throw changed(step, [source.path]);
    files.push(merged);
  }
  return { ...after, files };
}

const unchanged = (source: SourceFile): PlannedFile => ({
  source,
  newText: source.text,
  newBytes: source.bytes,
});

/** The change from one text to another, made to what is in the file now; undefined where it does not fit. */
function merge(
  root: string,
  source: SourceFile,
  from: PlannedFile,
  to: PlannedFile,
): PlannedFile | undefined {
  const bytes = contentOf(join(root, source.path));
  if (!bytes) return undefined;
  if (bytes.equals(from.newBytes)) {
    return { source: { ...source, bytes, text: from.newText }, newText: to.newText, newBytes: to.newBytes };
  }
  const text = decodeBytes(bytes, source.encoding)?.text;
  if (text === undefined) return undefined;
  const newText = applyPatch(
    text,
    structuredPatch('a', 'b', from.newText, to.newText, '', '', { context: 2 }),
  );
  if (newText === false) return undefined;
  const now = { ...source, bytes, text };
  const { bytes: newBytes } = verifyText(now, newText);
  return newBytes && { source: now, newText, newBytes };
}

function checkWritable({ files }: Step, { ledger }: Plan): void {
  const closed = ledger.files.find(({ file, status }) => status === 'unwritable' && files.includes(file));
  if (closed) throw new CliError('read-only', EXIT.FILE, { path: closed.file });
}

const MOST_PLACES = 5;

function changed({ number }: Step, places: readonly string[]): CliError {
  const more = places.length > MOST_PLACES ? `, +${places.length - MOST_PLACES}` : '';
  return new CliError('plan-step-changed', EXIT.USAGE, {
    step: String(number),
    places: places.slice(0, MOST_PLACES).join(', ') + more,
  });
}

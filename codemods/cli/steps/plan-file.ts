import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { CapabilityName } from '../../../dictionary/capabilities.ts';
import { VERSION } from '../../pages/assets.ts';
import { CliError, EXIT } from '../errors.ts';
import { hashOf, writeWhole } from '../journal/disk.ts';
import type { ConversionFlags } from '../options/conversion.ts';

/** The `$schema` of a plan file: where the published package has the schema. */
export const PLAN_SCHEMA = 'https://unpkg.com/webim2tim/schema/plan-1.json';

/** A migration in steps, each of which leaves an application that works. Its form is `schema/plan-1.json`. */
export interface PlanFile {
  $schema: typeof PLAN_SCHEMA;
  version: 1;
  tool: string;
  /** Tells this plan from others; made from the sources and the steps. */
  id: string;
  /** Where the run looks, as it was typed, relative to the folder of the plan's paths. */
  paths: string[];
  /** How it converts. */
  options: PlanOptions;
  /** SHA-256 of every file that was looked at, by its path relative to the root of the run. */
  sources: Record<string, string>;
  steps: Step[];
}

export interface PlanOptions extends ConversionFlags {
  include?: string[];
  ignore?: string[];
  markers?: boolean;
}

export interface Step {
  /** Counted from 1. */
  number: number;
  /** `switch`: pages and modules load the new SDK and the shim. `convert`: places become native. */
  kind: 'switch' | 'convert';
  title: string;
  /** The folder most of it is in, and what part of the SDK most of it is about. */
  folder: string;
  capability?: CapabilityName;
  /** Files that change, relative to the root of the run. */
  files: string[];
  /** Places that become native; none for a switch. */
  sites: StepSite[];
  /** Steps that have to be done before, by their numbers. */
  needs: number[];
}

/** A place in the sources the plan was made for. */
export interface StepSite {
  file: string;
  line: number;
  /** Offsets into the text of the file, in UTF-16 code units. */
  start: number;
  end: number;
  kind: string;
  member: string;
}

/** @throws CliError when there is another file in its place, or it cannot be written */
export function writePlanFile(
  path: string,
  shown: string,
  plan: Pick<PlanFile, 'paths' | 'options' | 'sources' | 'steps'>,
): void {
  if (existsSync(path) && !isOurs(path)) throw new CliError('plan-not-ours', EXIT.USAGE, { path: shown });
  const id = hashOf(Buffer.from(JSON.stringify([plan.sources, plan.steps]))).slice(0, 16);
  const file: PlanFile = { $schema: PLAN_SCHEMA, version: 1, tool: `webim2tim ${VERSION}`, id, ...plan };
  try {
    writeWhole(path, `${JSON.stringify(file, undefined, 2)}\n`);
  } catch (error) {
    throw new CliError('report-unwritable', EXIT.FILE, { path: shown, reason: (error as Error).message });
  }
}

function isOurs(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    return text.trim() === '' || text.includes(PLAN_SCHEMA);
  } catch {
    return false;
  }
}

/** @throws CliError when it is not there, or not a plan this version can follow */
export function readPlanFile(path: string, shown: string): PlanFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CliError('no-such-path', EXIT.USAGE, { path: shown });
    throw unusable(shown, (error as Error).message);
  }
  let read: Partial<PlanFile>;
  try {
    read = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw unusable(shown, (error as Error).message);
  }
  const { version, id, paths, options, sources, steps } = read;
  if (version !== 1) throw unusable(shown, `version ${version ?? '?'}`);
  if (!isList(paths, (each) => typeof each === 'string')) throw unusable(shown, 'paths?');
  if (!/^[0-9a-f]{16}$/.test(id ?? '')) throw unusable(shown, 'id?');
  if (typeof options !== 'object' || options === null) throw unusable(shown, 'options?');
  if (typeof sources !== 'object' || sources === null) throw unusable(shown, 'sources?');
  if (!isList(steps, isStep)) throw unusable(shown, 'steps?');
  return read as PlanFile;
}

const unusable = (path: string, reason: string) =>
  new CliError('plan-unusable', EXIT.USAGE, { path, reason });

const isList = (value: unknown, isRight: (each: unknown, index: number) => boolean): boolean =>
  Array.isArray(value) && value.every(isRight);

function isStep(value: unknown, index: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { number, kind, files, sites, needs, title } = value as Partial<Step>;
  return (
    number === index + 1 &&
    (kind === 'switch' || kind === 'convert') &&
    typeof title === 'string' &&
    isList(files, isPath) &&
    isList(needs, (each) => typeof each === 'number') &&
    isList(sites, isSite)
  );
}

const isPath = (value: unknown): boolean =>
  typeof value === 'string' && !isAbsolute(value) && !value.split(/[\\/]/).includes('..');

function isSite(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { file, kind, member, start, end } = value as Partial<StepSite>;
  return (
    [file, kind, member].every((each) => typeof each === 'string') &&
    [start, end].every((each) => typeof each === 'number')
  );
}

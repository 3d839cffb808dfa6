import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { CapabilityName } from '../../../dictionary/capabilities.ts';
import { VERSION } from '../../pages/assets.ts';
import { CliError, EXIT } from '../errors.ts';
import { hashOf, writeWhole } from '../journal/disk.ts';
import type { ConversionFlags } from '../options/conversion.ts';
import { schemaProblem } from '../schema.ts';

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
  let read: Partial<PlanFile> | null;
  try {
    read = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw unusable(shown, (error as Error).message);
  }
  // A plan of a later version says so, whatever else is new in it.
  if (read?.version !== 1) throw unusable(shown, `version ${read?.version ?? '?'}`);
  const problem = schemaProblem('plan-1', read) ?? stepProblem((read as PlanFile).steps);
  if (problem) throw unusable(shown, problem);
  return read as PlanFile;
}

const unusable = (path: string, reason: string) =>
  new CliError('plan-unusable', EXIT.USAGE, { path, reason });

/** What a schema cannot say: steps are numbered from 1 on, and none of their files is outside. */
function stepProblem(steps: readonly Step[]): string | undefined {
  for (const [index, { number, files, sites }] of steps.entries()) {
    if (number !== index + 1) return `/steps/${index}/number is ${number}`;
    const outside = [...files, ...sites.map(({ file }) => file)].find((path) => !isInside(path));
    if (outside !== undefined) return `/steps/${index}: ${outside}`;
  }
  return undefined;
}

const isInside = (path: string): boolean => !isAbsolute(path) && !path.split(/[\\/]/).includes('..');

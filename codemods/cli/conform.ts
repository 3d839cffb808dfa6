import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Colors } from 'picocolors/types';
import {
  AREAS,
  type Area,
  conform as compareWith,
  legacyVersion,
  readRecordings,
} from '../../conform/index.ts';
import { PACKAGE_ROOT, VERSION } from '../pages/assets.ts';
import type { Lang } from '../report/texts.ts';
import { conformReport, conformSummary } from './conform-report.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';

export interface ConformCommand {
  /** a `webim.js` of the user's own, relative to `cwd` */
  legacy: string;
  only?: string;
  /** where the findings go as JSON, relative to `cwd` */
  json?: string;
  cwd: string;
  lang: Lang;
  colors: Colors;
  out(text: string): void;
}

/** Compares the shim with a copy of the original, each on a backend of its own on this machine. @throws CliError */
export async function conform(command: ConformCommand): Promise<ExitCode> {
  const { cwd, lang, colors, out } = command;
  const legacy = resolve(cwd, command.legacy);
  if (!existsSync(legacy) || !statSync(legacy).isFile()) {
    throw new CliError('no-such-path', EXIT.USAGE, { path: command.legacy });
  }
  const only = command.only as Area | undefined;
  if (only !== undefined && !AREAS.includes(only)) {
    const values = { option: '--only', value: String(only), command: 'webim2tim conform', reason: '' };
    throw new CliError('bad-option', EXIT.USAGE, values);
  }
  const shim = [builtFile('webim.all.js')];
  const recordings = readRecordings(builtFile('conform-traces.json'));
  const version = versionOf(legacy, command.legacy);
  const findings = await compareWith({ legacy, shim, only, recordings });
  out(conformReport(findings, { version, ours: VERSION, lang, colors }));
  if (command.json !== undefined) {
    const json = { legacy: version, webim2tim: VERSION, ...conformSummary(findings), findings };
    try {
      writeFileSync(resolve(cwd, command.json), `${JSON.stringify(json, null, 2)}\n`);
    } catch (error) {
      const values = { path: command.json, reason: (error as Error).message };
      throw new CliError('report-unwritable', EXIT.FILE, values);
    }
  }
  return findings.some(({ surprising }) => surprising.length > 0) ? EXIT.PERSON : EXIT.DONE;
}

function builtFile(name: string): string {
  const path = join(PACKAGE_ROOT, 'dist', name);
  if (!existsSync(path)) throw new CliError('sdk-files-missing', EXIT.USAGE, { files: `dist/${name}` });
  return path;
}

function versionOf(legacy: string, shown: string): string {
  try {
    const version = legacyVersion(legacy);
    if (version !== undefined) return version;
  } catch {
    // Not a script, or one that needs more of a page than the SDK does.
  }
  throw new CliError('not-the-legacy-sdk', EXIT.USAGE, { path: shown });
}

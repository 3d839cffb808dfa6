import type { Plan } from '../../migrate.ts';
import { withObserved } from '../../report/observed/match.ts';
import { type RecordedPage, readObserved } from '../../report/observed/read.ts';
import { planReports, type ReportFile, writeReports } from '../../report/output.ts';
import { ReportError } from '../../report/report-error.ts';
import type { Lang } from '../../report/texts.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError, EXIT } from '../errors.ts';

/** Where the ledger goes, besides the terminal, and what is known of the application while it ran. */
export interface ReportFlags {
  /** paths relative to the working directory; their endings name the formats */
  report?: string[];
  /** files with what `webim.migrate.export()` gave */
  observed?: string[];
}

export function addReports(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .option(
      '--report <file>',
      say(
        'write a report; the ending says which: .html, .json, .sarif or .md (may be repeated)',
        '写入报告，格式由扩展名决定：.html、.json、.sarif 或 .md（可重复）',
      ),
      collect,
    )
    .option(
      '--observed <file>',
      say(
        'rank what is left by the calls recorded in FILE: JSON.stringify(webim.migrate.export()) (may be repeated)',
        '按 FILE 中记录的调用对剩余项排序：JSON.stringify(webim.migrate.export())（可重复）',
      ),
      collect,
    );
}

const collect = (value: string, before: string[] = []) => [...before, value];

/** What was asked for, checked. */
export interface Reports {
  files: ReportFile[];
  observed: RecordedPage[];
}

/** Before the work, not after it. @throws CliError */
export function checkReports({ report = [], observed = [] }: ReportFlags, cwd: string): Reports {
  return withCode(EXIT.USAGE, () => ({
    files: planReports(report, cwd),
    observed: readObserved(observed, cwd),
  }));
}

/** The plan with what was observed in its ledger. */
export function observedPlan(plan: Plan, { observed }: Reports): Plan {
  return observed.length > 0 ? { ...plan, ledger: withObserved(plan.ledger, observed) } : plan;
}

/** @throws CliError */
export function writePlanReports(plan: Plan, { files }: Reports, written: boolean, lang: Lang): void {
  withCode(EXIT.FILE, () => writeReports(files, { ...plan, ledger: { ...plan.ledger, written }, lang }));
}

function withCode<T>(exitCode: typeof EXIT.USAGE | typeof EXIT.FILE, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReportError) throw new CliError(error.code, exitCode, { ...error.values });
    throw error;
  }
}

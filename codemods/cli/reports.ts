import type { Plan } from '../migrate.ts';
import type { RecordedPage } from '../report/observed/read.ts';
import type { ReportFile } from '../report/output.ts';
import { ReportError } from '../report/report-error.ts';
import type { Lang } from '../report/texts.ts';
import { CliError, EXIT } from './errors.ts';
import type { ReportFlags } from './options/reports.ts';

// Most runs want no report, and what makes them takes longer to load than a small run.

/** What was asked for, checked. */
export interface Reports {
  files: ReportFile[];
  observed: RecordedPage[];
}

/** Before the work, not after it. @throws CliError */
export function checkReports({ report = [], observed = [] }: ReportFlags, cwd: string): Promise<Reports> {
  return withCode(EXIT.USAGE, async () => ({
    files: report.length > 0 ? (await import('../report/output.ts')).planReports(report, cwd) : [],
    observed:
      observed.length > 0 ? (await import('../report/observed/read.ts')).readObserved(observed, cwd) : [],
  }));
}

/** The plan with what was observed in its ledger. */
export async function observedPlan(plan: Plan, { observed }: Reports): Promise<Plan> {
  if (observed.length === 0) return plan;
  const { withObserved } = await import('../report/observed/match.ts');
  return { ...plan, ledger: withObserved(plan.ledger, observed) };
}

/** @throws CliError */
export async function writePlanReports(
  plan: Plan,
  { files }: Reports,
  written: boolean,
  lang: Lang,
): Promise<void> {
  if (files.length === 0) return;
  const { writeReports } = await import('../report/output.ts');
  await withCode(EXIT.FILE, async () =>
    writeReports(files, { ...plan, ledger: { ...plan.ledger, written }, lang }),
  );
}

async function withCode<T>(
  exitCode: typeof EXIT.USAGE | typeof EXIT.FILE,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReportError) throw new CliError(error.code, exitCode, { ...error.values });
    throw error;
  }
}

import type { ReportFormat } from './formats.ts';
import type { Ledger } from './ledger.ts';

/** What reports are made from. */
export interface ReportInput {
  ledger: Ledger;
}

/** The text of a report. */
export function renderReport(format: ReportFormat, { ledger }: ReportInput): string {
  return `${JSON.stringify(ledger, undefined, 2)}\n`;
}

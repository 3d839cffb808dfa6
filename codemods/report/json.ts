import type { ReportInput } from './render.ts';

/** The ledger itself. */
export function jsonReport({ ledger }: ReportInput): string {
  return `${JSON.stringify(ledger, undefined, 2)}\n`;
}

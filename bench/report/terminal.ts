import type { Figure, Row } from '../row.ts';
import { amount, isMet, ratio } from './cells.ts';

/** The figures of a row, for the person who runs it. */
export function terminalTable(row: Row, figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const met = isMet(figure);
    return [
      `  ${figure.label.en.padEnd(34)}`,
      amount(figure.ours, figure.unit).padStart(12),
      amount(figure.peer, figure.unit).padStart(12),
      ratio(figure.ratio).padStart(8),
      met === undefined ? '' : met ? '  met' : '  MISSED',
    ].join(' ');
  });
  return [`${row.what.en}, against ${row.against.en}; goal: ${row.goal.en}`, ...lines].join('\n');
}

import type { Score } from './score.ts';

/** The scores of the repositories as a Markdown table. */
export function table(scores: readonly Score[]): string {
  const header = ['repository', 'files', 'uses', 'native', 'share', 'shim', 'person', 'troubles', 'seconds'];
  const rows = scores.map((score) => [
    score.name,
    score.files,
    score.legacy.all,
    score.legacy.native,
    score.legacy.all ? `${((100 * score.legacy.native) / score.legacy.all).toFixed(0)} %` : '-',
    score.legacy.shim,
    score.legacy.person,
    score.troubles.length,
    score.seconds.toFixed(1),
  ]);
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[Math.floor(index)] ?? Number.NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
}

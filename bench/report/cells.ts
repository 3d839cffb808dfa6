import type { Figure } from '../row.ts';

/** Three digits say enough. */
export function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

export const amount = (value: number | undefined, unit: string): string =>
  value === undefined ? '–' : `${number(value)} ${unit}`;

/** `1/23` below one half, `×1.2` else. */
export function ratio(value: number | undefined): string {
  if (value === undefined) return '–';
  return value < 0.5 ? `1/${number(1 / value)}` : `×${value.toFixed(2)}`;
}

/** Undefined where there is no goal. */
export function isMet({ ratio, ours, peer, atMost }: Figure): boolean | undefined {
  if (atMost === undefined) return undefined;
  return (peer === undefined ? ours : (ratio as number)) <= atMost;
}

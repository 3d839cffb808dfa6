import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../row.ts';

/** One row's last measured figures, and on what. */
export interface RowResult {
  /** Day, `2026-11-30`. */
  date: string;
  node: string;
  machine: string;
  figures: Figure[];
}

const FILE = fileURLToPath(new URL('../results.json', import.meta.url));

/** The figures of every row, as the last run that measured it left them. */
export class Results {
  constructor(private readonly rows: Record<string, RowResult>) {}

  static load(): Results {
    try {
      return new Results(JSON.parse(readFileSync(FILE, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return new Results({});
    }
  }

  get(id: string): RowResult | undefined {
    return this.rows[id];
  }

  set(id: string, figures: readonly Figure[]): void {
    const [cpu] = cpus();
    const memory = Math.round(totalmem() / 2 ** 30);
    this.rows[id] = {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      machine: `${cpus().length} × ${cpu?.model.trim() || process.arch}, ${memory} GB`,
      figures: figures.map(rounded),
    };
  }

  save(): void {
    writeFileSync(FILE, `${JSON.stringify(this.rows, undefined, 2)}\n`);
  }
}

const round = (value: number) => Number(value.toPrecision(4));

function rounded(figure: Figure): Figure {
  const { ours, peer, ratio, atMost } = figure;
  return {
    ...figure,
    ours: round(ours),
    ...(peer !== undefined && { peer: round(peer) }),
    ...(ratio !== undefined && { ratio: round(ratio) }),
    ...(atMost !== undefined && { atMost: round(atMost) }),
  };
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { legacyApplications } from './legacy-code.ts';
import { ordinaryCode, ordinaryName } from './ordinary-code.ts';
import { Random } from './random.ts';

export interface CorpusOptions {
  /** Number of scripts; the pages of legacy applications come on top. */
  scripts: number;
  /** How many of them are legacy code. */
  legacy: number;
  seed: number;
}

export interface Corpus {
  folder: string;
  scripts: number;
  /** Scripts with legacy code. */
  legacy: string[];
  pages: number;
  bytes: number;
}

/** Size of an ordinary file (bytes): real trees have many small ones and some large. */
const SIZES = [800, 1500, 2500, 3500, 4500, 6000, 9000, 16_000];
/** A legacy script is filled up with ordinary code to this size. */
const LEGACY_SIZE = 7000;

/**
 * Writes a tree of scripts of a web project of some years ago, some of them legacy code: the same bytes for the same
 * options. Legacy code comes from our own fixtures, the rest is made up here; nothing in it is anybody else's.
 */
export function generateCorpus(workspace: string, options: CorpusOptions): Corpus {
  const folder = join(workspace, `tree-${options.scripts}-${options.legacy}-${options.seed}`);
  const random = new Random(options.seed);
  const corpus: Corpus = { folder, scripts: options.scripts, legacy: [], pages: 0, bytes: 0 };
  const isThere = existsSync(folder);
  const write = (path: string, text: string) => {
    corpus.bytes += Buffer.byteLength(text);
    if (isThere) return;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const applications = legacyApplications();
  for (let index = 0; corpus.legacy.length < options.legacy; index++) {
    const place = `apps/app${index}`;
    for (const { path, text, isScript } of applications[index % applications.length]?.files ?? []) {
      if (isScript && corpus.legacy.length === options.legacy) break;
      if (isScript) corpus.legacy.push(`${place}/${path}`);
      else corpus.pages++;
      const size = LEGACY_SIZE - text.length;
      write(`${place}/${path}`, isScript && size > 0 ? `${text}${ordinaryCode(random, size)}` : text);
    }
  }
  for (let index = 0; index < options.scripts - options.legacy; index++) {
    const name = `${ordinaryName(random)}-${index}.js`;
    write(`src/area${Math.floor(index / 40)}/${name}`, ordinaryCode(random, random.pick(SIZES)));
  }
  return corpus;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import jscodeshift from 'jscodeshift';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateCorpus } from '../../bench/corpus/generate.ts';
import { legacyApplications } from '../../bench/corpus/legacy-code.ts';
import { ordinaryCode } from '../../bench/corpus/ordinary-code.ts';
import { Random } from '../../bench/corpus/random.ts';
import { mayMatter } from '../../codemods/sources/byte-filter.ts';

let workspaces: string[];
beforeAll(() => {
  workspaces = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'webim2tim-corpus-test-')));
});
afterAll(() => {
  for (const folder of workspaces) rmSync(folder, { recursive: true, force: true });
});

test('the same seed gives the same tree, with as many legacy scripts as asked for', () => {
  const [first, second] = workspaces.map((folder) =>
    generateCorpus(folder, { scripts: 30, legacy: 11, seed: 3 }),
  );
  expect(first?.legacy).toHaveLength(11);
  expect(first?.bytes).toBe(second?.bytes);
  for (const path of first?.legacy ?? []) {
    const bytes = readFileSync(join(first?.folder ?? '', path));
    expect(bytes.equals(readFileSync(join(second?.folder ?? '', path)))).toBe(true);
    expect(mayMatter(bytes)).toBe(true);
  }
});

test('ordinary code parses and holds no word of the SDK', () => {
  for (let seed = 0; seed < 40; seed++) {
    const code = ordinaryCode(new Random(seed), 4000);
    expect(() => parse(code)).not.toThrow();
    expect(mayMatter(Buffer.from(code))).toBe(false);
  }
});

test('the peer can read every legacy script', () => {
  const scripts = legacyApplications().flatMap(({ files }) => files.filter(({ isScript }) => isScript));
  expect(scripts.length).toBeGreaterThan(50);
  for (const { text } of scripts) expect(() => jscodeshift.withParser('babel')(text), text).not.toThrow();
});

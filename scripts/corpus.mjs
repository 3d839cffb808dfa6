/**
 * Scores the codemods on checked-out repositories, and prints a table:
 *
 *   npm run corpus -- DIR... [--json FILE] [--list] [--style await] [--partial keep] [--target PACKAGE]
 *
 * Each DIR is one repository; `--each DIR` takes every folder in DIR as one. Nothing is written there: the run works
 * on a copy. `--list` names every trouble with its place; `--style`, `--partial` and `--target` are those of
 * `webim2tim migrate`. Ends with 1 when a repository shows a trouble.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import * as codemods from '../dist/migrate.js';

const load = async (file) =>
  (await runnerImport(new URL(file, import.meta.url).pathname, { configFile: false, logLevel: 'error' }))
    .module;
const { scoreRepository } = await load('./corpus/score.ts');
const { median, table } = await load('./corpus/table.ts');

const USAGE =
  'Usage: npm run corpus -- DIR... [--each DIR] [--json FILE] [--list] [--style STYLE] [--partial PARTIAL] [--target PACKAGE]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
    style: { type: 'string' },
    partial: { type: 'string' },
    target: { type: 'string' },
  },
});
const folders = [
  ...positionals,
  ...values.each.flatMap((dir) => readdirSync(dir).map((name) => join(dir, name))),
].filter((dir) => statSync(dir).isDirectory());
if (folders.length === 0) {
  console.error(USAGE);
  process.exit(3);
}

const { style, partial, target } = values;
const options = Object.fromEntries(Object.entries({ style, partial, target }).filter(([, value]) => value));
const scores = [];
for (const folder of folders) {
  const score = await scoreRepository(codemods, resolve(folder), basename(resolve(folder)), options);
  scores.push(score);
  if (process.stderr.isTTY) process.stderr.write(`\r${scores.length}/${folders.length}`);
}
if (process.stderr.isTTY) process.stderr.write('\r');
console.log(table(scores));

const all = scores.reduce((sum, { legacy }) => sum + legacy.all, 0);
const native = scores.reduce((sum, { legacy }) => sum + legacy.native, 0);
const shares = scores.filter(({ legacy }) => legacy.all > 0).map(({ legacy }) => legacy.native / legacy.all);
const percent = (share) => `${(100 * share).toFixed(1)} %`;
console.log(
  `\n${percent(native / all)} of ${all} legacy uses native, median of the repositories ${percent(median(shares))}`,
);
const troubles = scores.flatMap(({ name, troubles }) => troubles.map((trouble) => `${name}: ${trouble}`));
console.log(`${troubles.length} troubles`);
if (values.list) for (const trouble of troubles) console.log(`  ${trouble}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(scores, null, 2)}\n`);
process.exit(troubles.length > 0 ? 1 : 0);

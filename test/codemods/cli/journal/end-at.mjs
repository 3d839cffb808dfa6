/**
 * Loaded with `node --import`: ends the process for good at one change to the disk under its working directory, counted
 * from 1. `END_AT=kill@7`: before it; `END_AT=tear@7`: when half of what it writes has arrived.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';

const [, kind, number] = /^(kill|tear)@(\d+)$/.exec(process.env.END_AT);
const root = process.cwd() + sep;
let changes = 0;
let isTorn = false;

const end = () => process.kill(process.pid, 'SIGKILL');

function change(path) {
  if (!resolve(String(path)).startsWith(root) || ++changes !== Number(number)) return;
  if (kind === 'tear') isTorn = true;
  else end();
}

for (const name of ['renameSync', 'rmSync', 'rmdirSync', 'mkdirSync']) {
  const original = fs[name];
  fs[name] = (path, ...rest) => {
    change(path);
    // Names are changed in one step: there is no half of it.
    if (isTorn) end();
    return original(path, ...rest);
  };
}

const { openSync, writeFileSync } = fs;
fs.openSync = (path, flags = 'r', ...rest) => {
  if (flags !== 'r') change(path);
  return openSync(path, flags, ...rest);
};
fs.writeFileSync = (file, data, ...rest) => {
  if (typeof file !== 'number') change(file);
  if (!isTorn) return writeFileSync(file, data, ...rest);
  writeFileSync(file, data.slice(0, data.length / 2), ...rest);
  end();
};
syncBuiltinESMExports();

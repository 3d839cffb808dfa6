import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import json from '@rollup/plugin-json';
import { transform } from '@swc/core';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles a browser entry as the build does (types stripped, then ES5), into a file to be run in a page. */
export async function bundleEntry(entry: string, constants: Record<string, string> = {}): Promise<string> {
  const vars = { __VERSION__: '"0.0.0-test"', __DIAGNOSTICS__: 'true', ...constants };
  const bundle = await rollup({
    input: join(root, 'shim/entries', entry),
    plugins: [
      json(),
      {
        name: 'strip',
        async transform(source, id) {
          if (!id.endsWith('.ts')) return null;
          return transform(source, {
            filename: id,
            sourceMaps: true,
            configFile: false,
            swcrc: false,
            module: { type: 'es6' },
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript' },
              transform: { optimizer: { globals: { vars } } },
            },
          });
        },
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  const es5 = await transform(output[0].code, {
    configFile: false,
    swcrc: false,
    isModule: false,
    jsc: { target: 'es5', parser: { syntax: 'ecmascript' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-'));
  const file = join(folder, entry.replace('.ts', '.js'));
  writeFileSync(file, es5.code);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return file;
}

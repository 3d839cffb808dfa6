import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { minify } from '@swc/core';

const require = createRequire(import.meta.url);

/** Calls that only register services of an editor; without them most of the compiler is left out. */
const REGISTRATIONS = ['registerCodeFix', 'registerRefactor', '__export', '__toCommonJS', '__copyProps'];

/**
 * The part of ts-morph's compiler that flow analysis uses, as a file of its own: a quarter of the size, and with it of
 * the time that reading and parsing takes on every run.
 *
 * @param list source file with the names that are used, as `COMPILER_NAMES`
 * @returns configuration for rollup
 */
export function compilerPart(list) {
  const path = createRequire(require.resolve('ts-morph')).resolve('@ts-morph/common/dist/typescript.js');
  return {
    input: 'compiler',
    treeshake: { propertyReadSideEffects: false, manualPureFunctions: REGISTRATIONS },
    plugins: [
      {
        name: 'compiler',
        resolveId: (id) => (id === 'compiler' ? id : { id, external: true }),
        load: () => asModule(readFileSync(path, 'utf8'), namesIn(readFileSync(list, 'utf8'))),
        async renderChunk(code) {
          const { code: small } = await minify(code, {
            compress: false,
            mangle: { toplevel: true },
            module: true,
            format: { comments: 'some' },
          });
          return { code: small, map: null };
        },
        generateBundle() {
          const source = readFileSync(require.resolve('typescript/LICENSE.txt'));
          this.emitFile({ type: 'asset', fileName: 'compiler.LICENSE.txt', source });
        },
      },
    ],
    output: { dir: 'dist', format: 'cjs', entryFileNames: 'compiler.cjs', esModule: false },
  };
}

function namesIn(source) {
  const list = /COMPILER_NAMES = \[([\s\S]*?)\]/.exec(source)[1];
  return [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
}

/** The compiler's one function that fills `module.exports`, as a module that exports the names and nothing else. */
function asModule(source, names) {
  const table = /__export\(typescript_exports, \{([\s\S]*?)\n\}\);/.exec(source);
  const local = new Map(
    [...table[1].matchAll(/(\w+): \(\) => (\w+)/g)].map(([, name, value]) => [name, value]),
  );
  const missing = names.filter((name) => !local.has(name));
  if (missing.length > 0) throw new Error(`the compiler has no ${missing.join(', ')}`);
  const header = source.slice(0, source.indexOf('var ts = {};'));
  const body = source
    .slice(source.indexOf('"use strict";'), source.lastIndexOf('0 && (module.exports = {'))
    .replace(table[0], '')
    .replace('module.exports = __toCommonJS(typescript_exports);', '');
  const list = names.map((name) => `${local.get(name)} as ${name}`).join(', ');
  return `${header}\nconst module = { exports: {} };\n${body}\nexport { ${list} };`;
}

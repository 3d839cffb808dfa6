import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import { transform } from '@swc/core';
import { dts } from 'rollup-plugin-dts';

const require = createRequire(import.meta.url);
const pkg = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const banner = `/*! webim2tim ${pkg.version} | MIT */`;

/** Strips types and fills the build constants in; the language level stays. */
function typescript(constants) {
  const replacements = Object.entries({ __VERSION__: JSON.stringify(pkg.version), ...constants });
  return {
    name: 'typescript',
    async transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      return transform(code, {
        filename: id,
        sourceMaps: true,
        configFile: false,
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          transform: { optimizer: { globals: { vars: Object.fromEntries(replacements) } } },
        },
      });
    },
  };
}

/** Browser files: one pass to ES5 over the finished chunk, so that helpers appear once. */
function es5({ minify }) {
  return {
    name: 'es5',
    renderChunk(code) {
      return transform(code, {
        sourceMaps: true,
        configFile: false,
        swcrc: false,
        isModule: false,
        minify,
        jsc: {
          target: 'es5',
          parser: { syntax: 'ecmascript' },
          minify: minify
            ? { compress: { passes: 2 }, mangle: true, format: { comments: 'some' } }
            : undefined,
        },
      });
    },
  };
}

/** Prints raw and gzip size of every file on every build. */
const sizes = {
  name: 'sizes',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.fileName.startsWith('webim')) continue;
      const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
      console.log(
        `${chunk.fileName.padEnd(22)} ${kilobytes(Buffer.byteLength(chunk.code)).padStart(9)}  gzip ${kilobytes(gzipSync(chunk.code, { level: 9 }).length).padStart(9)}`,
      );
    }
  },
};

/** A browser global: `name.js` speaks (diagnostics), `name.min.js` is quiet. */
function browserGlobal(input, file, { prefix = '' } = {}) {
  return [false, true].map((minify) => ({
    input,
    plugins: [
      typescript({ __DIAGNOSTICS__: String(!minify) }),
      resolve({ browser: true }),
      json(),
      es5({ minify }),
      sizes,
    ],
    output: {
      file: `dist/${file}${minify ? '.min' : ''}.js`,
      format: 'iife',
      sourcemap: true,
      banner: prefix ? `${prefix}\n${banner}` : banner,
    },
  }));
}

const isExternal = (id) => !id.startsWith('.') && !id.startsWith('/');
const node = (input, output) => ({
  input,
  external: isExternal,
  plugins: [typescript({ __DIAGNOSTICS__: 'true' }), json()],
  output: { sourcemap: true, ...output },
});

const timSdk = readFileSync(require.resolve('tim-js-sdk'), 'utf8');
const packageEntries = { index: 'shim/entries/index.ts', bridge: 'shim/entries/bridge.ts' };

export default [
  ...browserGlobal('shim/entries/browser.ts', 'webim'),
  ...browserGlobal('shim/entries/browser.ts', 'webim.all', { prefix: timSdk }),
  ...browserGlobal('shim/entries/bridge-browser.ts', 'webim2tim'),
  node(packageEntries, { dir: 'dist', format: 'es', chunkFileNames: 'shared-[hash].js' }),
  node(packageEntries, {
    dir: 'dist',
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'shared-[hash].cjs',
  }),
  node(
    {
      cli: 'codemods/cli/main.ts',
      migrate: 'codemods/migrate.ts',
      loopback: 'loopback/index.ts',
      demo: 'demo/main.ts',
    },
    {
      dir: 'dist',
      format: 'es',
      chunkFileNames: 'node-[name]-[hash].js',
      banner: (chunk) => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
    },
  ),
  {
    input: packageEntries,
    external: isExternal,
    plugins: [dts()],
    output: { dir: 'dist', format: 'es', chunkFileNames: 'shared-[hash].d.ts' },
  },
];

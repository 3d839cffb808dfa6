import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import { minify, transform } from '@swc/core';
import MagicString from 'magic-string';
import { dts } from 'rollup-plugin-dts';
import { compilerPart } from './scripts/compiler.mjs';

const require = createRequire(import.meta.url);
const pkg = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const banner = `/*! webim2tim ${pkg.version} | MIT */`;
/** The same for the shim alone: the codemods see from it that a page still needs the helpers (`sdk-files.ts`). */
const shimBanner = banner.replace(' */', ' | webim */');

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

const swc = { sourceMaps: true, configFile: false, swcrc: false, isModule: false };

/**
 * Browser files: one pass to ES5 over the finished chunk, so that helpers appear once; then a function around
 * everything, helpers included, because a classic script's top level is the page's global scope.
 */
function es5() {
  return [
    {
      name: 'es5',
      renderChunk: (code) =>
        transform(code, {
          ...swc,
          // ES5 as Internet Explorer 9 has it. Nothing here asks for the type of a symbol.
          env: { targets: { ie: '9' }, exclude: ['transform-typeof-symbol'], loose: true },
          jsc: { loose: true, parser: { syntax: 'ecmascript' } },
        }),
    },
    {
      name: 'scope',
      renderChunk(code) {
        const wrapped = new MagicString(code).prepend("(function () {\n'use strict';\n").append('\n})();\n');
        return { code: wrapped.toString(), map: wrapped.generateMap({ hires: 'boundary' }) };
      },
    },
  ];
}

/** Package entries are bundled by builds that leave packages as they are, webpack 4 among them: ES5, modules kept. */
const es5Entries = {
  name: 'es5-entries',
  renderChunk: (code, _, { format }) =>
    transform(code, {
      ...swc,
      isModule: format === 'es',
      env: { targets: { ie: '9' }, exclude: ['transform-typeof-symbol'], loose: true },
      jsc: { loose: true, parser: { syntax: 'ecmascript' } },
    }),
};

const minifier = {
  name: 'minify',
  renderChunk: (code) =>
    minify(code, { sourceMap: true, compress: { passes: 4, ecma: 5 }, mangle: true, ecma: 5, module: false }),
};

/** Puts text (the licence line, the unmodified SDK) in front of the chunk; the source map moves down with the code. */
function prefixed(text) {
  return {
    name: 'prefixed',
    renderChunk(code) {
      const whole = new MagicString(code).prepend(`${text}\n`);
      return { code: whole.toString(), map: whole.generateMap({ hires: 'boundary' }) };
    },
  };
}

/**
 * Prints raw and gzip size of every file on every build, and the change against `scripts/sizes.json`, from which a test
 * takes the most a file may have. `UPDATE_SIZES=1` writes what is there now.
 */
const recordedSizes = new URL('scripts/sizes.json', import.meta.url);
const sizes = {
  name: 'sizes',
  generateBundle(_, bundle) {
    const known = JSON.parse(readFileSync(recordedSizes, 'utf8'));
    for (const { type, fileName, code } of Object.values(bundle)) {
      if (type !== 'chunk' || !fileName.startsWith('webim')) continue;
      const gzip = gzipSync(code, { level: 9 }).length;
      const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
      const change = fileName in known ? gzip - known[fileName] : 0;
      const said = change === 0 ? '' : `  ${change > 0 ? '+' : ''}${change} bytes`;
      console.log(
        `${fileName.padEnd(22)} ${kilobytes(Buffer.byteLength(code))}  gzip ${kilobytes(gzip)}${said}`,
      );
      if (!process.env.UPDATE_SIZES || !fileName.endsWith('.min.js')) continue;
      known[fileName] = gzip;
      writeFileSync(recordedSizes, `${JSON.stringify(known, null, 2)}\n`);
    }
  },
};

/** A browser global: `name.js` speaks (diagnostics), `name.min.js` is quiet. */
function browserGlobal(input, file, text = banner) {
  return [false, true].map((min) => ({
    input,
    plugins: [
      typescript({ __DIAGNOSTICS__: String(!min) }),
      resolve({ browser: true }),
      json(),
      es5(),
      min && minifier,
      prefixed(text),
      sizes,
    ],
    output: {
      file: `dist/${file}${min ? '.min' : ''}.js`,
      format: 'es',
      sourcemap: true,
    },
  }));
}

/** A CommonJS file for mini-programs, which load what they are given: `min` only leaves the diagnostics out. */
function miniProgram(input, file, packaged) {
  return [false, true].map((min) => ({
    input,
    plugins: [
      typescript({ __DIAGNOSTICS__: String(!min) }),
      resolve({ browser: true }),
      json(),
      es5(),
      min && minifier,
      prefixed(banner),
      sizes,
      !min && copied(packaged),
    ],
    output: { file: `dist/${file}${min ? '.min' : ''}.js`, format: 'es', sourcemap: true },
  }));
}

/**
 * The same file once more under the name it has in `miniprogram_npm/webim2tim`: the developer tools copy the folder of
 * the `miniprogram` field, and `require('webim2tim')` is its `index.js`.
 */
function copied(fileName) {
  return {
    name: 'copied',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const source = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

const isExternal = (id) => !id.startsWith('.') && !id.startsWith('/');
const node = (input, output, plugins = []) => ({
  input,
  external: isExternal,
  plugins: [typescript({ __DIAGNOSTICS__: 'true' }), json(), ...plugins],
  output: { sourcemap: true, ...output },
});

/** The pages of `webim2tim play`, beside the code that serves them. */
const playPages = {
  name: 'play-pages',
  buildStart() {
    const folder = new URL('play/play-page/', import.meta.url);
    for (const name of readdirSync(folder)) {
      this.emitFile({
        type: 'asset',
        fileName: `play-page/${name}`,
        source: readFileSync(new URL(name, folder)),
      });
    }
  },
};

/** `dist/transforms/NAME.js` for `jscodeshift -t`, one per transform and `all`: CommonJS, because it is required. */
const jscodeshiftTransforms = {
  files: readdirSync(new URL('codemods/transforms/', import.meta.url)).flatMap((file) => {
    const source = readFileSync(new URL(`codemods/transforms/${file}`, import.meta.url), 'utf8');
    const name = /: Transform = \{\n {2}name: '(\w+)'/.exec(source)?.[1];
    return name ? [{ file: file.replace('.ts', ''), name }] : [];
  }),
  entries() {
    const names = ['all', ...this.files.map(({ file }) => file)];
    return Object.fromEntries(names.map((name) => [name, `transform:${name}`]));
  },
  plugin() {
    const { files } = this;
    // From the root of the project: the text goes into the source map, which is published.
    const module = '/codemods/standalone/jscodeshift-module.ts';
    const path = new URL(`.${module}`, import.meta.url).pathname;
    return {
      name: 'jscodeshift-transforms',
      buildStart() {
        this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
      },
      resolveId: (id) => (id === module ? path : id.startsWith('transform:') ? id : null),
      load(id) {
        if (!id.startsWith('transform:')) return null;
        const found = files.find(({ file }) => id === `transform:${file}`);
        const names = found ? JSON.stringify([found.name]) : '';
        return `import { jscodeshiftModule } from ${JSON.stringify(module)};\nexport default jscodeshiftModule(${names});\n`;
      },
    };
  },
};

/** The help texts, written down: `--help` answers before commander would be loaded. */
const readyHelp = {
  name: 'ready-help',
  async writeBundle() {
    const { helpTexts } = await import(new URL(`dist/cli-program.js?${Date.now()}`, import.meta.url));
    const texts = { en: await helpTexts('en'), zh: await helpTexts('zh') };
    writeFileSync(new URL('dist/help.json', import.meta.url), JSON.stringify(texts));
  },
};

/** Rules of the HTML report, in the order in which they overrule each other. */
const REPORT_STYLES = ['colours', 'page', 'overview', 'places', 'files', 'dialog', 'narrow', 'paper'];

/** The page of HTML reports: a script and a style that stand in it, so they come without a map. */
const reportPage = {
  input: 'codemods/report/html/page/main.ts',
  plugins: [
    typescript({}),
    resolve({ browser: true }),
    {
      name: 'minify-page',
      // `</script` in a text would end the element it stands in.
      renderChunk: async (code) =>
        (await minify(code, { compress: true, mangle: true, module: true })).code.replaceAll('</', '<\\/'),
    },
    {
      name: 'report-style',
      generateBundle() {
        const css = REPORT_STYLES.map((name) =>
          readFileSync(`codemods/report/html/page/styles/${name}.css`, 'utf8'),
        ).join('');
        const source = css.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ');
        this.emitFile({ type: 'asset', fileName: 'report-page.css', source });
      },
    },
  ],
  output: { file: 'dist/report-page.js', format: 'iife' },
};

/** What 1.7.3 did in the scenarios of `webim2tim conform`, areas in one file. */
const traces = {
  name: 'traces',
  buildStart() {
    const folder = new URL('fixtures/traces/online/', import.meta.url);
    const areas = readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')).scenarios,
    ]);
    const source = JSON.stringify(Object.fromEntries(areas));
    this.emitFile({ type: 'asset', fileName: 'conform-traces.json', source });
  },
};

// The build with friends: legacy had them, and pages that replace one file expect them.
// So do they expect to upload.
// Both would rather hand themselves to an AMD loader or a bundler than make the globals the shim looks for.
const timSdk = ['tim-js-sdk/tim-js-friendship.js', 'tim-upload-plugin']
  .map((name) => readFileSync(require.resolve(name), 'utf8'))
  .map((text) => `(function (define, module, exports) {${text}\n}).call(this);`)
  .join('\n');
const packageEntries = {
  index: 'shim/entries/index.ts',
  bridge: 'shim/entries/bridge.ts',
  chat: 'shim/entries/chat.ts',
  config: 'codemods/cli/config/define.ts',
};

export default [
  ...browserGlobal('shim/entries/browser.ts', 'webim', shimBanner),
  ...browserGlobal('shim/entries/browser-all.ts', 'webim.all', `${timSdk}\n${banner}`),
  ...browserGlobal('shim/entries/bridge-browser.ts', 'webim2tim'),
  ...browserGlobal('shim/entries/emotions-browser.ts', 'webim.emotions'),
  ...miniProgram('shim/entries/wx.ts', 'webim_wx', 'miniprogram/index.js'),
  ...miniProgram('shim/entries/bridge-wx.ts', 'webim2tim_wx', 'miniprogram/bridge.js'),
  reportPage,
  node(packageEntries, { dir: 'dist', format: 'es', chunkFileNames: 'shared-[hash].js' }, [es5Entries]),
  node(
    { ...packageEntries, index: 'shim/entries/index-cjs.ts', chat: 'shim/entries/chat-cjs.ts' },
    {
      dir: 'dist',
      format: 'cjs',
      // Index and chat have a default export only, which becomes `module.exports`; the bridge has names.
      exports: 'auto',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'shared-[hash].cjs',
    },
    [es5Entries],
  ),
  node(
    {
      cli: 'codemods/cli/main.ts',
      'cli-program': 'codemods/cli/program.ts',
      migrate: 'codemods/migrate.ts',
      'transform-worker': 'codemods/standalone/worker.ts',
      loopback: 'loopback/index.ts',
      demo: 'demo/main.ts',
      conform: 'conform/index.ts',
    },
    {
      dir: 'dist',
      format: 'es',
      chunkFileNames: 'node-[name]-[hash].js',
      banner: (chunk) => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
    },
    [playPages, traces, readyHelp],
  ),
  compilerPart('codemods/flow/compiler.ts'),
  {
    ...node(
      jscodeshiftTransforms.entries(),
      { dir: 'dist/transforms', format: 'cjs', exports: 'auto', chunkFileNames: 'shared-[hash].js' },
      [jscodeshiftTransforms.plugin()],
    ),
    external: (id) => isExternal(id) && !id.startsWith('transform:'),
  },
  {
    input: packageEntries,
    external: isExternal,
    plugins: [
      dts(),
      {
        // The declarations of the legacy global, for editors (`webim2tim/types`) and for flow analysis.
        name: 'legacy-types',
        buildStart() {
          const legacy = readFileSync('shim/legacy.d.ts', 'utf8');
          this.emitFile({ type: 'asset', fileName: 'legacy.d.ts', source: legacy });
          // The same for modules, without the globals.
          const module = legacy
            .replace('declare namespace webim', 'export declare namespace webim')
            .replace(/\ninterface Window \{[\s\S]*$/, '\n');
          this.emitFile({ type: 'asset', fileName: 'legacy-module.d.ts', source: module });
          this.emitFile({
            type: 'asset',
            fileName: 'index.d.cts',
            source: readFileSync('shim/entries/index.d.cts'),
          });
          for (const entry of ['bridge', 'config']) {
            this.emitFile({
              type: 'asset',
              fileName: `${entry}.d.cts`,
              source:
                `/** Types of \`require('webim2tim/${entry}')\`. */\n` +
                `declare const entry: typeof import('./${entry}.js', { with: { 'resolution-mode': 'import' }});\n` +
                'export = entry;\n',
            });
          }
          this.emitFile({
            type: 'asset',
            fileName: 'chat.d.cts',
            source: readFileSync('shim/entries/index.d.cts', 'utf8').replace('./index.js', './chat.js'),
          });
        },
        // Inside, the legacy object is put together by name; outside it has the members the declarations give it.
        renderChunk(code) {
          const open = /interface Webim \{[^}]*\[member: string\]: any;\n/;
          if (!open.test(code)) return null;
          const members = "type LegacyMembers = Omit<typeof import('./legacy-module.js').webim, 'migrate'>;";
          return {
            code: code.replace(open, `${members}\ninterface Webim extends LegacyMembers {\n`),
            map: null,
          };
        },
      },
    ],
    output: { dir: 'dist', format: 'es', chunkFileNames: 'shared-[hash].d.ts' },
  },
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { compileTemplate, parse, rewriteDefault } from 'vue/compiler-sfc';
import { redirectTo } from '../../demo/redirect.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What applications import and where it is: the real packages, and what this repository has built of its own. */
const PACKAGES: Record<string, string> = {
  vue: 'node_modules/vue/dist/vue.runtime.esm.js',
  vuex: 'node_modules/vuex/dist/vuex.esm.js',
  'webim2tim/bridge': 'dist/bridge.js',
  webim2tim: 'dist/index.js',
};
const SDK = { 'tim-js-sdk': 'node_modules/tim-js-sdk/tim-js.js' };

/**
 * Builds a Vue 2.7 application of single-file components from `folder/src/main.js` into `folder/static/app.js`, a
 * classic script. `webim` is an external, the global of the page.
 *
 * @param wsUrl backend that every instance of the bundled tim-js-sdk talks to.
 * @throws when a component cannot be compiled, or imports a package that is not listed above.
 */
export async function buildVueApp(folder: string, wsUrl: string): Promise<void> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [packages(wsUrl), singleFileComponents()],
    build: {
      outDir: join(folder, 'static'),
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      rollupOptions: {
        input: join(folder, 'src/main.js'),
        external: ['webim'],
        output: { format: 'iife', globals: { webim: 'webim' }, entryFileNames: 'app.js' },
      },
    },
  });
}

/** Finds the packages; the SDK goes through a module that tells it where the backend is. */
function packages(wsUrl: string): Plugin {
  const prefix = '\0redirected:';
  return {
    name: 'packages',
    enforce: 'pre',
    resolveId(source) {
      if (source in SDK) return prefix + source;
      const file = PACKAGES[source];
      if (file) return join(root, file);
      const isBare = /^[@\w]/.test(source) && source !== 'webim' && !/^\w:/.test(source);
      if (isBare) throw new Error(`the application imports ${source}, which its build does not know`);
      return undefined;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const file = join(root, SDK[id.slice(prefix.length) as keyof typeof SDK]);
      return `import TIM from ${JSON.stringify(file)};
(function (window) { ${redirectTo(wsUrl)} })({ TIM: TIM });
export default TIM;`;
    },
  };
}

function singleFileComponents(): Plugin {
  return {
    name: 'vue-2-components',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.vue')) return undefined;
      const source = readFileSync(id, 'utf8');
      const { script, template } = parse({ source, filename: id, sourceMap: false });
      const compiled = compileTemplate({ source: template?.content ?? '', filename: id, isProduction: true });
      if (compiled.errors.length > 0) throw new Error(`${id}: ${compiled.errors.join('\n')}`);
      return `${rewriteDefault(script?.content ?? 'export default {}', 'component')}
${compiled.code}
component.render = render;
component.staticRenderFns = staticRenderFns;
export default component;`;
    },
  };
}

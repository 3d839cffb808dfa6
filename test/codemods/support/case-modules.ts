import { posix } from 'node:path';
import { transformSync } from '@swc/core';
import { type CaseFiles, type CaseSide, caseFiles } from './case-files.ts';
import type { CasePage } from './case-page.ts';

/** Files a module may be in, in the order `require` looks for them. */
const SUFFIXES = ['', '.js', '.ts', '/index.js', '/index.ts'];
/** The legacy SDK, by the names applications keep it under; it is not part of a case. */
const LEGACY_SDK = /(^|\/)webim(_wx)?(\.min)?(\.js)?$/;

/** Is the case an application of modules? Its `main.js` (or `main.ts`) is the entry then. */
export function entryOf(folder: string, side: CaseSide): string | undefined {
  return Object.keys(caseFiles(folder, side)).find((file) => /^main\.[jt]s$/.test(file));
}

/**
 * Runs the modules of a case as a bundler would put them together: compiled to CommonJS, the SDKs being those of the
 * page. What the entry exports becomes global, for the steps of the case to call.
 */
export function runCaseModules(page: CasePage, folder: string, side: CaseSide, entry: string): void {
  const files = caseFiles(folder, side);
  const loaded = new Map<string, { exports: Record<string, unknown> }>();
  const { window } = page.context;
  const external = (name: string): unknown => {
    if (/^tim-(js|wx)-sdk$/.test(name) || /(^|\/)tim-wx\.js$/.test(name)) return window.TIM;
    if (name === '@tencentcloud/chat') return window.TencentCloudChat;
    if (name === 'webim2tim/chat') return window.webim;
    if (name === 'webim2tim/bridge' || /(^|\/)webim2tim_wx\.js$/.test(name)) return window.webim2tim;
    if (name === 'webim2tim' || LEGACY_SDK.test(name)) return window.webim;
    throw new Error(`${name} is no module of the case`);
  };
  const load = (path: string): unknown => {
    let module = loaded.get(path);
    if (module) return module.exports;
    module = { exports: {} };
    loaded.set(path, module);
    const run = page.context.run(
      `(function (require, module, exports, global) {${compiled(path, files)}\n})`,
      path,
    );
    const near = (name: string) => {
      const at = posix.join(posix.dirname(path), name);
      const found = SUFFIXES.map((suffix) => at + suffix).find((file) => files[file]);
      return found === undefined ? external(name) : load(found);
    };
    (run as (...args: unknown[]) => void).call(undefined, near, module, module.exports, window);
    return module.exports;
  };
  Object.assign(window, load(entry));
}

function compiled(path: string, files: CaseFiles): string {
  return transformSync(String(files[path]), {
    configFile: false,
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      externalHelpers: false,
      parser: path.endsWith('.ts') ? { syntax: 'typescript' } : { syntax: 'ecmascript' },
    },
  }).code;
}

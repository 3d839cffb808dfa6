/**
 * `webim_wx.js`, for WeChat mini-programs: `require('…/webim_wx.js')` gives the legacy object itself, as the old file of
 * that name did. It finds `tim-wx-sdk` or `@tencentcloud/chat` by its name (built into `miniprogram_npm`) or as a file
 * beside it (`tim-wx.js`, `tim-wx-friendship.js`, `tencentcloud-chat.js`); a program that keeps the SDK elsewhere calls
 * `createWebim(TIM)` of the object.
 */
import type { TimModule } from '../bridge/native.ts';
import { createSharedWebim, createWebim } from './create-webim.ts';
import { shareBetweenModules } from './share-between-modules.ts';

declare const module: { exports: unknown };
declare const require: (name: string) => unknown;

/**
 * Looked up at the first login. Each `require` is a literal, as the tools of mini-programs read them without running, and
 * in a `try` of its own: bundlers let a module be missing only there.
 */
function findTIM(): TimModule | undefined {
  try {
    const found = moduleIn(require('tim-wx-sdk'));
    if (found) return found as TimModule;
  } catch (_) {
    // Not among the packages.
  }
  try {
    return moduleIn(require('./tim-wx.js')) as TimModule;
  } catch (_) {
    // Not as a file beside this one.
  }
  try {
    return moduleIn(require('./tim-wx-friendship.js')) as TimModule;
  } catch (_) {
    // Not with friends either.
  }
  try {
    return moduleIn(require('@tencentcloud/chat')) as TimModule;
  } catch (_) {
    // Nor its successor.
  }
  try {
    return moduleIn(require('./tencentcloud-chat.js')) as TimModule;
  } catch (_) {
    return undefined;
  }
}

/** The default export of a compiled module, or what `require` gave. */
function moduleIn(required: unknown): unknown {
  return (required as { default?: unknown } | undefined)?.default || required;
}

const webim = createSharedWebim(findTIM);
const { toLegacy, toNative, toLegacyError, bindListeners } = webim.migrate;
const names: { readonly [name: string]: unknown } = {
  // Compiled ES modules ask for both.
  __esModule: true,
  default: webim,
  createWebim,
  toLegacy,
  toNative,
  toLegacyError,
  bindListeners,
};
// Not enumerable: code that walks over `webim` finds what the original had.
Object.keys(names).forEach((name) => {
  Object.defineProperty(webim, name, { value: names[name] });
});
shareBetweenModules('webim', webim);
module.exports = webim;

/**
 * Package entry for `require('webim2tim')`: the legacy object itself, as `webim_wx.js` and the npm copies of webim.js
 * gave it, with the names of the ESM entry on it.
 */
import webim, { bindListeners, createWebim, toLegacy, toLegacyError, toNative } from './index.ts';

const names = {
  // Compiled ES modules ask for both.
  __esModule: true,
  default: webim,
  createWebim,
  toLegacy,
  toNative,
  toLegacyError,
  bindListeners,
} as { readonly [name: string]: unknown };

// Not enumerable: code that walks over `webim` finds what the original had.
Object.keys(names).forEach((name) => {
  Object.defineProperty(webim, name, { value: names[name] });
});

export default webim;

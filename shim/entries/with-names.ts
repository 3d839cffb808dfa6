/**
 * Puts the names of an ESM entry on its default export, which is what `require` of it gives: the legacy object itself,
 * as `webim_wx.js` and the npm copies of webim.js gave it. Compiled ES modules ask for both.
 */
export function withNames<T extends object>(webim: T, names: { readonly [name: string]: unknown }): T {
  // Not enumerable: code that walks over `webim` finds what the original had.
  const define = (name: string, value: unknown) => Object.defineProperty(webim, name, { value });
  define('__esModule', true);
  define('default', webim);
  for (const name of Object.keys(names)) define(name, names[name]);
  return webim;
}

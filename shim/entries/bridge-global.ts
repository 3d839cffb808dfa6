import * as bridge from '../bridge/index.ts';
import { assign } from '../tool/assign.ts';

declare const __VERSION__: string;

/**
 * Makes the global `webim2tim`, for `webim2tim.js` and the single file `webim.all.js`. `webim.js` is the shim alone: a
 * page that has it and gets converted scripts loads `webim2tim.js` beside it, in any order; both work on one instance.
 *
 * A plain object, so that a page can look at it and the getters of a module namespace (which ES5 builds have to
 * imitate) do not get in the way. The first one wins: a second copy would not know what the first remembers.
 */
export function installBridge(scope: { [name: string]: unknown }): void {
  // Not just anything of that name: an element with the id "webim2tim" is a property of window, too.
  if (typeof (scope.webim2tim as { composeMessage?: unknown } | undefined)?.composeMessage === 'function')
    return;
  scope.webim2tim = bridgeExports();
}

/** The helpers as a plain object; `tim` stays live. */
export function bridgeExports(): { [name: string]: unknown } {
  const exported = assign({ version: __VERSION__ }, bridge);
  Object.defineProperty(exported, 'tim', { enumerable: true, get: () => bridge.tim });
  return exported;
}

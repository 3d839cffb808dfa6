import type { TimModule } from '../bridge/native.ts';
import { createDiagnostics } from '../diagnostics/migrate.ts';
import { globalScope } from '../tool/global-scope.ts';
import { createPageWebim } from './create-webim.ts';
import { keepFirst } from './keep-first.ts';
import { currentScriptTag, optionsFromTag } from './script-options.ts';
import { shareEmotions } from './share-emotions.ts';

/** `Version` of the file we stand in for. Pages show it; the version of this package is `webim.migrate.version`. */
const LEGACY_VERSION = '1.7.3';

const scope = globalScope();
const tag = currentScriptTag();

/** Looked up at each login, so that the order of the script tags does not matter. */
function findTIM(): TimModule | undefined {
  return (scope.TIM || scope.TencentCloudChat) as TimModule | undefined;
}

// Not just anything of that name: an element with the id "webim" is a property of window, too.
if (typeof (scope.webim as { login?: unknown } | undefined)?.login === 'function') {
  // The first one keeps its login and its messages; replacing it would cut pages off from both.
  createDiagnostics({ tim: () => null, attach: () => {} }, optionsFromTag(tag)).sink.warn('loaded-twice');
} else {
  const { webim, warn } = createPageWebim(findTIM, optionsFromTag(tag));
  keepFirst(scope, webim, () => warn('loaded-twice'));
  // The original also made `Long` (its 64-bit class, used for `uniqueId` only) and `msgCache` (internal, and empty
  // to applications). No application code is known that touches them, so they are not made here.
  if (scope.Version === undefined) scope.Version = LEGACY_VERSION;
  shareEmotions(scope);
}

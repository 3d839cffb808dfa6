import * as bridge from '../bridge/index.ts';
import { globalScope } from './global-scope.ts';
import { shareEmotions } from './share-emotions.ts';

declare const __VERSION__: string;

// The global `webim2tim`. A plain object, so that a page can look at it and the getters of a module namespace
// (which ES5 builds have to imitate) do not get in the way.
const exported: { [name: string]: unknown } = { version: __VERSION__ };
Object.keys(bridge).forEach((name) => {
  exported[name] = (bridge as unknown as { [name: string]: unknown })[name];
});

const scope = globalScope();
// The first one wins: a second copy would not know what the first remembers.
const known = scope.webim2tim as { composeMessage?: unknown } | undefined;
if (!known?.composeMessage) scope.webim2tim = exported;
shareEmotions(scope);

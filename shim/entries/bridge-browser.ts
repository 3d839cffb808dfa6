import { installBridge } from './bridge-global.ts';
import { globalScope } from './global-scope.ts';
import { shareEmotions } from './share-emotions.ts';

// The file a fully migrated page loads: the helpers of native code, without the legacy global.
const scope = globalScope();
installBridge(scope);
shareEmotions(scope);

import { globalScope } from '../tool/global-scope.ts';
import { installBridge } from './bridge-global.ts';
import { shareEmotions } from './share-emotions.ts';

// The file a fully migrated page loads: the helpers of native code, without the legacy global.
const scope = globalScope();
installBridge(scope);
shareEmotions(scope);

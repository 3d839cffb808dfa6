import { setEmotionPictures } from '../emotion/tables.ts';
import { globalScope } from '../tool/global-scope.ts';
import { installBridge } from './bridge-global.ts';
import { currentScriptTag, optionsFromTag } from './script-options.ts';
import { shareEmotions } from './share-emotions.ts';

// The file a fully migrated page loads: the helpers of native code, without the legacy global.
const scope = globalScope();
const { emotions } = optionsFromTag(currentScriptTag());
if (emotions) setEmotionPictures(emotions);
installBridge(scope);
shareEmotions(scope);

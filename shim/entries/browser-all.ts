/** `webim.all.js`: one file for a page that replaces one. Scripts of it can be converted one by one, so the helpers are in. */
import './browser.ts';
import { globalScope } from '../tool/global-scope.ts';
import { installBridge } from './bridge-global.ts';
import { shareEmotions } from './share-emotions.ts';

const scope = globalScope();
installBridge(scope);
shareEmotions(scope);

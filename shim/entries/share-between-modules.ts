import { globalScope } from '../tool/global-scope.ts';
import { shareEmotions } from './share-emotions.ts';

const KEY = '__webim2timModules';

/** What {@link shareEmotions} does for globals, for files that are modules and make none. */
export function shareBetweenModules(name: 'webim' | 'webim2tim', exported: unknown): void {
  const scope = globalScope();
  let modules = scope[KEY] as { [name: string]: unknown } | undefined;
  if (!modules) {
    modules = {};
    Object.defineProperty(scope, KEY, { value: modules });
  }
  if (modules[name] === undefined) modules[name] = exported;
  shareEmotions(modules);
}

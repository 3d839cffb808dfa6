import { globalScope } from '../tool/global-scope.ts';
import type { Tim, TimModule } from './native.ts';
import { trackAVChatRooms } from './track-av-chat-rooms.ts';
import { registerUploadPlugin } from './upload-file.ts';

/** What all our files on a page, in an application or in a mini-program know of the one v2 instance. */
interface Shared {
  tim?: Tim;
  watchers: Array<(tim: Tim) => void>;
}

const KEY = '__webim2timShared';

/**
 * Kept on the global object: the bridge and the shim may be bundles of their own, and a package may be loaded both as
 * an ES module and as CommonJS.
 */
function shared(): Shared {
  const scope = globalScope();
  let state = scope[KEY] as Shared | undefined;
  if (!state) {
    state = { watchers: [] };
    Object.defineProperty(scope, KEY, { value: state });
  }
  return state;
}

/**
 * The v2 instance of the application: the one made by {@link createTim}, or by `webim.login` where login stayed on the
 * shim. Undefined before the first login.
 */
// Typed as there, because code that has logged in need not ask.
export let tim: Tim = shared().tim as Tim;

onInstance((instance) => {
  tim = instance;
});

/**
 * The v2 instance of an application that logs in from modules: `TIM.create` with what legacy code took for granted.
 * Several logins may call it; v2 makes one instance for each SDKAppID and gives it again. The shim, where it is
 * loaded, works on the same one.
 *
 * @param options those of `TIM.create`.
 * @returns the instance, which is {@link tim} from now on; null for an SDKAppID that v2 refuses.
 */
export function createTim(
  TIM: TimModule,
  options: { SDKAppID: number; [option: string]: unknown },
): Tim | null {
  const all: { SDKAppID: number; [option: string]: unknown } = { SDKAppID: options.SDKAppID };
  // Legacy let a page join several live rooms; without this v2 leaves the first when the second is joined.
  all.unlimitedAVChatRoom = true;
  Object.keys(options).forEach((name) => {
    all[name] = options[name];
  });
  const instance = TIM.create(all);
  if (!instance) return null;
  trackAVChatRooms(instance);
  registerUploadPlugin(instance);
  announceInstance(instance);
  return instance;
}

/** Makes this instance the one of the application. */
export function announceInstance(instance: Tim): void {
  const state = shared();
  if (state.tim === instance) return;
  state.tim = instance;
  state.watchers.slice().forEach((watcher) => {
    watcher(instance);
  });
}

/** Calls `watcher` with the instance of the application: now, when there is one, and whenever there is another. */
export function onInstance(watcher: (tim: Tim) => void): void {
  const state = shared();
  state.watchers.push(watcher);
  if (state.tim) watcher(state.tim);
}

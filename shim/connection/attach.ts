import { ask } from '../bridge/ask.ts';
import { foundReady, stateOf } from '../bridge/instance-state.ts';
import type { Tim } from '../bridge/native.ts';
import { watchNativeListeners } from '../messages/own-messages.ts';
import type { Client } from './client.ts';
import { useInstance } from './events.ts';

/**
 * `webim.migrate.attach(tim)`: the shim works on an instance that native code created, before or after its login.
 * Call it right after `TIM.create`; then login state and messages are known from the start.
 */
export function attach(client: Client, candidate: unknown): void {
  if (!isTim(candidate)) {
    client.diagnostics.warn('not-a-tim-instance');
    return;
  }
  const isNew = client.tim !== candidate;
  if (client.tim && isNew) client.diagnostics.warn('attach-replaced');
  useInstance(client, candidate);
  if (isNew) {
    client.nativeListeners = [];
    watchNativeListeners(client, candidate);
  }
  client.attached = true;
  const state = stateOf(candidate);
  if (state.ready) return;
  // Logged in already, before anything of ours looked at the instance? Only a call can tell.
  ask(candidate, 'getMyProfile').then(
    (profile) => {
      if (!profile) return;
      // A login of ours under way asks for itself.
      if (client.session) state.ready = true;
      else foundReady(state);
      if (state.userID === null) state.userID = profile.userID || null;
    },
    () => {},
  );
}

// biome-ignore lint/suspicious/noExplicitAny: anything may be passed
function isTim(candidate: any): candidate is Tim {
  return (
    !!candidate &&
    typeof candidate.on === 'function' &&
    typeof candidate.login === 'function' &&
    typeof candidate.sendMessage === 'function'
  );
}

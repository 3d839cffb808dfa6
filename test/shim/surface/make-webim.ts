import { createDiagnostics } from '../../../shim/diagnostics/migrate.ts';
import { createMessageStore } from '../../../shim/store/message-store.ts';
import { assembleWebim, type Webim } from '../../../shim/surface/assemble-webim.ts';
import type { Capabilities, LoginState, MigrateOptions } from '../../../shim/surface/capabilities.ts';

/** A webim object on given capabilities, without any SDK: what these tests look at. */
export function makeWebim(capabilities: Capabilities = {}, options: MigrateOptions = {}) {
  let state: LoginState = 'none';
  let attached: unknown = null;
  const store = createMessageStore();
  const { handle, sink } = createDiagnostics(
    {
      tim: () => attached,
      attach: (tim) => {
        attached = tim;
      },
    },
    { mute: true, lang: 'en', ...options },
  );
  const webim: Webim = assembleWebim({ capabilities, gate: { state: () => state }, store, sink }, handle);
  return {
    webim,
    store,
    sink,
    setState: (next: LoginState) => {
      state = next;
    },
  };
}

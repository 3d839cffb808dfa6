import { stateOf } from '../bridge/instance-state.ts';
import type { TimModule } from '../bridge/native.ts';
import { createMessageLinks } from '../messages/message-links.ts';
import type { MessageStore } from '../store/message-store.ts';
import type { DiagnosticsSink, LoginGate } from '../surface/capabilities.ts';
import type { Client } from './client.ts';
import { isNativelyReady } from './events.ts';

/** The native side of one webim instance, nobody logged in. */
export function createClient(
  diagnostics: DiagnosticsSink,
  store: MessageStore,
  findTIM: () => TimModule | undefined,
): Client {
  return {
    diagnostics,
    store,
    links: createMessageLinks(),
    listeners: {},
    findTIM,
    tim: null,
    shared: false,
    attached: false,
    nativeListeners: [],
    session: null,
    leaving: 0,
    generation: 0,
    departures: 0,
    early: [],
    queue: null,
    sending: new WeakMap(),
    // Ids may be `constructor` or `__proto__`.
    rooms: Object.create(null),
    joining: Object.create(null),
    quitting: Object.create(null),
    notices: {},
    noticeOrder: [],
    roomMessages: {},
    roomOrder: [],
    roomQueue: null,
  };
}

/** Who is logged in, asked before every call: through `webim.login`, else through native code. */
export function createGate(client: Client): LoginGate {
  return {
    state() {
      if (client.session) return client.session.kind;
      return isNativelyReady(client) ? 'ready' : 'none';
    },
  };
}

/** The id of the user who is logged in, null for nobody. */
export function currentUserID(client: Client): string | null {
  if (client.session) return client.session.userID;
  return client.tim ? stateOf(client.tim).userID : null;
}

import type { CallName } from '../dictionary/calls.ts';
import { createCapabilities } from '../shim/capabilities.ts';
import type { Client } from '../shim/connection/client.ts';
import { createMessageStore } from '../shim/store/message-store.ts';
import { createCall } from '../shim/surface/calls.ts';
import type { DiagnosticsSink } from '../shim/surface/capabilities.ts';

/** Reasons of the shim for not doing a call. */
const UNAVAILABLE = /^(not-in-this-version|impossible-)/;

// The names are all that is asked of them; none of the functions that need a client is called.
const capabilities = createCapabilities({} as Client);

/** Does the shim do this call? Found out by looking for its implementation, and by calling it where there is none. */
export function isCallBuilt(name: CallName): boolean {
  if (Object.hasOwn(capabilities, name)) return true;
  const said: string[] = [];
  const sink: DiagnosticsSink = { options: {}, warn: (code) => void said.push(code), lang: () => 'en' };
  const gate = { state: () => 'ready' as const };
  createCall(name, { capabilities: {}, gate, store: createMessageStore(), sink })({});
  return !said.some((code) => UNAVAILABLE.test(code));
}

import { guarded } from '../bridge/ask.ts';
import type { NativeAnswer } from '../bridge/native.ts';
import type { Client } from '../connection/client.ts';

/**
 * Runs joins and quits one after the other, behind logins and logouts: pages quit one room and join the next at
 * once, without waiting for the callback.
 */
export function enqueueRoomCall(
  client: Client,
  call: () => Promise<NativeAnswer> | undefined,
): Promise<NativeAnswer> {
  const result = (client.roomQueue || Promise.resolve()).then(() => client.queue).then(() => guarded(call));
  client.roomQueue = result.then(undefined, () => undefined);
  return result;
}

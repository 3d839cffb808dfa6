import type { Client } from '../connection/client.ts';

/**
 * Runs joins and quits one after the other, behind logins and logouts: pages quit one room and join the next at
 * once, without waiting for the callback.
 */
export function enqueueRoomCall<T>(client: Client, call: () => Promise<T>): Promise<T> {
  const result = (client.roomQueue || Promise.resolve()).then(() => client.queue).then(call);
  client.roomQueue = result.then(undefined, () => undefined);
  return result;
}

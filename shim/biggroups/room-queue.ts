import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { nativeError } from '../bridge/ask.ts';
import type { Client } from '../connection/client.ts';

/**
 * Runs joins and quits one after the other, behind logins and logouts: pages quit one room and join the next at
 * once, without waiting for the callback. What waited behind the login of one user is not done in the name of the next.
 */
export function enqueueRoomCall<T>(client: Client, call: () => Promise<T>): Promise<T> {
  const { generation } = client;
  const result = (client.roomQueue || Promise.resolve())
    .then(() => client.queue)
    .then(() => {
      const { session } = client;
      if (client.generation !== generation && session && session.kind !== 'anonymous')
        throw nativeError(CLIENT_ERROR.NOT_LOGGED_IN, '');
      return call();
    });
  client.roomQueue = result.then(undefined, () => undefined);
  return result;
}

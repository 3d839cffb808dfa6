import { afterEach } from 'vitest';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../loopback/index.ts';
import { createClient, type SdkClient, type SdkClientOptions } from './sdk-client.ts';

/** A loopback and any number of clients per test; everything is closed after it. */
export function useLoopback() {
  let loopback: Loopback | undefined;
  const clients: SdkClient[] = [];

  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await loopback?.close();
    loopback = undefined;
  });

  const connect = (options: SdkClientOptions = {}): SdkClient => {
    if (!loopback) throw new Error('start loopback first');
    const client = createClient(loopback, options);
    clients.push(client);
    return client;
  };

  return {
    async start(options?: LoopbackOptions): Promise<Loopback> {
      loopback = await startLoopback(options);
      return loopback;
    },
    connect,
    /** Connects and logs in several users at once. */
    async login<T extends string[]>(...userIDs: T): Promise<{ [K in keyof T]: SdkClient }> {
      const connected = userIDs.map((userID) => connect({ userID }));
      await Promise.all(connected.map((client) => client.ready()));
      return connected as { [K in keyof T]: SdkClient };
    },
  };
}

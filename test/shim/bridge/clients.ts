import { useLoopback } from '../../loopback/fixture.ts';
import type { SdkClient } from '../../loopback/sdk-client.ts';

/** Loopback and bare SDK clients, for the bridge. */
export const useClients = useLoopback;

/** The next MESSAGE_RECEIVED batch from `after` events on. */
export const batchOf = async (client: SdkClient, after = 0) =>
  (await client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, undefined, after)).data;

export const c2cText = ({ tim }: SdkClient, to: string, text: string) =>
  tim.createTextMessage({ to, conversationType: 'C2C', payload: { text } });

export const groupText = ({ tim }: SdkClient, to: string, text: string, priority = 'Normal') =>
  tim.createTextMessage({ to, conversationType: 'GROUP', priority, payload: { text } });

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

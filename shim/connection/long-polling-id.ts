import { asking } from './asking.ts';

/** `webim.getLongPollingId`. There is no long poll any more; the number only has to be one, and stay. */
export const getLongPollingId = asking(
  () => Promise.resolve({}),
  () => ({ LongPollingId: 1, Timeout: 60 }),
);

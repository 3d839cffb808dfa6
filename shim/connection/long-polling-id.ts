import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { answerWith, okAnswer } from './answer.ts';
import type { Client } from './client.ts';

/** `webim.getLongPollingId`. There is no long poll any more; the number only has to be one, and stay. */
export function getLongPollingId(client: Client, _options: unknown, cbOk: CbOk, cbErr: CbErr): void {
  const answer = () => okAnswer({ LongPollingId: 1, Timeout: 60 });
  answerWith(client, () => Promise.resolve({}), answer, cbOk, cbErr);
}

import { ERROR_CODE, ImError } from '../core/errors.ts';
import type { CoreEvent } from '../core/model.ts';
import { eventItem } from '../wire/events.ts';
import { isOwnApplication } from '../wire/relations.ts';
import { requireSession, type ServiceHandlers } from './handler.ts';
import { login } from './im-open-status.ts';

// Seconds beyond the longest hold: the client gives a poll up after the time it is told.
const PATIENCE = 5;

/**
 * Measured: the first copies of `webim.js` 1.7.0 stop polling for good when one of these comes, with an error of their
 * own. They hear of a kick by the next poll's 91101 alone. Later copies name a platform and take what they do not know.
 */
const UNKNOWN_TO_OLDEST: ReadonlySet<string> = new Set<CoreEvent['type']>([
  'c2c-read-by-peer',
  'c2c-recalled',
  'kicked',
]);

/** Login and news of the SDKs that speak HTTP: `webim.js`, and v2 up to 2.10. */
export const openimPolling: ServiceHandlers = {
  login: (request) => {
    const { A2Key, TinyId } = login(request);
    return { A2Key, TinyId, CurrentTime: request.core.clock.seconds() };
  },

  logout: ({ connection }) => {
    connection.end();
    return {};
  },

  getlongpollingid: (request) => {
    // An SDK that was logged out while it was loading asks all the same, as nobody. With a number it would poll, and
    // "kicked out" in answer to that would end the session that it has opened meanwhile. A ticket that is no good any
    // more gets a number: its poll has to hear of the kick.
    if (!request.credentials.a2) requireSession(request);
    return {
      LongPollingId: String(request.connection.session?.instanceID ?? 0),
      Timeout: Math.ceil(request.settings.holdLongPollFor / 1000) + PATIENCE,
    };
  },

  longpolling: async ({ connection, core, credentials, settings }) => {
    if (!connection.takeEvents) throw new ImError(ERROR_CODE.badRequest, 'news come over the socket here');
    const news = await connection.takeEvents(settings.holdLongPollFor);
    if (!news) throw new ImError(ERROR_CODE.kicked, 'kicked out');
    const { session } = news;
    const isOldest = credentials.platform === undefined;
    const events = news.events.filter(
      (event) => !isOwnApplication(event) && !(isOldest && UNKNOWN_TO_OLDEST.has(event.type)),
    );
    if (events.length === 0 && !core.sessions.isOpen(session))
      throw new ImError(ERROR_CODE.kicked, 'kicked out');
    if (events.length === 0) throw new ImError(ERROR_CODE.noNews, 'nothing has happened');
    return {
      EventArray: events.map((event) => eventItem(core, session, event, 'plain')),
      NextTimeOut: Math.ceil(settings.holdLongPollFor / 1000),
    };
  },

  // It ends the polling only; `logout` ends the session.
  longpollinglogout: () => ({}),
};

/** Which host serves the SDK: this one. */
export const webim: ServiceHandlers = { accesslayer: () => ({ WebImAccessLayer: 0 }) };

import { ERROR_CODE, ImError } from '../core/errors.ts';
import { eventItem } from '../wire/events.ts';
import { isOwnApplication } from '../wire/relations.ts';
import type { ServiceHandlers } from './handler.ts';
import { login } from './im-open-status.ts';

// Seconds beyond the longest hold: the client gives a poll up after the time it is told.
const PATIENCE = 5;

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

  getlongpollingid: ({ connection, settings }) => ({
    LongPollingId: String(connection.session?.instanceID ?? 0),
    Timeout: Math.ceil(settings.holdLongPollFor / 1000) + PATIENCE,
  }),

  longpolling: async ({ connection, core, settings }) => {
    if (!connection.takeEvents) throw new ImError(ERROR_CODE.badRequest, 'news come over the socket here');
    const news = await connection.takeEvents(settings.holdLongPollFor);
    if (!news) throw new ImError(ERROR_CODE.kicked, 'kicked out');
    const { session } = news;
    const events = news.events.filter((event) => !isOwnApplication(event));
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

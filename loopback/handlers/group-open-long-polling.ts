import { ERROR_CODE, ImError } from '../core/errors.ts';
import type { FeedPage, Viewer } from '../core/live-rooms.ts';
import { feedItem } from '../wire/events.ts';
import { type CommandRequest, optionalNumber, type ServiceHandlers, text } from './handler.ts';

/** The feed of an AVChatRoom for who polls it; the key alone says who asks, so it serves both services. */
export const groupOpenLongPolling: ServiceHandlers = {
  get_msg: async (request) => {
    const { body, core } = request;
    const viewer = core.liveRooms.byKey(text(body, 'Key'));
    if (!viewer) throw new ImError(ERROR_CODE.groupNotFound, 'the polling key has ended');
    const page = await nextPage(request, viewer, optionalNumber(body, 'StartSeq') ?? 0);
    return {
      Key: viewer.key,
      NextSeq: page.next,
      HoldTime: Math.ceil(request.settings.holdPollFor / 1000),
      RspMsgList: page.events.flatMap((event) => feedItem(core, event) ?? []),
    };
  },
};

/** Reads the feed; without news the answer waits for some. */
function nextPage(request: CommandRequest, viewer: Viewer, position: number): Promise<FeedPage> {
  const { core, settings } = request;
  const page = core.liveRooms.read(viewer, position);
  if (page.events.length > 0 || settings.closing.aborted) return Promise.resolve(page);
  return new Promise((resolve) => {
    const answer = () => {
      clearTimeout(timer);
      stopWaiting();
      settings.closing.removeEventListener('abort', answer);
      resolve(core.liveRooms.read(viewer, position));
    };
    const timer = setTimeout(answer, settings.holdPollFor);
    const stopWaiting = core.liveRooms.onceChanged(viewer.groupID, answer);
    settings.closing.addEventListener('abort', answer);
  });
}

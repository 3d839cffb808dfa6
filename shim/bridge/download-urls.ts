import { callApplication } from './callbacks.ts';
import { listen } from './listen.ts';
import { EVENT, type NativeEvent, type NativeMessage, type Tim, TYPES } from './native.ts';
import { parseElements } from './parse-elements.ts';

/** Where the content of a received sound or file can be fetched. */
export interface DownloadUrl {
  uuid: string;
  url: string;
}

/**
 * Tells a handler the address of every sound and file that comes, after the message itself, as legacy
 * `onAppliedDownloadUrl` did. In v2 the elements carry it: new code reads `content.fileUrl` or `content.url`.
 * @returns a function that ends it.
 */
export function onDownloadUrl(tim: Tim, handler: (notice: DownloadUrl) => void): () => void {
  const onMessages = (event: NativeEvent) => {
    ((event.data || []) as NativeMessage[]).forEach((message) => {
      parseElements(message).forEach(({ type, content }) => {
        if (type !== TYPES.MSG_FILE && type !== TYPES.MSG_SOUND) return;
        const url = content.fileUrl || content.url || content.remoteAudioUrl;
        if (url) setTimeout(() => callApplication(handler, { uuid: content.uuid, url }), 0);
      });
    });
  };
  return listen(tim, { [EVENT.MESSAGE_RECEIVED]: onMessages });
}

import { MSG_ELEMENT_TYPE } from '../../dictionary/enums.ts';
import { callApplication } from '../bridge/callbacks.ts';
import type { Client } from '../connection/client.ts';
import { globalScope } from '../tool/global-scope.ts';
import type { Elem } from './elem.ts';
import { rememberedDownload, resources } from './resources.ts';

/**
 * Legacy asked the backend for the URL of sound and files whose `Download_Flag` was not 2, and meant to call
 * `onAppliedDownloadUrl` with `{uuid, url, maps}`: a listener or, as the demos have it, a global function. v2 makes
 * those URLs itself and says 2 of all (2.27.6, measured), so it is called for each whose URL is known.
 */
export function tellDownload(client: Client, elem: Elem): void {
  if (elem.type !== MSG_ELEMENT_TYPE.SOUND && elem.type !== MSG_ELEMENT_TYPE.FILE) return;
  const uuid = elem.content.uuid;
  const url = rememberedDownload(uuid);
  if (!url) {
    client.diagnostics.warn('impossible-apply-download');
    return;
  }
  // After the listener has got the message.
  setTimeout(() => {
    const listener = client.listeners.onAppliedDownloadUrl || globalScope().onAppliedDownloadUrl;
    const notice = { uuid, url, maps: resources.downloadMap };
    callApplication(listener as ((notice: object) => void) | null | undefined, notice);
  }, 0);
}

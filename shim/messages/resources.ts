import { setNewest } from '../tool/newest.ts';

/** Live object behind `webim.Resources`. */
export const resources: {
  /** URLs for `webim.onDownFile`, key `uuid_` + uuid */
  downloadMap: { [key: string]: string | null | undefined };
} = { downloadMap: {} };

/** That many files are known at a time; older ones are forgotten. */
export const MAX_DOWNLOADS = 10000;

const order: string[] = [];

/** Notes where a file can be fetched, for `webim.onDownFile(uuid)`. */
export function rememberDownload(uuid: string, url: string | null | undefined): void {
  setNewest(resources.downloadMap, order, MAX_DOWNLOADS, `uuid_${uuid}`, url);
}

/** What {@link rememberDownload} noted. */
export function rememberedDownload(uuid: string): string | null | undefined {
  return resources.downloadMap[`uuid_${uuid}`];
}

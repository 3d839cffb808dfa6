/** Live object behind `webim.Resources`. */
export const resources: {
  /** URLs for `webim.onDownFile`, key `uuid_` + uuid */
  downloadMap: { [key: string]: string | null | undefined };
} = { downloadMap: {} };

/** Notes where a file can be fetched, for `webim.onDownFile(uuid)`. */
export function rememberDownload(uuid: string, url: string | null | undefined): void {
  resources.downloadMap[`uuid_${uuid}`] = url;
}

/** What {@link rememberDownload} noted. */
export function rememberedDownload(uuid: string): string | null | undefined {
  return resources.downloadMap[`uuid_${uuid}`];
}

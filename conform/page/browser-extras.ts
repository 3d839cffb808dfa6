/** Globals of a page beyond those every SDK touches: what sending files needs. */
export function browserExtras(): Record<string, unknown> {
  return { Blob, File, FormData };
}

/** String conversion that cannot throw: content from the wire may be an object with a broken `toString`. */
export function toText(value: unknown): string {
  try {
    return String(value);
  } catch (_error) {
    return Object.prototype.toString.call(value);
  }
}

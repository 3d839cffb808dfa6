/**
 * The legacy 64-bit message id, `(high << 32) | low` as an unsigned decimal string. It does not fit a number,
 * and BigInt does not exist where the shim runs.
 * `high`: `seq` of group messages, `time` in seconds of the others; `low`: `random`. (legacy, measured)
 */
export function composeUniqueId(high: number, low: number): string {
  // `random` may be exactly 2^32: what lies above 32 bits is or-ed into the high word, as in legacy.
  const top = high | Math.floor(low / 4294967296);
  // 2^32 is 42949 * 100000 + 67296: with the last five digits apart everything stays far below 2^53.
  const tail = (top >>> 0) * 67296 + (low >>> 0);
  const head = (top >>> 0) * 42949 + Math.floor(tail / 100000);
  const last = tail % 100000;
  return head ? head + `0000${last}`.slice(-5) : String(last);
}

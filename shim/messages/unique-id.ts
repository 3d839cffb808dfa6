/** Base of the decimal limbs: limb * 2^16 + carry stays far below 2^53. */
const LIMB = 10000000;

/**
 * The legacy 64-bit message id, `(high << 32) | low` as an unsigned decimal string. It does not fit a number,
 * and BigInt does not exist where the shim runs.
 * `high`: `seq` of group messages, `time` in seconds of the others; `low`: `random`. (legacy, measured)
 */
export function composeUniqueId(high: number, low: number): string {
  // `random` may be exactly 2^32: what lies above 32 bits is or-ed into the high word, as in legacy.
  const top = high | Math.floor(low / 4294967296);
  const words = [top >>> 16, top & 0xffff, low >>> 16, low & 0xffff];
  const limbs = [0, 0, 0];
  for (let w = 0; w < words.length; w++) {
    let carry = words[w] as number;
    for (let i = 0; i < limbs.length; i++) {
      const value = (limbs[i] as number) * 65536 + carry;
      limbs[i] = value % LIMB;
      carry = Math.floor(value / LIMB);
    }
  }
  let text = '';
  for (let i = 0; i < limbs.length; i++) text = `0000000${limbs[i]}`.slice(-7) + text;
  return text.replace(/^0+(?=\d)/, '');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeUniqueId } from '../../../shim/messages/unique-id.ts';

describe('composeUniqueId', () => {
  it('is the 64-bit number in decimal', () => {
    const word = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0xffffffff));
    fc.assert(
      fc.property(word, word, (high, low) => {
        expect(composeUniqueId(high, low)).toBe(((BigInt(high) << 32n) | BigInt(low)).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a random of exactly 2^32', () => {
    expect(composeUniqueId(4, 4294967296)).toBe(((4n << 32n) | 4294967296n).toString());
  });
});

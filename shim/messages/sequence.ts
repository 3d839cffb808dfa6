// One counter per page: two messages made by one page must never get the same number.
let lastSeq = Math.round(Math.random() * 10000000);

/** The next message number of this page: random start below 10 000 000, then one more each time. (legacy) */
export function nextSeq(): number {
  lastSeq += 1;
  return lastSeq;
}

/** A random number of 32 bits. (legacy) */
export function nextRandom(): number {
  return Math.round(Math.random() * 4294967295);
}

/** The value, or the fallback when it is missing or negative; null and '' pass, as in legacy. (measured) */
export function unlessNegative<T>(value: T | undefined, fallback: T): T {
  return (value as unknown as number) >= 0 ? (value as T) : fallback;
}

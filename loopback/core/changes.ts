/** What the core remembers, in the pieces it is kept in. */
export type RecordKind =
  | 'user'
  | 'relations'
  | 'group'
  | 'group-entry'
  | 'c2c-message'
  | 'c2c-view'
  | 'contact'
  | 'kept-notices'
  | 'admission-read';

/** Tells an observer which pieces of the core's memory have changed. Without one it does nothing. */
export class Changes {
  observer: ((kind: RecordKind, key: string) => void) | undefined;

  touch(kind: RecordKind, key: string): void {
    this.observer?.(kind, key);
  }
}

/** A record's key of several parts. */
export const joinKey = (...parts: (string | number)[]): string => JSON.stringify(parts);

/** The parts of a key. */
export const splitKey = (key: string): (string | number)[] => JSON.parse(key);

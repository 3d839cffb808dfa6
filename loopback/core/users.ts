import { Changes } from './changes.ts';
import { ERROR_CODE, ImError } from './errors.ts';

export const PROFILE_TAG = { nick: 'Tag_Profile_IM_Nick', avatar: 'Tag_Profile_IM_Image' } as const;

export interface User {
  userID: string;
  /** Account number; the SDKs build message IDs from it. */
  tinyID: string;
  /** Profile values by wire tag. */
  profile: Map<string, unknown>;
  /** Who the user refuses messages from, and since when (s). */
  blackList: Map<string, number>;
  /** Until when (s) the user may not speak anywhere, one-to-one and in groups. */
  mutedUntil: { c2c: number; group: number };
}

const FIRST_TINY_ID = 144115198000000000n;
const MAX_USER_ID_BYTES = 32;

/** Accounts. Every well-formed user ID that is mentioned exists: loopback has no sign-up. */
export class Users {
  readonly #users = new Map<string, User>();
  readonly #changes: Changes;

  constructor(changes = new Changes()) {
    this.#changes = changes;
  }

  /** Finds or creates an account. @throws {ImError} 70013 when the ID is empty, too long or not a string. */
  ensure(userID: string): User {
    const known = this.#users.get(userID);
    if (known) return known;
    if (typeof userID !== 'string' || userID === '' || Buffer.byteLength(userID) > MAX_USER_ID_BYTES) {
      throw new ImError(
        ERROR_CODE.userIDIllegal,
        `user ID must be text of 1 to ${MAX_USER_ID_BYTES} bytes: ${JSON.stringify(userID)}`,
      );
    }
    const user: User = {
      userID,
      tinyID: String(FIRST_TINY_ID + BigInt(this.#users.size + 1)),
      profile: new Map<string, unknown>([
        [PROFILE_TAG.nick, ''],
        [PROFILE_TAG.avatar, ''],
      ]),
      blackList: new Map(),
      mutedUntil: { c2c: 0, group: 0 },
    };
    this.#users.set(userID, user);
    this.changed(userID);
    return user;
  }

  find(userID: string): User | undefined {
    return this.#users.get(userID);
  }

  /** To be called after every change of an account. */
  changed(userID: string): void {
    this.#changes.touch('user', userID);
  }

  /** Puts back an account of an earlier start. */
  restore(user: User): void {
    this.#users.set(user.userID, user);
  }

  nick(userID: string): string {
    return String(this.#users.get(userID)?.profile.get(PROFILE_TAG.nick) ?? '');
  }

  avatar(userID: string): string {
    return String(this.#users.get(userID)?.profile.get(PROFILE_TAG.avatar) ?? '');
  }
}

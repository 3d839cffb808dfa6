declare module 'tls-sig-api-v2' {
  /** Makes UserSigs with the secret key of an app. */
  export class Api {
    constructor(sdkAppID: number, key: string);
    /** @param expire seconds until it expires. */
    genUserSig(userID: string, expire: number): string;
    /** A UserSig that also holds rights in a room with a number. */
    genPrivateMapKey(userID: string, expire: number, roomID: number, privileges: number): string;
  }
}

/** How long (s) it is valid: nobody plays longer. */
const LIFETIME = 24 * 3600;

/** A UserSig as the application's own server would make it. */
export async function makeUserSig(key: string, userID: string, sdkAppID: string): Promise<string> {
  // Loaded when somebody gives a key, and for nobody else.
  const { Api } = await import('tls-sig-api-v2');
  return new Api(Number(sdkAppID), key).genUserSig(userID, LIFETIME);
}

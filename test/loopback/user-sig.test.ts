import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Api } from 'tls-sig-api-v2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ImError, type Loopback, startLoopback } from '../../loopback/index.ts';
import { checkUserSig } from '../../loopback/user-sig.ts';
import type { ChatClient } from './clients/chat-client.ts';
import { LEGACY_BUILDS } from './clients/legacy-builds.ts';
import { createV2Client, V2_SDKS, type V2Sdk } from './clients/v2-client.ts';
import { createHttpClient } from './http-client.ts';
import { TEST_APP_ID } from './sdk-client.ts';

const KEY = 'a secret that only this test knows';
const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

const sigOf = (userID: string, { expire = HOUR, key = KEY, sdkAppID = TEST_APP_ID } = {}) =>
  new Api(sdkAppID, key).genUserSig(userID, expire);

/** What is wrong with a UserSig, and the code that says so. */
const BAD: [what: string, code: number, userSig: () => string][] = [
  ['has expired', 70001, () => sigOf('alice', { expire: -1 })],
  ['is cut off', 70003, () => sigOf('alice').slice(0, 60)],
  ['is no UserSig', 70003, () => 'sig'],
  ['was made with another key', 70009, () => sigOf('alice', { key: 'guessed' })],
  ['was made for another user', 70013, () => sigOf('bob')],
  ['was made for another app', 70014, () => sigOf('alice', { sdkAppID: TEST_APP_ID + 1 })],
];

function codeOf(userSig: string, claim: Partial<Parameters<typeof checkUserSig>[2]> = {}): number {
  try {
    checkUserSig(userSig, KEY, { userID: 'alice', sdkAppID: String(TEST_APP_ID), now: now(), ...claim });
    return 0;
  } catch (error) {
    if (error instanceof ImError) return error.code;
    throw error;
  }
}

describe('the check', () => {
  test('takes what the official generator makes, with rights in a room too, until it expires', () => {
    expect(codeOf(sigOf('alice'))).toBe(0);
    expect(codeOf(new Api(TEST_APP_ID, KEY).genPrivateMapKey('alice', HOUR, 42, 255))).toBe(0);
    expect(codeOf(sigOf('alice'), { now: now() + HOUR - 5 })).toBe(0);
    expect(codeOf(sigOf('alice'), { now: now() + HOUR + 5 })).toBe(70001);
  });

  test.each(BAD)('refuses a UserSig that %s with %i', (_what, code, userSig) => {
    expect(codeOf(userSig())).toBe(code);
  });

  test('refuses one whose user was exchanged without the key', () => {
    const ticket = ticketOf(sigOf('bob'))?.replace('"bob"', '"alice"') ?? '';
    expect(codeOf(deflateSync(ticket).toString('base64'))).toBe(70009);
  });

  test('refuses any text, and any UserSig with another letter in it, without a crash', () => {
    const good = sigOf('alice');
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_ \0中'];
    const changed = fc
      .tuple(fc.nat(good.length - 1), fc.constantFrom(...letters))
      .map(([index, letter]) => good.slice(0, index) + letter + good.slice(index + 1));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), changed), (userSig) => {
        // A packed text has several spellings; each of them unpacks to the ticket that was signed.
        const isSame = ticketOf(userSig) === ticketOf(good);
        expect(codeOf(userSig) === 0).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a ticket that would fill the memory', () => {
    expect(codeOf(deflateSync(Buffer.alloc(50_000_000, ' ')).toString('base64'))).toBe(70003);
  });
});

/** The JSON in a UserSig, undefined when there is none. */
function ticketOf(userSig: string): string | undefined {
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    return String(inflateSync(Buffer.from(base64, 'base64')));
  } catch {
    return undefined;
  }
}

type Create = (loopback: Loopback, userID: string, userSig: string) => ChatClient;
const CLIENTS: [name: string, create: Create][] = Object.keys(V2_SDKS).map((name) => [
  name,
  (loopback, userID, userSig) => createV2Client(name as V2Sdk, loopback, userID, userSig),
]);
CLIENTS.push(...LEGACY_BUILDS.map(({ name, create }): [string, Create] => [name, create]));

describe.each(CLIENTS)('%s', (_name, create) => {
  let loopback: Loopback;
  let client: ChatClient;
  beforeEach(async () => {
    loopback = await startLoopback({ userSigKey: KEY });
  });
  afterEach(async () => {
    client.close();
    await loopback.close();
  });

  test('logs in with a UserSig of its own', async () => {
    client = create(loopback, 'alice', sigOf('alice'));
    await client.login();
    expect(loopback.core.sessions.onlineUsers()).toEqual(['alice']);
  });

  test.each(BAD)('is told what is wrong when its UserSig %s (%i)', async (_what, code, userSig) => {
    client = create(loopback, 'alice', userSig());
    const error = await client.login().then(
      () => undefined,
      (reason) => reason,
    );
    expect(error?.code ?? error?.ErrorCode).toBe(code);
    // `webim.js` puts its own words around the server's.
    expect(error.SrcErrorInfo ?? error.ErrorInfo ?? error.message).toContain('UserSig');
    expect(loopback.core.sessions.onlineUsers()).toEqual([]);
  });
});

describe('by HTTP without an SDK', () => {
  test('the same holds for the legacy login, and without a key any UserSig but an empty one will do', async () => {
    const login = async (options: { userSigKey?: string }, userSig: string) => {
      const loopback = await startLoopback(options);
      const client = createHttpClient(loopback);
      const query = { identifier: 'alice', usersig: userSig, sdkappid: String(TEST_APP_ID) };
      const { ErrorCode } = await client.ask('openim.login', { State: 'Online' }, query);
      await loopback.close();
      return ErrorCode;
    };
    expect(await login({ userSigKey: KEY }, sigOf('alice'))).toBe(0);
    for (const [, code, userSig] of BAD) expect(await login({ userSigKey: KEY }, userSig())).toBe(code);
    expect(await login({ userSigKey: KEY }, '')).toBe(70002);
    expect(await login({}, 'anything')).toBe(0);
    expect(await login({}, '')).toBe(70002);
  });
});

import { type Core, type Loopback, type LoopbackOptions, startLoopback } from '../../loopback/index.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { OutsideUser, type SeenMessage } from './outside-user.ts';
import type { BackendCall } from './trace.ts';

export const SDK_APP_ID = 1400000001;

/** The offline backend with the people an application meets in it. */
export interface AppBackend<User extends string> {
  loopback: Loopback;
  /** What the page's SDK connects to. */
  gateway: Gateway;
  /** People at other devices, logged in. */
  users: Record<User, OutsideUser>;
  /** What they saw so far. */
  seen: SeenMessage[];
  /** Requests of the page's users so far. */
  callsOfPage(): BackendCall[];
  close(): Promise<void>;
}

export interface AppBackendOptions<User extends string> {
  /** Accounts that log in on the page; somebody without an account is always one. */
  pageUsers: readonly string[];
  /** Accounts at other devices. */
  outside: readonly User[];
  options?: LoopbackOptions;
  /** Fills the backend before anybody comes; `at` sets its clock, ms. */
  seed(core: Core, at: (time: number) => void): void;
}

export async function startAppBackend<User extends string>({
  pageUsers,
  outside,
  options,
  seed,
}: AppBackendOptions<User>): Promise<AppBackend<User>> {
  let seedTime: number | undefined;
  const loopback = await startLoopback({ now: () => seedTime ?? Date.now(), ...options });
  seed(loopback.core, (time) => {
    seedTime = time;
  });
  seedTime = undefined;

  const gateway = await openGateway(loopback.port);
  const seen: SeenMessage[] = [];
  const users = {} as Record<User, OutsideUser>;
  for (const userID of outside) {
    users[userID] = await OutsideUser.login({
      userID,
      userSig: `signature-of-${userID}`,
      sdkAppID: SDK_APP_ID,
      proxyServer: loopback.wsUrl,
      onMessage: (message) => seen.push(message),
    });
  }
  const ofPage = new Set(['', ...pageUsers]);
  return {
    loopback,
    gateway,
    users,
    seen,
    callsOfPage: () =>
      loopback.journal
        .entries()
        .filter((entry) => ofPage.has(entry.userID))
        .map(({ command, body }) => ({ command, body })),
    async close() {
      for (const user of Object.values<OutsideUser>(users)) await user.close();
      await gateway.close();
      await loopback.close();
    },
  };
}

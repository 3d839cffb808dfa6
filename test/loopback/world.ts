import fc from 'fast-check';
import { Core, type CoreEvent, ImError } from '../../loopback/index.ts';

export const USERS = ['alice', 'bob', 'carol'] as const;
export const user = fc.constantFrom(...USERS);

/** A core whose clock moves only when told, and a mailbox per user. */
export function createWorld() {
  const time = { now: 1_700_000_000_000 };
  const core = new Core(() => time.now);
  const mailboxes = new Map<string, CoreEvent[]>(USERS.map((userID) => [userID, []]));
  const sessions = USERS.map((userID) =>
    core.sessions.open(core.users.ensure(userID), (event) => mailboxes.get(userID)?.push(event)),
  );
  return { core, time, sessions, mailboxes };
}

export type World = ReturnType<typeof createWorld>;

/** Runs an action; a refusal by rule is part of life, anything else is a bug. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof ImError) return undefined;
    throw error;
  }
}

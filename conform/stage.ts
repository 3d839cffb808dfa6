import type { Loopback } from '../loopback/index.ts';
import { normalise } from './normalise.ts';
import type { SdkPage } from './page/sdk-page.ts';
import type { CallRecord, Transcript } from './transcript.ts';

/** What a scenario acts on: one page, the backend behind it, and the transcript that is being written. */
export interface Stage {
  // biome-ignore lint/suspicious/noExplicitAny: the legacy global, whoever made it
  webim: any;
  /** the page's global object */
  // biome-ignore lint/suspicious/noExplicitAny: whatever a page has
  window: Record<string, any>;
  loopback: Loopback;
  /** the backend, to let others act */
  core: Loopback['core'];
  /** Logs in (as `me` if nothing else is said) with all listeners; what they hear is recorded. */
  login(options?: LoginOptions): Promise<void>;
  /** Calls a member with `(options, cbOk, cbErr)` and waits for its callback. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  call(member: string, ...args: unknown[]): Promise<any>;
  /** The same without writing it down: for what only leads up to the point. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  quietly(member: string, ...args: unknown[]): Promise<any>;
  /** Writes down under a name. */
  note(name: string, value: unknown): void;
  /** Waits until a listener was called so many times; false when it was not in time. */
  hears(listener: string, times?: number, atMost?: number): Promise<boolean>;
  /** What a listener was called with so far, as it was. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy notices
  raw(listener: string): any[];
  /** Waits until nothing new has come for a while. */
  settle(milliseconds?: number): Promise<void>;
  until(condition: () => boolean, atMost?: number): Promise<boolean>;
}

export interface LoginOptions {
  user?: string | null;
  /** listeners beside or instead of the recording ones */
  listeners?: Record<string, unknown>;
  opts?: Record<string, unknown> | null;
  /** records the connection notices too; they come at moments of their own */
  connection?: boolean;
}

const APP_ID = 1400000001;
const GROUP_NOTICES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 255];
const FRIEND_NOTICES = [1, 2, 3, 4, 5, 6, 7, 8];
/** How long (ms) a callback or notice may take on a busy machine. */
const PATIENCE = 8000;
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export function createStage(
  { webim, context, isListening }: SdkPage,
  loopback: Loopback,
): { stage: Stage; transcript: Transcript } {
  const transcript: Transcript = { calls: [], heard: {}, notes: {} };
  const heard = new Map<string, unknown[]>();
  let lastHeard = 0;

  function listener(name: string) {
    return (...args: unknown[]) => {
      // How many messages come at once depends on the moment, and the original also calls with none after every poll:
      // each message counts, the oldest first.
      if (name === 'onBigGroupMsgNotify') {
        for (const message of [...(args[0] as unknown[])].reverse()) hear(name, [message]);
      } else hear(name, args);
    };
  }

  function hear(name: string, args: unknown[]): void {
    lastHeard = Date.now();
    heard.set(name, [...(heard.get(name) ?? []), args[0]]);
    let list = transcript.heard[name];
    if (!list) {
      list = [];
      transcript.heard[name] = list;
    }
    list.push(args.length === 1 ? normalise(args[0]) : args.map((arg) => normalise(arg)));
  }
  const table = (name: string, keys: readonly number[]) =>
    Object.fromEntries(keys.map((key) => [key, listener(`${name}.${key}`)]));
  const standard = () => ({
    onMsgNotify: listener('onMsgNotify'),
    onBigGroupMsgNotify: listener('onBigGroupMsgNotify'),
    onGroupInfoChangeNotify: listener('onGroupInfoChangeNotify'),
    onGroupSystemNotifys: table('onGroupSystemNotifys', GROUP_NOTICES),
    onFriendSystemNotifys: table('onFriendSystemNotifys', FRIEND_NOTICES),
    onProfileSystemNotifys: table('onProfileSystemNotifys', [1]),
    onC2cEventNotifys: table('onC2cEventNotifys', [92, 96]),
    onKickedEventCall: listener('onKickedEventCall'),
  });

  /** Runs a call to its end. */
  function perform(member: string, args: unknown[]): Promise<{ record: CallRecord; answer: unknown }> {
    return new Promise((resolve) => {
      let returned = false;
      const done = (result: CallRecord['result'], answer?: unknown) => {
        clearTimeout(timer);
        const record: CallRecord = { call: member, result };
        if (result === 'threw') record.value = `<${(answer as Error)?.name ?? 'something'}>`;
        else if (result !== 'nothing') record.value = normalise(answer);
        if (!returned && result !== 'threw') record.atOnce = true;
        resolve({ record, answer });
      };
      const timer = setTimeout(() => done('nothing'), PATIENCE);
      try {
        webim[member](
          ...args,
          (answer: unknown) => done('ok', answer),
          (error: unknown) => done('err', error),
        );
      } catch (error) {
        done('threw', error);
      }
      returned = true;
    });
  }

  const until = async (condition: () => boolean, atMost = PATIENCE) => {
    for (const start = Date.now(); !condition(); ) {
      if (Date.now() - start > atMost) return false;
      await pause(5);
    }
    return true;
  };

  const stage: Stage = {
    webim,
    window: context.window,
    loopback,
    core: loopback.core,
    async login({ user = 'me', listeners = {}, opts = { isLogOn: false }, connection = false } = {}) {
      const info = {
        sdkAppID: APP_ID,
        // 1.7.0 and 1.7.2 want it.
        accountType: 1,
        ...(user !== null && { identifier: user, userSig: `sig-of-${user}` }),
      };
      const all = {
        ...standard(),
        ...(connection && { onConnNotify: listener('onConnNotify') }),
        ...listeners,
      };
      const { record } = await perform('login', [info, all, opts]);
      transcript.calls.push(record);
      if (user !== null && record.result === 'ok') await until(() => isListening(String(user)));
    },
    async call(member, ...args) {
      const { record, answer } = await perform(member, args);
      transcript.calls.push(record);
      return answer;
    },
    quietly: async (member, ...args) => (await perform(member, args)).answer,
    note(name, value) {
      transcript.notes[name] = normalise(value);
    },
    hears: (name, times = 1, atMost = PATIENCE) =>
      until(() => (heard.get(name)?.length ?? 0) >= times, atMost),
    raw: (name) => heard.get(name) ?? [],
    async settle(milliseconds = 120) {
      const start = Date.now();
      await until(() => Date.now() - Math.max(start, lastHeard) > milliseconds, 3000);
    },
    until,
  };
  return { stage, transcript };
}

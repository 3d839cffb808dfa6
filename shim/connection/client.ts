import type { Listeners } from '../bridge/listeners.ts';
import type { NativeEvent, NativeMessage, Tim, TimModule } from '../bridge/native.ts';
import type { MessageLinks } from '../messages/message-links.ts';
import type { MessageStore } from '../store/message-store.ts';
import type { DiagnosticsSink, LoginState } from '../surface/capabilities.ts';

/** A login made through `webim.login`. */
export interface Session {
  kind: Exclude<LoginState, 'none'>;
  /** null for anonymous viewers. */
  userID: string | null;
}

/** What the native side of one webim instance shares. */
export interface Client {
  readonly diagnostics: DiagnosticsSink;
  readonly store: MessageStore;
  /** Which legacy message belongs to which native one. */
  readonly links: MessageLinks;
  readonly listeners: Listeners;
  /** The v2 module, looked up when needed: the page may load it after us. */
  findTIM(): TimModule | undefined;
  /** The v2 instance in use, null before the first login or `attach`. */
  tim: Tim | null;
  /** It is the one of the application: its instance is that of native code (`webim2tim.tim`), and the other way round. */
  shared: boolean;
  /** The instance was given by `attach`: logins use it whatever their `sdkAppID`. */
  attached: boolean;
  /** Who listens to MESSAGE_RECEIVED on the attached instance. */
  nativeListeners: { handler: (event: NativeEvent) => void; context: unknown }[];
  /** The current login through `webim.login`; null also while only native code is logged in. */
  session: Session | null;
  /** Our own logouts on their way: until they are through nobody counts as logged in. */
  leaving: number;
  /** Grows with every login, logout and kick, so that late answers notice that they are late. */
  generation: number;
  /** How often the page has called login or logout: each of them aborted what was under way. */
  departures: number;
  /** Messages that came before login's callback ran. */
  early: NativeMessage[][];
  /** Logins and logouts, one after the other: v2 refuses overlapping ones. Never rejects; null before the first. */
  queue: Promise<unknown> | null;
  /** Messages `webim.sendMsg` sends: it shows them itself. A map, as Internet Explorer 11 has no WeakSet. */
  readonly sending: WeakMap<NativeMessage, true>;
  /** AVChatRooms joined through `applyJoinBigGroup`. */
  rooms: { [groupId: string]: true };
  /** AVChatRooms being joined, with what they sent before the callback ran, newest first. */
  joining: { [groupId: string]: NativeMessage[] };
  /** The newest messages heard from rooms, and their keys, oldest first. */
  roomMessages: { [key: string]: boolean };
  roomOrder: string[];
  /** AVChatRooms being left: nothing of theirs is delivered any more. */
  quitting: { [groupId: string]: true };
  /** What became of group system notices in this session, by client sequence and random. */
  notices: { [key: string]: 'heard' | 'deleted' };
  /** Their keys, oldest first; see {@link noteNotice}. */
  noticeOrder: string[];
  /** Joins and quits of AVChatRooms, one after the other. Never rejects; null before the first. */
  roomQueue: Promise<unknown> | null;
}

/** Has a login been made that is not answered yet? */
export function isPending(client: Client): boolean {
  return !!client.session && client.session.kind === 'pending';
}

/** Runs `task` when the tasks before it are through; the answer is the task's own. */
export function enqueue<T>(client: Client, task: () => Promise<T>): Promise<T> {
  // Made here and not with the client: a page may bring its Promise after us.
  const result = (client.queue || Promise.resolve()).then(task);
  client.queue = result.then(undefined, () => undefined);
  return result;
}

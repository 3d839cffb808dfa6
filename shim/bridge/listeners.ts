import { callApplication } from './callbacks.ts';

// biome-ignore lint/suspicious/noExplicitAny: application functions take what legacy gave them
type Listener = (...args: any[]) => unknown;
interface ListenerMap {
  [key: string]: Listener;
}

/** The second argument of `webim.login`. */
export interface Listeners {
  onConnNotify?: Listener | null;
  onMsgNotify?: Listener | null;
  onBigGroupMsgNotify?: Listener | null;
  onGroupSystemNotifys?: ListenerMap | null;
  onGroupInfoChangeNotify?: Listener | null;
  onFriendSystemNotifys?: ListenerMap | null;
  onProfileSystemNotifys?: ListenerMap | null;
  onC2cEventNotifys?: ListenerMap | null;
  onKickedEventCall?: Listener | null;
  onLongPullingNotify?: Listener | null;
  onAppliedDownloadUrl?: Listener | null;
}

type Name = keyof Listeners;

/** The listeners that are tables of functions, by the type of the notice. */
export type ListenerTable =
  | 'onGroupSystemNotifys'
  | 'onFriendSystemNotifys'
  | 'onProfileSystemNotifys'
  | 'onC2cEventNotifys';

/** Keys of those tables that no enum of the legacy SDK names. */
export const NOTICE_KEY = { PROFILE_MODIFY: 1, GROUP_READ: 15, C2C_READ: 92, KICKED: 96 } as const;

/** Calls the function of a table, when there is one, with what there is to say. */
export function callListener(listeners: Listeners, table: ListenerTable, key: number, value?: unknown): void {
  const handlers = listeners[table];
  const handler = handlers && handlers[key];
  if (value === undefined) callApplication(handler);
  else callApplication(handler, value);
}

/** Forgotten at logout, and at a login that does not bring them. */
const CLEARED: readonly Name[] = [
  'onMsgNotify',
  'onBigGroupMsgNotify',
  'onGroupSystemNotifys',
  'onGroupInfoChangeNotify',
  'onFriendSystemNotifys',
  'onProfileSystemNotifys',
  'onAppliedDownloadUrl',
];
/** Kept until a login brings new ones. */
const KEPT: readonly Name[] = [
  'onConnNotify',
  'onC2cEventNotifys',
  'onKickedEventCall',
  'onLongPullingNotify',
];

/** Forgets the listeners that do not outlive a session. */
export function clearListeners(current: Listeners): void {
  CLEARED.forEach((name) => {
    delete current[name];
  });
}

/** Takes the listeners of a login; those missing are treated by kind, as legacy did. */
export function takeListeners(current: Listeners, given: Listeners): void {
  clearListeners(current);
  CLEARED.concat(KEPT).forEach((name) => {
    if (given[name]) (current as { [name: string]: unknown })[name] = given[name];
  });
}

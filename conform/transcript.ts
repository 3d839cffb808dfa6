/** One call of the page and what came of it. */
export interface CallRecord {
  call: string;
  /** how it ended: a callback, an exception, or nothing at all */
  result: 'ok' | 'err' | 'threw' | 'nothing';
  value?: unknown;
  /** the callback ran before the call returned */
  atOnce?: true;
}

/**
 * Everything an application could notice in one scenario. Calls are in order, and what a listener heard is in order
 * per listener; between different listeners no order is promised, so none is kept.
 */
export interface Transcript {
  calls: CallRecord[];
  /** listener (`onGroupSystemNotifys.5`) -> what it was called with, call by call */
  heard: Record<string, unknown[]>;
  /** what the scenario looked up, under names of its own */
  notes: Record<string, unknown>;
}

import type { CallSite } from './call-site.ts';
import { createListeners } from './listeners.ts';

/** One place in the application that used the legacy API. */
export interface RecordedCall extends CallSite {
  /** path below `webim`: `sendMsg`, `Msg.Elem.Text`, `Tool.xssFilter` */
  member: string;
  count: number;
}

/** More places than this are a sign of generated code; further ones are not recorded. */
const MAX_SITES = 5000;

// One log per page: Tool, Log and the classes belong to the page, not to one webim instance.
let calls: RecordedCall[] = [];
let byKey: { [key: string]: RecordedCall } = {};
const listeners = createListeners<RecordedCall>();

/** Records one call. */
export function recordCall(member: string, site: CallSite): void {
  const key = `${member} ${site.file}:${site.line}:${site.column}`;
  let call = byKey[key];
  if (!call) {
    if (calls.length >= MAX_SITES) return;
    call = { member: member, count: 0, file: site.file, line: site.line, column: site.column };
    byKey[key] = call;
    calls.push(call);
  }
  call.count += 1;
  listeners.tell(call);
}

/** What was recorded, in order of first appearance. */
export function recordedCalls(): RecordedCall[] {
  return calls;
}

/** Tells the listener each call as it happens; returns the function that removes it. */
export const onCall = listeners.add;

/** Forgets everything recorded. */
export function clearCalls(): void {
  calls = [];
  byKey = {};
}

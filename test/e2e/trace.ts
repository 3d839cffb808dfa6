/** What a run of the live room did, step by step, in a form two versions of the page can be compared by. */
export interface Trace {
  steps: TraceStep[];
  /** Uncaught errors and unhandled rejections of the page. */
  pageErrors: string[];
}

export interface TraceStep {
  name: string;
  /** Visible areas of the page by name. */
  page: Record<string, unknown>;
  /** What the page's client asked of the backend since the step before, in order of arrival. */
  backend: BackendCall[];
  /** What other users saw arrive since the step before. */
  outside: unknown[];
}

export interface BackendCall {
  /** `service.command`, as on the wire. */
  command: string;
  body: unknown;
}

/** One place where two traces differ. */
export interface Difference {
  step: string;
  /** For example `page.error`, `backend.openim.sendmsg`, `outside`. */
  where: string;
  legacy: unknown;
  migrated: unknown;
}

/** A difference that is meant to be. It has to occur: an entry that no longer applies fails the comparison. */
export interface AllowedDifference {
  /** Step it is expected in; `*` for any. */
  step: string;
  where: string;
  why: string;
}

/**
 * Every difference between two traces. Page areas and what others saw are compared exactly. Backend calls are
 * compared command by command within a step: the order of calls that do not wait for each other is the SDK's.
 */
export function compareTraces(legacy: Trace, migrated: Trace): Difference[] {
  const differences: Difference[] = [];
  const names = legacy.steps.map((step) => step.name);
  const migratedNames = migrated.steps.map((step) => step.name);
  if (JSON.stringify(names) !== JSON.stringify(migratedNames)) {
    return [{ step: '(all)', where: 'steps', legacy: names, migrated: migratedNames }];
  }
  legacy.steps.forEach((step, index) => {
    const other = migrated.steps[index] as TraceStep;
    const compare = (where: string, one: unknown, two: unknown) => {
      if (stable(one) !== stable(two)) {
        differences.push({ step: step.name, where, legacy: one, migrated: two });
      }
    };
    const before = [legacy.steps[index - 1], migrated.steps[index - 1]].map(
      (previous) => previous?.page ?? {},
    );
    for (const area of union(Object.keys(step.page), Object.keys(other.page))) {
      const one = news(before[0]?.[area], step.page[area]);
      const two = news(before[1]?.[area], other.page[area]);
      compare(`page.${area}`, one, two);
    }
    const commands = union(step.backend.map(commandOf), other.backend.map(commandOf));
    for (const command of commands) {
      compare(`backend.${command}`, bodiesOf(step.backend, command), bodiesOf(other.backend, command));
    }
    compare('outside', step.outside, other.outside);
  });
  return differences;
}

/**
 * What a step brought to an area of the page, so that a difference is reported where it arises and not again in
 * every later step: the rows added at the end of a list, nothing when the area stayed as it was, else all of it.
 */
function news(before: unknown, now: unknown): unknown {
  if (stable(before) === stable(now)) return '(unchanged)';
  if (!Array.isArray(before) || !Array.isArray(now)) return now;
  const isLonger = before.length > 0 && stable(now.slice(0, before.length)) === stable(before);
  return isLonger ? { added: now.slice(before.length) } : now;
}

/** Splits differences into those nobody allowed and allowances that did not occur. */
export function judge(differences: readonly Difference[], allowed: readonly AllowedDifference[]) {
  const matches = (rule: AllowedDifference, difference: Difference) =>
    (rule.step === '*' || rule.step === difference.step) && rule.where === difference.where;
  return {
    unexpected: differences.filter((difference) => !allowed.some((rule) => matches(rule, difference))),
    stale: allowed.filter((rule) => !differences.some((difference) => matches(rule, difference))),
  };
}

const commandOf = (call: BackendCall) => call.command;
const bodiesOf = (calls: readonly BackendCall[], command: string) =>
  calls.filter((call) => call.command === command).map((call) => call.body);
const union = (one: readonly string[], two: readonly string[]) => [...new Set([...one, ...two])].sort();

/** JSON with sorted keys: the order of keys on the wire means nothing. */
export function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner) =>
      inner && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}

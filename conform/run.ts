import { examine, type Finding } from './findings.ts';
import { legacyPages, shimPages } from './page/sdk-page.ts';
import { perform } from './perform.ts';
import type { Recordings } from './recordings.ts';
import type { Area } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';

export interface ConformOptions {
  /** a `webim.js` of the user's own */
  legacy: string;
  /** the scripts of the shim, in order */
  shim: readonly string[];
  /** one area; absent: all */
  only?: Area;
  recordings: Recordings;
  /** told of each scenario as it is done */
  onFinding?(finding: Finding): void;
}

/** Scenarios that run at the same time; most of their time they wait. */
const AT_ONCE = 4;

/** Plays the scenarios on a copy of the original and on the shim and says where they differ, in order. */
export async function conform(options: ConformOptions): Promise<Finding[]> {
  const legacy = legacyPages(options.legacy);
  const shim = shimPages(options.shim);
  const tasks = Object.entries(SCENARIOS)
    .filter(([area]) => options.only === undefined || area === options.only)
    .flatMap(([area, scenarios]) =>
      Object.entries(scenarios).map(([name, scenario]) => async () => {
        const theirs = await perform(scenario, legacy);
        const ours = await perform(scenario, shim);
        const finding = examine(area, name, theirs, ours, options.recordings[area]?.[name]);
        options.onFinding?.(finding);
        return finding;
      }),
    );
  const findings: Finding[] = [];
  let next = 0;
  const work = async () => {
    while (next < tasks.length) {
      const index = next++;
      findings[index] = await (tasks[index] as () => Promise<Finding>)();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return findings;
}

/** What version a script says it is; undefined when it makes no `webim`. */
export function legacyVersion(file: string): string | undefined {
  const { webim, context } = legacyPages(file)({ url: '', journal: { entries: () => [] } } as never);
  const version = typeof webim?.login === 'function' ? String(context.window.Version ?? '?') : undefined;
  context.close();
  return version;
}

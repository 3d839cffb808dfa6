import { legacyPages } from './page/sdk-page.ts';
import { perform } from './perform.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Transcript } from './transcript.ts';

/** Plays the scenarios on the original alone. @returns area -> scenario -> transcript */
export async function record(legacy: string): Promise<Record<string, Record<string, Transcript>>> {
  const open = legacyPages(legacy);
  const recordings: Record<string, Record<string, Transcript>> = {};
  for (const [area, scenarios] of Object.entries(SCENARIOS)) {
    const recorded: Record<string, Transcript> = {};
    for (const [name, scenario] of Object.entries(scenarios)) {
      const transcript = await perform(scenario, open);
      if ('stopped' in transcript.notes) throw new Error(`${area} / ${name} stopped half way`);
      recorded[name] = transcript;
    }
    recordings[area] = recorded;
  }
  return recordings;
}

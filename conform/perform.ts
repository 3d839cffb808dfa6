import { startLoopback } from '../loopback/index.ts';
import type { OpenPage } from './page/sdk-page.ts';
import type { Scenario } from './scenario.ts';
import { createStage } from './stage.ts';
import type { Transcript } from './transcript.ts';
import { furnish, WORLD_OPTIONS } from './world.ts';

/** Plays one scenario on a fresh page and a fresh backend. */
export async function perform(scenario: Scenario, openPage: OpenPage): Promise<Transcript> {
  const loopback = await startLoopback(WORLD_OPTIONS);
  furnish(loopback);
  const page = openPage(loopback);
  try {
    const { stage, transcript } = createStage(page, loopback);
    try {
      await scenario(stage);
    } catch (error) {
      // Older versions lack members: what was seen until then still counts.
      stage.note('stopped', error);
    }
    await stage.settle();
    const { uncaught } = page.context;
    if (uncaught.length > 0) stage.note('uncaught', uncaught);
    // A copy: a page that closes has more to say.
    return structuredClone(transcript);
  } finally {
    page.context.close();
    await loopback.close();
  }
}

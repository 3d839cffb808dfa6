import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRoomBackend } from '../e2e/backend.ts';
import { ALICE } from '../e2e/live-room-actions.ts';
import { RoomPage } from '../e2e/room-page.ts';
import { AppVersions } from '../e2e/versions.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { allPages, type Sample } from './support/samples.ts';
import { applyDiff, Workplace } from './support/shell.ts';

/** The steps of the page are taken on a copy of the application; after each one somebody uses it in a real browser. */
const page = allPages().find(({ name, lang }) => name === 'worked-migration' && lang === 'en');
if (!page) throw new Error('the page is missing');

/** The blocks under each heading that has commands. */
function steps(): { title: string; samples: Sample[] }[] {
  const lines = (page?.text ?? '').split('\n');
  const headings = lines.flatMap((line, index) =>
    line.startsWith('## ') ? [{ title: line.slice(3), line: index + 1 }] : [],
  );
  return headings.map(({ title, line }, index) => ({
    title,
    samples: (page?.samples ?? []).filter(
      (one) => one.line > line && one.line < (headings[index + 1]?.line ?? Number.POSITIVE_INFINITY),
    ),
  }));
}

let browser: LaunchedBrowser;
let place: Workplace;
beforeAll(async () => {
  browser = await launchBrowser();
  place = new Workplace('live-room', 'sdk/webim.js');
});
afterAll(async () => {
  await browser?.close();
  place?.remove();
});

/** Watches, logs in, speaks, is heard; nothing of it throws. */
async function useTheRoom(): Promise<void> {
  const backend = await startRoomBackend();
  const context = await browser.browser.newContext();
  try {
    const room = new RoomPage(await context.newPage());
    const app = new AppVersions('live-room', 'sdk');
    await room.open(
      app.serve(backend.loopback, { folder: place.folder, remove: () => {} }, backend.gateway.wsUrl),
    );
    await room.logIn(ALICE, 'signature-of-alice');
    await expect.poll(async () => (await room.view()).who, { timeout: 20_000 }).toBe(ALICE);
    await expect
      .poll(async () => (await room.view()).room.join(), { timeout: 20_000 })
      .toContain('alice&nbsp;');
    await room.say('hello room');
    await expect
      .poll(async () => (await room.view()).room.filter((row) => row.includes('hello room')).length, {
        timeout: 20_000,
      })
      .toBe(1);
    await expect.poll(() => JSON.stringify(backend.seen), { timeout: 20_000 }).toContain('hello room');
    expect(room.pageErrors).toEqual([]);
  } finally {
    await context.close();
    await backend.close();
  }
}

test.each(steps().map((step) => [step.title, step] as const))('%s', async (_, { samples }) => {
  for (const sample of samples) {
    if (sample.lang === 'sh') await place.run(sample);
    else if (sample.lang === 'diff') applyDiff(place.folder, sample);
    else for (const line of sample.code.split('\n')) expect(place.output).toContain(line);
  }
  await useTheRoom();
});

test('the steps end without the shim, and the last commit has everything', async () => {
  expect(steps().length).toBeGreaterThanOrEqual(7);
  const status = { page: 'end', line: 0, lang: 'sh', kind: '', file: '', code: 'git status --porcelain' };
  await place.run(status);
  expect(place.output).toBe('');
});

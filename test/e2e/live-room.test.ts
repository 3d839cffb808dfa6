import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { startRoomBackend } from './backend.ts';
import { visitLiveRoom } from './live-room-actions.ts';
import { RoomPage } from './room-page.ts';
import { type AllowedDifference, compareTraces, judge, type Trace } from './trace.ts';
import { AppVersions, type MigratedVersion, type PageVersion } from './versions.ts';
import { Walk } from './walk.ts';

// A folder for screenshots of every step: WEBIM2TIM_SCREENSHOTS=/some/folder npx vitest run test/e2e
const screenshots = process.env.WEBIM2TIM_SCREENSHOTS;

/** Where the migrated page may differ from the original, and why. Everything else is a failure. */
const ALLOWED: AllowedDifference[] = [
  ...['friend_get', 'group_get', 'pendency_get'].map((command) => ({
    step: '*',
    where: `backend.sns.${command}`,
    why: 'the single file has the build of tim-js-sdk with friends, as webim.js had them; the room needs the main build',
  })),
  {
    step: 'log in without a signature',
    where: 'page.error',
    why: 'webim.js had its own text for a missing userSig (-9); native code shows what tim-js-sdk says',
  },
];

/** A migrated page has the quiet shim for what stays; the single file beside it may be the one that speaks. */
const ALLOWED_BESIDE_SPEAKING: AllowedDifference = {
  step: 'search for a room',
  where: 'page.error',
  why: 'the minified files name the code of what cannot be done instead of describing it',
};

/** Uses that may stay on the shim; one that is not listed here is a step back. */
const MAY_STAY = ['searchGroupByName', 'SearchGroupResponse.TotalRecord', 'MsgStore.resetCookieAndSyncFlag'];

/** What the page can meet: how the backend brings a live room's messages, and which of our builds it loads. */
const SETTINGS = [
  { setting: 'polled room, webim.all.js', avChatRoomMode: 'poll', build: 'webim.all.js' },
  { setting: 'pushed room, webim.all.min.js', avChatRoomMode: 'push', build: 'webim.all.min.js' },
] as const;
type Setting = (typeof SETTINGS)[number];

const room = new AppVersions('live-room', 'sdk');

let browser: LaunchedBrowser;
let versions: Map<Setting, { legacy: PageVersion; migrated: Promise<MigratedVersion> }>;
let runs: Map<Setting, { legacy: Promise<Trace>; migrated: Promise<Trace> }>;

// A visit mostly waits, so all of them are made at once; each test waits for the one it is about.
beforeAll(async () => {
  browser = await launchBrowser();
  versions = new Map(
    SETTINGS.map((setting) => [setting, { legacy: room.legacy(setting.build), migrated: room.migrated() }]),
  );
  runs = new Map(
    [...versions].map(([setting, { legacy, migrated }]) => [
      setting,
      {
        legacy: visit('legacy', setting, legacy),
        migrated: migrated.then((version) => visit('migrated', setting, version)),
      },
    ]),
  );
  // A run nobody has waited for yet must not end the process.
  for (const { legacy, migrated } of runs.values()) {
    for (const run of [legacy, migrated]) run.catch(() => undefined);
  }
  for (const { migrated } of versions.values()) migrated.catch(() => undefined);
});
afterAll(async () => {
  await Promise.allSettled([...(runs?.values() ?? [])].flatMap(({ legacy, migrated }) => [legacy, migrated]));
  for (const { legacy, migrated } of versions?.values() ?? []) {
    legacy.remove();
    await migrated.then(
      ({ remove }) => remove(),
      () => undefined,
    );
  }
  await browser?.close();
});

async function visit(name: string, setting: Setting, version: PageVersion): Promise<Trace> {
  const backend = await startRoomBackend(setting);
  const context = await browser.browser.newContext();
  try {
    const page = new RoomPage(await context.newPage());
    const walk = new Walk({
      page,
      backend: backend.callsOfPage,
      outside: () => backend.seen,
      screenshots: screenshots && join(screenshots, setting.avChatRoomMode, name),
    });
    const url = room.serve(backend.loopback, version, backend.gateway.wsUrl);
    await visitLiveRoom(page, url, walk, backend.surroundings);
    return walk.trace;
  } finally {
    await context.close();
    await backend.close();
  }
}

const textElement = (Text: string) => ({ MsgType: 'TIMTextElem', MsgContent: { Text } });

describe.each(SETTINGS)('$setting:', (setting) => {
  const run = (version: 'legacy' | 'migrated') => runs.get(setting)?.[version] as Promise<Trace>;

  describe.each(['legacy', 'migrated'] as const)('the %s live room', (version) => {
    test('goes through the whole visit without an uncaught error', async () => {
      const trace = await run(version);
      expect(trace.steps).toHaveLength(43);
      expect(trace.pageErrors).toEqual([]);
    });

    test('sends one message with all elements, text filtered as webim.js 1.7.3 did', async () => {
      const step = (await run(version)).steps.find(
        (candidate) => candidate.name === 'send text with faces and markup',
      );
      const elements = [
        textElement('hi '),
        { MsgType: 'TIMFaceElem', MsgContent: { Index: 14, Data: '[微笑]' } },
        textElement(' &lt;b&gt;&quot;bold&quot;&lt;/b&gt; '),
        textElement('[没有]'),
        textElement(' '),
        { MsgType: 'TIMFaceElem', MsgContent: { Index: 16, Data: '[酷]' } },
        {
          MsgType: 'TIMCustomElem',
          MsgContent: { Data: '{"cmd":"sender","level":3}', Desc: 'sender', Ext: '' },
        },
      ];
      expect(step?.backend).toMatchObject([
        {
          command: 'group_open_http_svc.send_group_msg',
          body: { GroupId: 'live-room-1', MsgBody: elements },
        },
      ]);
      expect(step?.outside).toMatchObject([{ user: 'bob', from: 'alice' }]);
      const [seen] = (step?.outside ?? []) as { elements: unknown[] }[];
      expect(seen?.elements).toHaveLength(elements.length);
    });

    test('sends a like with low priority', async () => {
      const step = (await run(version)).steps.find((candidate) => candidate.name === 'like');
      expect(step?.outside).toMatchObject([
        { user: 'bob', priority: 'Low', elements: [{ type: 'TIMTextElem' }] },
      ]);
    });

    test('says something readable about every failure', async () => {
      const shown = Object.fromEntries(
        (await run(version)).steps.map((step) => [step.name, step.page.error]),
      );
      expect(shown['be refused by the backend']).toBe('[10017]&nbsp;you&nbsp;are&nbsp;muted');
      expect(shown['log in without a signature']).toMatch(/^\[-?\d+\]&nbsp;.{5,}/);
      expect(shown['search for a room']).toMatch(/^\[-?\d+\]&nbsp;.{5,}/);
    });
  });

  describe('legacy and migrated', () => {
    test('show and send the same, step by step', async () => {
      const differences = compareTraces(await run('legacy'), await run('migrated'));
      const { unexpected, stale } = judge(
        differences,
        setting.build === 'webim.all.js' ? [...ALLOWED, ALLOWED_BESIDE_SPEAKING] : ALLOWED,
      );
      expect(unexpected).toEqual([]);
      expect(stale).toEqual([]);
    });

    test('differ in every use of the SDK but what the ledger names', async () => {
      const version = versions.get(setting) as { migrated: Promise<MigratedVersion> };
      const { ledger, folder } = await version.migrated;
      const { all, ...buckets } = ledger.totals;
      expect(Object.values(buckets).reduce((sum, count) => sum + count, 0)).toBe(all);

      const kept = ledger.findings.filter(({ bucket }) => bucket === 'shim' || bucket === 'person');
      for (const finding of kept) expect(finding.reason).toBeTruthy();
      const members = kept.map((finding) => finding.member);
      // v2 has nothing for these two; the page uses them so that the ledger has something to name.
      expect(members).toEqual(
        expect.arrayContaining(['searchGroupByName', 'MsgStore.resetCookieAndSyncFlag']),
      );
      expect(MAY_STAY).toEqual(expect.arrayContaining(members));

      const named = ledger.findings
        .filter(({ bucket }) => bucket !== 'converted')
        .map(({ file, outLine }) => `${file}:${outLine}`);
      const left = ['index.html', 'js/room.js', 'js/message.js', 'js/whisper.js'].flatMap((file) =>
        readFileSync(join(folder, file), 'utf8')
          .split('\n')
          .flatMap((line, index) => (usesLegacy(line) ? [`${file}:${index + 1}`] : [])),
      );
      expect(named).toEqual(expect.arrayContaining(left));
    });
  });
});

// `webim.migrate`, which joins what stays to the native instance, is ours; `webim.js` is a name in a comment.
const usesLegacy = (line: string) => /\bwebim\.(?!migrate\b|js\b)/.test(line);

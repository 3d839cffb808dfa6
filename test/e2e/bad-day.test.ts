import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { type RoomBackend, startRoomBackend } from './backend.ts';
import { RoomPage, type RoomView } from './room-page.ts';
import { AppVersions, built, type PageVersion } from './versions.ts';

// What a person sees when something is wrong: always a line on the page, never only an uncaught error.

const room = new AppVersions('live-room', 'sdk');

let browser: LaunchedBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Longest time a request of v2 stays unanswered (16 s measured), and some. */
const REQUEST_TIMEOUT = 25_000;

async function withPage(
  prepare: (backend: RoomBackend) => PageVersion | Promise<PageVersion>,
  check: (page: RoomPage, backend: RoomBackend) => Promise<void>,
): Promise<void> {
  const backend = await startRoomBackend();
  const context = await browser.browser.newContext();
  const version = await prepare(backend);
  try {
    const page = new RoomPage(await context.newPage());
    await page.open(room.serve(backend.loopback, version, backend.gateway.wsUrl));
    await check(page, backend);
    expect(page.pageErrors).toEqual([]);
  } finally {
    await context.close();
    await backend.close();
    version.remove();
  }
}

async function shown(
  page: RoomPage,
  reached: (view: RoomView) => boolean,
  patience = 5000,
): Promise<RoomView> {
  const deadline = Date.now() + patience;
  for (;;) {
    const view = await page.view();
    if (reached(view)) return view;
    if (Date.now() > deadline) {
      const { pageErrors, console } = page;
      throw new Error(
        `not shown in time: ${JSON.stringify({ view, pageErrors, console: console.slice(-8) }, null, 1)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const hasError = (view: RoomView) => view.error !== '';
const hasEntered = (view: RoomView) => view.room.length > 0;

describe('the SDK file is not as it should be', () => {
  /** The page with the plain script, which expects `TIM` to be there already, after `before`. */
  function plainScriptAfter(before: string): PageVersion {
    const version = room.copy();
    writeFileSync(
      join(version.folder, 'sdk/webim.js'),
      `${before}\n${readFileSync(built('webim.min.js'), 'utf8')}`,
    );
    return version;
  }

  test.concurrent('TIM is missing: the page names the file to load', async () => {
    await withPage(
      () => plainScriptAfter(''),
      async (page) => {
        const { error, who } = await shown(page, hasError);
        expect(error).toMatch(/^\[-90003\].*tim-js\.js.*before.*webim\.js/);
        expect(who).toBe('登录失败');
      },
    );
  });

  test.concurrent('TIM is too old: the page names both versions', async () => {
    await withPage(
      () =>
        plainScriptAfter(
          'var TIM = { VERSION: "2.1.0", TYPES: {}, EVENT: {}, create: function () { throw new Error("must not be called"); } };',
        ),
      async (page) => {
        const { error } = await shown(page, hasError);
        expect(error).toMatch(/^\[-90003\].*2\.1\.0.*2\.\d+\.\d+/);
      },
    );
  });
});

describe.each([
  { name: 'legacy', prepare: () => room.legacy(), noAnswer: /^\[-2\].*请求服务器失败/ },
  // Without network v2 has no text for its own codes: it loads them from the network.
  { name: 'migrated', prepare: () => room.migrated(), noAnswer: /^\[2801\]/ },
])('$name page', ({ name, prepare, noAnswer }) => {
  test.concurrent('login without userSig: an error with a code and a text', async () => {
    await withPage(prepare, async (page) => {
      await shown(page, hasEntered);
      await page.logIn('alice', '');
      const { error, who } = await shown(page, hasError);
      expect(error).toMatch(/^\[-?\d+\]&nbsp;\S{4,}/);
      expect(who).toBe('登录失败');
    });
  });

  test.concurrent('the backend refuses the login: its code and its text', async () => {
    await withPage(prepare, async (page, backend) => {
      await shown(page, hasEntered);
      backend.loopback.faults.fail('im_open_status.wslogin', 70001, 'UserSig expired');
      await page.logIn('alice', 'old');
      const { error, who } = await shown(page, hasError);
      expect(error).toBe('[70001]&nbsp;UserSig&nbsp;expired');
      expect(who).toBe('登录失败');
      // And the next try works.
      await page.logIn('alice', 'new');
      await shown(page, (view) => view.who === 'alice');
    });
  });

  test.concurrent('the backend is silent, answers rubbish or is not there: an error in time', async () => {
    const join = 'group_open_http_noauth_svc.apply_join_group';
    const bad: ((backend: RoomBackend) => unknown)[] = [
      ({ loopback }) => loopback.faults.silence(join),
      ({ loopback }) => loopback.faults.malformed(join, 'HTTP/1.1 500 Oops'),
      ({ gateway }) => gateway.cut(),
    ];
    await Promise.all(
      bad.map((spoil) =>
        withPage(
          (backend) => {
            spoil(backend);
            return prepare();
          },
          async (page) => {
            const { error } = await shown(page, hasError, REQUEST_TIMEOUT);
            expect(error, name).toMatch(noAnswer);
          },
        ),
      ),
    );
  });
});

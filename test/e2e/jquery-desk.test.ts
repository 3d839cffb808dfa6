import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe } from 'vitest';
import { startAppBackend } from './app-backend.ts';
import { testBothVersions } from './both-versions.ts';
import {
  DESK_LISTS,
  DESK_STEPS,
  DESK_TEXTS,
  DESK_USERS,
  DeskPage,
  seedDesk,
  visitDesk,
} from './jquery-desk-actions.ts';
import type { AllowedDifference } from './trace.ts';
import { AppVersions } from './versions.ts';
import { Walk } from './walk.ts';

const jquery = createRequire(import.meta.url).resolve('jquery');
const screenshots = process.env.WEBIM2TIM_SCREENSHOTS;

/** Where the migrated page may differ, and why. */
const ALLOWED: AllowedDifference[] = [
  ...['see somebody invited', 'see the group renamed'].map((step) => ({
    step,
    where: 'page.messages',
    why: 'webim.js gave tips the nick @TIM#SYSTEM; converted code reads msg.nick, where v2 has the member',
  })),
  {
    step: 'take an ID that is taken',
    where: 'backend.group_open_http_svc.create_group',
    why: 'the shim leaves an empty MemberList out, native code sends it; both mean nobody',
  },
];

describe('jquery-desk', () => {
  const app = new AppVersions('jquery-desk', 'lib');
  testBothVersions({
    app,
    steps: DESK_STEPS,
    allowed: ALLOWED,
    mayStay: [],
    async visit(name, version, { browser }) {
      copyFileSync(jquery, join(version.folder, 'lib/jquery.js'));
      const backend = await startAppBackend({ pageUsers: ['alice'], outside: DESK_USERS, seed: seedDesk });
      const context = await browser.newContext();
      try {
        const page = new DeskPage(await context.newPage(), { texts: DESK_TEXTS, lists: DESK_LISTS });
        const walk = new Walk({
          page,
          backend: backend.callsOfPage,
          outside: () => backend.seen,
          screenshots: screenshots && join(screenshots, 'jquery-desk', name),
        });
        const url = app.serve(backend.loopback, version, backend.gateway.wsUrl);
        await visitDesk(page, url, walk, backend);
        return walk.trace;
      } finally {
        await context.close();
        await backend.close();
      }
    },
  });
});

import { join } from 'node:path';
import { describe } from 'vitest';
import { buildVueApp } from '../support/vue-build.ts';
import { startAppBackend } from './app-backend.ts';
import { testBothVersions } from './both-versions.ts';
import type { AllowedDifference } from './trace.ts';
import { AppVersions } from './versions.ts';
import {
  CHAT_LISTS,
  CHAT_STEPS,
  CHAT_TEXTS,
  CHAT_USERS,
  ChatPage,
  seedChat,
  visitChat,
} from './vue-chat-actions.ts';
import { Walk } from './walk.ts';

const screenshots = process.env.WEBIM2TIM_SCREENSHOTS;

/** Where the migrated page may differ, and why. */
const ALLOWED: AllowedDifference[] = [
  ...['friend_get', 'group_get', 'pendency_get'].map((command) => ({
    step: '*',
    where: `backend.sns.${command}`,
    why: 'the single file has the build of tim-js-sdk with friends, as webim.js had them; the room needs the main build',
  })),
  ...['log in and join the room', 'log in again'].map((step) => ({
    step,
    where: 'page.rows',
    why: 'webim.js gave tips the nick @TIM#SYSTEM; converted code reads msg.nick, where v2 has the member',
  })),
];

/** The action rejects with the error, and whoever calls the action may read it: it stays what legacy code knows. */
const MAY_STAY = ['src/store/im.js LegacyError.ErrorInfo escapes'];

describe('vue-chat', () => {
  const app = new AppVersions('vue-chat', 'static');
  testBothVersions({
    app,
    steps: CHAT_STEPS,
    allowed: ALLOWED,
    mayStay: MAY_STAY,
    async visit(name, version, { browser }) {
      const backend = await startAppBackend({ pageUsers: ['alice'], outside: CHAT_USERS, seed: seedChat });
      const context = await browser.newContext();
      try {
        await buildVueApp(version.folder, backend.gateway.wsUrl);
        const page = new ChatPage(await context.newPage(), { texts: CHAT_TEXTS, lists: CHAT_LISTS });
        const walk = new Walk({
          page,
          backend: backend.callsOfPage,
          outside: () => backend.seen,
          screenshots: screenshots && join(screenshots, 'vue-chat', name),
        });
        const url = app.serve(backend.loopback, version, backend.gateway.wsUrl);
        await visitChat(page, url, walk, backend);
        return walk.trace;
      } finally {
        await context.close();
        await backend.close();
      }
    },
  });
});

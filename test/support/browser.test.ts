import { afterEach, expect, test, vi } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from './browser.ts';

let launched: LaunchedBrowser | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await launched?.close();
  launched = undefined;
});

test('a real browser starts, runs scripts and survives the closing of a context', async () => {
  launched = await launchBrowser();
  const context = await launched.browser.newContext();
  const page = await context.newPage();
  await page.setContent('<p>直播间</p>');
  expect(await page.textContent('p')).toBe('直播间');
  await context.close();
  const second = await launched.browser.newPage();
  expect(await second.evaluate(() => typeof Worker)).toBe('function');
});

test('a CHROME_PATH that does not work is named, and no other browser is taken instead', async () => {
  vi.stubEnv('CHROME_PATH', '/nonexistent/chrome');
  await expect(launchBrowser()).rejects.toThrow(/CHROME_PATH \(\/nonexistent\/chrome\)[\s\S]*Install Chrome/);
});

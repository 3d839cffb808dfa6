import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { built } from './versions.ts';

interface WithCalls {
  migrate: { calls(): { member: string; count: number }[] };
}

let browser: LaunchedBrowser;
let demo: Demo;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  demo = await startDemo();
  page = await browser.browser.newPage({ viewport: { width: 1440, height: 1000 } });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(demo.url);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

const room = (id: string): FrameLocator => page.frameLocator(`#${id}`);

const shows = (id: string, list: string, text: string) =>
  room(id).locator(`${list} li`, { hasText: text }).first().waitFor({ timeout: 15_000 });

describe('the demo page', () => {
  test('both rooms are in and have greeted each other', async () => {
    await room('legacy').locator('#who', { hasText: 'Lily' }).waitFor({ timeout: 20_000 });
    await room('migrated').locator('#who', { hasText: 'Tom' }).waitFor({ timeout: 20_000 });
    await shows('legacy', '#video_sms_list', '收到');
    await shows('migrated', '#video_sms_list', '大家好');
  });

  test.each([
    ['legacy', 'migrated'],
    ['migrated', 'legacy'],
  ])('what is said and whispered in %s is seen in %s', async (from, to) => {
    const said = `hello from ${from}`;
    await room(from).locator('#send_msg_text').fill(said);
    await room(from).locator('#send').click();
    await shows(to, '#video_sms_list', said);
    await shows(from, '#video_sms_list', said);
    expect(await room(from).locator('#video_sms_list li', { hasText: said }).count()).toBe(1);

    await room(from).locator('#open').click();
    await room(from).locator('#whisper_text').fill(`psst from ${from}`);
    await room(from).locator('#whisper_send').click();
    await room(to).locator('#peers li').first().waitFor({ timeout: 15_000 });
    await room(to).locator('#open').click();
    await shows(to, '#whisper_list', `psst from ${from}`);
  });

  test('legacy calls appear while they run, with what replaces them', async () => {
    const count = async () =>
      Number(
        await page.locator('#callRows tr', { hasText: 'webim.sendMsg' }).locator('td').nth(1).textContent(),
      );
    // What the shim itself has counted; the table follows it a moment later.
    const counted = () =>
      room('legacy')
        .locator('body')
        .evaluate(() =>
          (window as unknown as { webim: WithCalls }).webim.migrate
            .calls()
            .filter((call) => call.member === 'sendMsg')
            .reduce((sum, call) => sum + call.count, 0),
        );
    const before = await counted();
    expect(before).toBeGreaterThan(0);
    await expect.poll(count).toBe(before);
    await room('legacy').locator('#send_msg_text').fill('counted');
    await room('legacy').locator('#send').click();
    await expect.poll(count).toBe(before + 1);
    expect(await counted()).toBe(before + 1);
    const row = page.locator('#callRows tr', { hasText: 'webim.sendMsg' });
    expect(await row.textContent()).toMatch(/tim\.sendMessage.*js\/message\.js:\d+/);
  });

  test('the diff of every changed file and a ledger that adds up are shown', async () => {
    const files = await page.locator('#files summary code').allTextContents();
    expect(files).toEqual(
      expect.arrayContaining(['index.html', 'js/message.js', 'js/room.js', 'js/whisper.js']),
    );
    expect(await page.locator('#files .del').allTextContents()).toContainEqual(
      expect.stringContaining('webim.'),
    );
    expect(await page.locator('#files .add').allTextContents()).toContainEqual(
      expect.stringContaining('tim.'),
    );
    const [all, ...buckets] = (await page.locator('#totals b').allTextContents()).map(Number);
    expect(all).toBeGreaterThan(50);
    expect(buckets.reduce((sum, value) => sum + value, 0)).toBe(all);
  });

  test('nothing failed on the way', async () => {
    expect(await page.locator('.failure').allTextContents()).toEqual([]);
    expect(pageErrors).toEqual([]);
  });
});

describe('npm run demo', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  function run(...args: string[]) {
    const child = spawn(process.execPath, [built('demo.js'), ...args]);
    running.push(child);
    let output = '';
    const collect = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    return { child, exit: once(child, 'exit'), output: () => output };
  }

  test('prints an address that serves the page, and Ctrl-C ends it cleanly', async () => {
    const { child, exit, output } = run();
    await expect.poll(() => output(), { timeout: 30_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
    const url = output().match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0] ?? '';
    expect(await (await fetch(url)).text()).toContain('webim');
    child.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('says so when the port is taken or is none', async () => {
    const taken = run('--port', new URL(demo.url).port);
    expect(await taken.exit).toEqual([2, null]);
    expect(taken.output()).toMatch(/is taken/);
    const wrong = run('--port', 'eighty');
    expect(await wrong.exit).toEqual([3, null]);
    expect(wrong.output()).toMatch(/Usage/);
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

const require = createRequire(import.meta.url);
const fileOf = (name: string) => readFileSync(require.resolve(name), 'utf8');

const PAGE = `<!doctype html><meta charset="utf-8"><script src="tim-js.js"></script><script src="plugin.js"></script>
<script>
var received = [];
function start(userID) {
  var tim = window.tim = TIM.create({ SDKAppID: 1400000001, proxyServer: location.origin.replace('http', 'ws') });
  tim.registerPlugin({ 'tim-upload-plugin': TIMUploadPlugin });
  tim.on(TIM.EVENT.MESSAGE_RECEIVED, function (event) { received = received.concat(event.data); });
  return new Promise(function (resolve) {
    tim.on(TIM.EVENT.SDK_READY, resolve);
    tim.login({ userID: userID, userSig: 'sig' });
  });
}
function bytesOf(url) {
  return fetch(url).then(function (r) { return r.arrayBuffer(); }).then(function (b) { return Array.from(new Uint8Array(b)); });
}
</script>`;

interface Scope {
  // biome-ignore lint/suspicious/noExplicitAny: the SDK is called dynamically.
  TIM: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  tim: any;
  // biome-ignore lint/suspicious/noExplicitAny: messages of the SDK.
  received: any[];
  start(userID: string): Promise<unknown>;
  bytesOf(url: string): Promise<number[]>;
}

let browser: LaunchedBrowser;
let loopback: Loopback;
let alice: Page;
let bob: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  loopback = await startLoopback();
  loopback.mount('/', {
    'index.html': PAGE,
    'tim-js.js': fileOf('tim-js-sdk/tim-js.js'),
    'plugin.js': fileOf('tim-upload-plugin'),
  });
  const open = async (userID: string) => {
    const page = await browser.browser.newPage();
    await page.goto(loopback.url);
    await page.evaluate((id) => (window as unknown as Scope).start(id), userID);
    return page;
  };
  [alice, bob] = await Promise.all([open('alice'), open('bob')]);
});
afterAll(async () => {
  await browser?.close();
  await loopback?.close();
});

const received = async (type: string) => {
  const found = () =>
    bob.evaluate(
      (wanted) => (window as unknown as Scope).received.find((message) => message.type === wanted)?.payload,
      type,
    );
  await expect.poll(found, { timeout: 10_000 }).toBeTruthy();
  return found();
};

test('a file really uploads and downloads, byte by byte', async () => {
  const content = Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
  const progress = await alice.evaluate(async (bytes) => {
    const { tim, TIM } = window as unknown as Scope;
    const steps: number[] = [];
    await tim.sendMessage(
      tim.createFileMessage({
        to: 'bob',
        conversationType: TIM.TYPES.CONV_C2C,
        payload: { file: new File([new Uint8Array(bytes)], '\u62a5\u544a 1.html', { type: 'text/html' }) },
        onProgress: (step: number) => steps.push(step),
      }),
    );
    return steps;
  }, content);
  expect(progress.at(-1)).toBe(1);
  const payload = await received('TIMFileElem');
  expect(payload).toMatchObject({ fileName: '\u62a5\u544a 1.html', fileSize: 70_000 });
  expect(await bob.evaluate((url) => (window as unknown as Scope).bytesOf(url), payload.fileUrl)).toEqual(
    content,
  );
  // It came from a user: it must not run as a page of the server.
  const { headers } = await fetch(payload.fileUrl);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-security-policy')).toBe('sandbox');
});

test('a picture arrives in its three sizes and can be looked at', async () => {
  await alice.evaluate(async () => {
    const { tim, TIM } = window as unknown as Scope;
    const canvas = document.createElement('canvas');
    canvas.width = 900;
    canvas.height = 600;
    canvas.getContext('2d')?.fillRect(10, 10, 300, 300);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    await tim.sendMessage(
      tim.createImageMessage({
        to: 'bob',
        conversationType: TIM.TYPES.CONV_C2C,
        payload: { file: new File([blob as Blob], 'drawing.png', { type: 'image/png' }) },
      }),
    );
  });
  const { imageInfoArray } = await received('TIMImageElem');
  expect(imageInfoArray).toHaveLength(3);
  expect(imageInfoArray[0]).toMatchObject({ width: 900, height: 600 });
  const widths = await bob.evaluate(
    (urls: string[]) =>
      Promise.all(
        urls.map(
          (url) =>
            new Promise<number>((resolve) => {
              const image = new Image();
              image.onload = () => resolve(image.naturalWidth);
              image.onerror = () => resolve(-1);
              image.src = url;
            }),
        ),
      ),
    imageInfoArray.map(({ url }: { url: string }) => url),
  );
  expect(widths).toEqual([900, 900, 900]);
});

test('nothing can be put where no address was handed out, and files are only put and got', async () => {
  const put = (path: string) => fetch(`${loopback.url}${path}`, { method: 'PUT', body: 'x' });
  expect((await put('/loopback-files/guessed.png')).status).toBe(404);
  expect((await put('/loopback-files/../index.html')).status).not.toBe(200);
  const [{ answer } = {}] = loopback.journal.entries({ command: 'im_cos_msg.pre_sig' });
  const url = String(answer?.upload_url);
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(url)).status).toBe(200);
});

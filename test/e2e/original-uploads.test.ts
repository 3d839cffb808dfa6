import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Play, startPlay } from '../../play/server.ts';
import { scratch } from '../codemods/support/scratch.ts';
import { createClient, type SdkClient } from '../loopback/sdk-client.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

// The original is not part of this repository. WEBIM_JS gives paths of one or more builds, with a colon between.
const LEGACY_FILES = (process.env.WEBIM_JS ?? '').split(':').filter(Boolean);

if (LEGACY_FILES.length === 0) {
  test('without WEBIM_JS=/path/to/webim.js only slices of our own are uploaded, in test/loopback', () => {
    expect(LEGACY_FILES).toEqual([]);
  });
}

const PAGE = `<!doctype html><meta charset="utf-8"><script src="webim.js"></script><script>
// The SDK expects pages to bring this library along; loopback does not look at the sum.
var SparkMD5 = function () { this.appendBinary = function () {}; this.end = function () { return 'sum'; }; };
var received = [];
function call(name, options) {
  return new Promise(function (resolve, reject) { webim[name](options, resolve, reject); });
}
function start(identifier) {
  window.me = identifier;
  var listeners = { onConnNotify: function () {}, onMsgNotify: function (list) { received = received.concat(list); } };
  return new Promise(function (resolve, reject) {
    webim.login({ sdkAppID: 1400000001, identifier: identifier, userSig: 'sig', accountType: 1 }, listeners,
      { isLogOn: false }, resolve, reject);
  });
}
function send(to, element, add) {
  var message = new webim.Msg(new webim.Session('C2C', to, to, '', 0), true, -1, Math.random() * 1e9 | 0, Date.now() / 1000 | 0,
    me, 0, me);
  message[add](element);
  return new Promise(function (resolve, reject) { webim.sendMsg(message, resolve, reject); });
}
// Made here and compared here: millions of numbers on their way to and from the test hold everything up.
function contentOf(size) {
  var header = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 5, 0, 0, 0, 4];
  return new Uint8Array(size).map(function (_, index) { return index < header.length ? header[index] : index * 7; });
}
function upload(size, name, type, fileType) {
  var file = new File([contentOf(size)], name, { type: type });
  return call('uploadFile', { file: file, To_Account: 'bob', businessType: 2, fileType: fileType });
}
function isThere(url, size) {
  return fetch(url).then(function (r) { return r.arrayBuffer(); }).then(function (buffer) {
    var bytes = new Uint8Array(buffer);
    return bytes.length === size && contentOf(size).every(function (byte, index) { return byte === bytes[index]; });
  });
}
</script>`;

/** Functions of the page. */
interface Scope {
  // biome-ignore lint/suspicious/noExplicitAny: the legacy SDK has no types of its own.
  webim: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  received: any[];
  start(userID: string): Promise<unknown>;
  send(to: string, element: unknown, add: string): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  upload(size: number, name: string, type: string, fileType: number): Promise<any>;
  /** Whether the address gives what was uploaded. */
  isThere(url: string, size: number): Promise<boolean>;
}

let browser: LaunchedBrowser | undefined;
beforeAll(async () => {
  if (LEGACY_FILES.length > 0) browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(LEGACY_FILES)('%s', (file) => {
  let play: Play;
  let alice: Page;
  let bob: Page;
  let carol: SdkClient;

  beforeEach(async () => {
    const folder = scratch({ 'index.html': PAGE, 'webim.js': readFileSync(file) });
    play = await startPlay({ folder, original: true });
    const open = async (userID: string) => {
      const page = await (browser as LaunchedBrowser).browser.newPage();
      await page.goto(play.appUrl);
      await page.evaluate((id) => (window as unknown as Scope).start(id), userID);
      return page;
    };
    [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    carol = createClient(play.loopback, { userID: 'carol' });
    await carol.ready();
  });
  const isThere = (url: string, size: number) =>
    alice.evaluate(([from, bytes]) => (window as unknown as Scope).isThere(from, bytes), [
      url,
      size,
    ] as const);

  afterEach(async () => {
    carol?.close();
    await alice?.close();
    await bob?.close();
    await play?.close();
  });

  test('a picture of several slices goes up, and old and new clients get it', async () => {
    const size = 2_500_000;
    await alice.evaluate(async (bytes) => {
      const { webim, upload, send } = window as unknown as Scope;
      const { File_UUID, URL_INFO } = await upload(bytes, 'a.png', 'image/png', 1);
      const { Images } = webim.Msg.Elem;
      const images = new Images(File_UUID, webim.IMAGE_FORMAT?.PNG);
      for (const one of URL_INFO) {
        const type = ({ 1: 1, 2: 3, 4: 2 } as Record<number, number>)[one.PIC_TYPE];
        images.addImage(new Images.Image(type, one.PIC_Size, one.PIC_Width, one.PIC_Height, one.DownUrl));
      }
      for (const to of ['bob', 'carol']) await send(to, images, 'addImage');
    }, size);
    expect(play.loopback.journal.entries({ command: 'openpic.pic_up' })).toHaveLength(3);

    await expect.poll(() => bob.evaluate('received.length')).toBe(1);
    const seen = await bob.evaluate(async (bytes) => {
      const { received, isThere } = window as unknown as Scope;
      const image = received[0].getElems()[0].getContent().getImage(1);
      return { width: image.getWidth(), isWhole: await isThere(image.getUrl(), bytes) };
    }, size);
    expect(seen).toEqual({ width: 5, isWhole: true });

    const { data } = await carol.waitFor(carol.TIM.EVENT.MESSAGE_RECEIVED);
    const [original] = data[0].payload.imageInfoArray;
    expect(original).toMatchObject({ width: 5, height: 4, size });
    expect(await isThere(original.url, size)).toBe(true);
  });

  test('a file goes up, and old and new clients get it', async () => {
    const size = 7000;
    const own = await alice.evaluate(async (bytes) => {
      const { webim, upload, send, isThere } = window as unknown as Scope;
      const { File_UUID, File_Size, Download_Flag, URL_INFO } = await upload(bytes, 'a b.doc', '', 2);
      const element = new webim.Msg.Elem.File(
        File_UUID,
        'a b.doc',
        File_Size,
        'alice',
        'bob',
        Download_Flag,
        'C2C',
      );
      for (const to of ['bob', 'carol']) await send(to, element, 'addFile');
      return isThere(URL_INFO, bytes);
    }, size);
    expect(own).toBe(true);

    await expect.poll(() => bob.evaluate('received.length')).toBe(1);
    const seen = await bob.evaluate(async (bytes) => {
      const { received, isThere } = window as unknown as Scope;
      const element = received[0].getElems()[0].getContent();
      return { name: element.getName(), isWhole: await isThere(element.downUrl, bytes) };
    }, size);
    expect(seen).toEqual({ name: 'a b.doc', isWhole: true });

    const { data } = await carol.waitFor(carol.TIM.EVENT.MESSAGE_RECEIVED);
    expect(data[0].payload).toMatchObject({ fileName: 'a b.doc', fileSize: 7000 });
    expect(await isThere(data[0].payload.fileUrl, size)).toBe(true);
  });
});

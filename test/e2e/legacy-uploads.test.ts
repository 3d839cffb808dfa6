import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { bundleEntry } from '../shim/entries/bundle.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

// Uploads of a legacy page on the shim, in a browser: there are no files, canvases and progress events in Node.

const require = createRequire(import.meta.url);
const fileOf = (name: string) => readFileSync(require.resolve(name), 'utf8');

const PLUGIN = '<script src="plugin.js"></script>';
const page = (plugin: string) => `<!doctype html><meta charset="utf-8">
<form id="form"><input type="file" id="chosen" name="file"></form><button id="abort">stop</button>
<script src="tim-js.js"></script>${plugin}<script src="webim.js"></script>
<script>
webim.migrate.configure({ proxyServer: location.origin.replace('http', 'ws'), lang: 'en', mute: true });
var received = [];
function start(userID) {
  return new Promise(function (resolve, reject) {
    webim.login({ sdkAppID: '1400000001', identifier: userID, userSig: 'sig' },
      { onMsgNotify: function (msgs) { received = received.concat(msgs); } }, { isLogOn: false }, resolve, reject);
  });
}
function picture(width, height, name) {
  var canvas = document.createElement('canvas');
  canvas.width = width; canvas.height = height;
  canvas.getContext('2d').fillRect(1, 1, 20, 20);
  return new Promise(function (resolve) {
    canvas.toBlob(function (blob) { resolve(new File([blob], name, { type: 'image/png' })); }, 'image/png');
  });
}
/** A call with what it answered and how far it came. */
function upload(member, options) {
  var steps = [];
  options.onProgressCallBack = function (loaded, total) { steps.push([loaded, total]); };
  return new Promise(function (resolve) {
    webim[member](options, function (resp) { resolve({ ok: resp, steps: steps }); },
      function (error) { resolve({ error: error, steps: steps }); });
  });
}
function send(to, add) {
  var msg = new webim.Msg(new webim.Session('C2C', to, to), true, -1, -1, -1, 'me', 0, 'me');
  add(msg, webim.Msg.Elem);
  return new Promise(function (resolve, reject) { webim.sendMsg(msg, resolve, reject); });
}
</script>`;

interface Scope {
  // biome-ignore lint/suspicious/noExplicitAny: a legacy page
  webim: any;
  // biome-ignore lint/suspicious/noExplicitAny: legacy messages
  received: any[];
  start(userID: string): Promise<unknown>;
  picture(width: number, height: number, name: string): Promise<File>;
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  upload(member: string, options: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: legacy elements
  send(to: string, add: (msg: any, Elem: any) => void): Promise<unknown>;
}

let browser: LaunchedBrowser;
let loopback: Loopback;
let alice: Page;
let bob: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  loopback = await startLoopback();
  const shim = readFileSync(await bundleEntry('browser.ts'), 'utf8');
  loopback.mount('/', {
    'index.html': page(PLUGIN),
    'bare.html': page(''),
    'tim-js.js': fileOf('tim-js-sdk/tim-js.js'),
    'plugin.js': fileOf('tim-upload-plugin'),
    'webim.js': shim,
  });
  [alice, bob] = await Promise.all([open('alice'), open('bob')]);
});
afterAll(async () => {
  await browser?.close();
  await loopback?.close();
});

async function open(userID: string, path = '') {
  const opened = await browser.browser.newPage();
  await opened.goto(loopback.url + path);
  await opened.evaluate((id) => (window as unknown as Scope).start(id), userID);
  return opened;
}

const sends = () => loopback.journal.entries({ command: 'openim.sendmsg' });

test('a picture is uploaded without being sent, and sent from the answer without a second upload', async () => {
  const { ok, steps } = await alice.evaluate(async () => {
    const { picture, upload } = window as unknown as Scope;
    const file = await picture(900, 600, 'drawing.png');
    return upload('uploadPic', { file, To_Account: 'bob', businessType: 2 });
  });
  expect(Object.keys(ok)).toEqual([
    'ActionStatus',
    'ErrorCode',
    'ErrorInfo',
    'File_UUID',
    'File_Size',
    'URL_INFO',
    'Download_Flag',
  ]);
  expect(ok).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', Download_Flag: 2 });
  expect(ok.URL_INFO.map((one: { PIC_TYPE: number }) => one.PIC_TYPE).sort()).toEqual([1, 2, 4]);
  const original = ok.URL_INFO.find((one: { PIC_TYPE: number }) => one.PIC_TYPE === 1);
  expect(original).toMatchObject({ PIC_Width: 900, PIC_Height: 600, PIC_Size: ok.File_Size });
  expect((await fetch(original.DownUrl)).headers.get('content-length')).toBe(String(ok.File_Size));
  expect(steps.at(-1)).toEqual([ok.File_Size, ok.File_Size]);
  expect(sends()).toEqual([]);
  expect(await bob.evaluate(() => (window as unknown as Scope).received.length)).toBe(0);

  // As the official demo builds the message.
  await alice.evaluate((answer) => {
    return (window as unknown as Scope).send('bob', (msg, Elem) => {
      const images = new Elem.Images(answer.File_UUID, 'PNG');
      const types: Record<number, number> = { 1: 1, 2: 3, 4: 2 };
      for (const info of answer.URL_INFO) {
        images.addImage(
          new Elem.Images.Image(
            types[info.PIC_TYPE],
            info.PIC_Size,
            info.PIC_Width,
            info.PIC_Height,
            info.DownUrl,
          ),
        );
      }
      msg.addImage(images);
    });
  }, ok);
  await expect.poll(() => bob.evaluate(() => (window as unknown as Scope).received.length)).toBe(1);
  const urls = await bob.evaluate(() => {
    const images = (window as unknown as Scope).received[0].getElems()[0].getContent();
    return [1, 2, 3].map((type) => images.getImage(type).getUrl());
  });
  expect(urls[0]).toBe(original.DownUrl);
  expect(new Set(urls.map((url: string) => url.replace(/\?.*/, ''))).size).toBe(1);
  expect(loopback.journal.entries({ command: 'im_cos_msg.pre_sig' })).toHaveLength(1);
});

test('a file is uploaded, sent by its uuid alone, and opened by it', async () => {
  const { ok } = await alice.evaluate(() => {
    const file = new File(['hello file'], '报告 1.txt');
    return (window as unknown as Scope).upload('uploadFile', {
      file,
      To_Account: 'bob',
      businessType: 2,
      fileType: 2,
    });
  });
  expect(ok).toMatchObject({
    File_Size: 10,
    Download_Flag: 2,
    URL_INFO: expect.stringMatching(/^http.*txt$/),
  });
  expect(await (await fetch(ok.URL_INFO)).text()).toBe('hello file');
  expect(
    await alice.evaluate(
      (id) => (window as unknown as Scope).webim.Resources.downloadMap[`uuid_${id}`],
      ok.File_UUID,
    ),
  ).toBe(ok.URL_INFO);
  await alice.evaluate((answer) => {
    return (window as unknown as Scope).send('bob', (msg, Elem) => {
      msg.addFile(
        new Elem.File(
          answer.File_UUID,
          '报告 1.txt',
          answer.File_Size,
          'alice',
          'bob',
          answer.Download_Flag,
          'C2C',
        ),
      );
    });
  }, ok);
  await expect.poll(() => bob.evaluate(() => (window as unknown as Scope).received.length)).toBe(2);
  const opened = bob.waitForEvent('popup');
  const file = await bob.evaluate(() => {
    const { webim, received } = window as unknown as Scope;
    const content = received[1].getElems()[0].getContent();
    webim.onDownFile(content.getUUID());
    return [content.getName(), content.getSize(), content.getDownUrl()];
  });
  expect(file).toEqual(['报告 1.txt', 10, ok.URL_INFO]);
  await (await opened).close();
});

test('base64 becomes a picture; garbage and a missing login are errors', async () => {
  const answers = await alice.evaluate(async () => {
    const { picture, upload } = window as unknown as Scope;
    const file = await picture(40, 30, 'x.png');
    const base64 = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(file);
    });
    const options = (base64Str: string) => ({
      toAccount: 'bob',
      businessType: 2,
      totalSize: 1,
      fileMd5: '',
      base64Str,
    });
    return [
      await upload('uploadPicByBase64', options(base64.replace(/^.*,/, ''))),
      await upload('uploadPicByBase64', options(base64)),
      await upload('uploadPicByBase64', options('*')),
    ];
  });
  for (const { ok } of answers.slice(0, 2)) {
    expect(ok.URL_INFO[0]).toMatchObject({ PIC_TYPE: 1, PIC_Width: 40, PIC_Height: 30 });
  }
  expect(answers[2].error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: -100 });
});

test('a form: its errors as they were, then the chosen file', async () => {
  const submit = (formId: string, fileId: string) =>
    alice.evaluate(
      ([form, file]) =>
        (window as unknown as Scope).upload('submitUploadFileForm', {
          formId: form,
          fileId: file,
          To_Account: 'bob',
          businessType: 1,
          fileType: 2,
        }),
      [formId, fileId],
    );
  expect((await submit('none', 'chosen')).error.ErrorInfo).toBe(
    '获取表单对象为空: formId=none(formId非法)[-20]',
  );
  const info = (id: string) => `获取文件对象为空: fileId=${id}(没有选择文件或者fileId非法)[-21]`;
  expect((await submit('form', 'none')).error.ErrorInfo).toBe(info('none'));
  expect((await submit('form', 'chosen')).error.ErrorInfo).toBe(info('chosen'));
  await alice.setInputFiles('#chosen', { name: 'a.bin', mimeType: '', buffer: Buffer.from('form file') });
  const { ok } = await submit('form', 'chosen');
  expect(await (await fetch(ok.URL_INFO)).text()).toBe('form file');
});

test('after the abort button nothing is called; avatars are uploaded for nobody in particular', async () => {
  const calls = await alice.evaluate(async () => {
    const { upload, webim } = window as unknown as Scope;
    const seen: string[] = [];
    const abortButton = document.getElementById('abort') as HTMLButtonElement;
    const file = new File([new Uint8Array(300_000)], 'big.bin');
    const say = (name: string) => () => seen.push(name);
    webim.uploadPic(
      {
        file,
        To_Account: 'bob',
        businessType: 2,
        fileType: 2,
        abortButton,
        onProgressCallBack: say('progress'),
      },
      say('ok'),
      say('err'),
    );
    abortButton.click();
    const { ok } = await upload('uploadPic', { file, businessType: 3, fileType: 2 });
    return [...seen, typeof ok.URL_INFO];
  });
  expect(calls).toEqual(['string']);
});

test('what v2 refuses, a missing plugin and a missing login reach cbErr', async () => {
  const refused = await alice.evaluate(() =>
    (window as unknown as Scope).upload('uploadPic', {
      file: new File(['x'], 'a.txt'),
      To_Account: 'bob',
      businessType: 2,
    }),
  );
  expect(refused.error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 2252 });
  expect(refused.error.SrcErrorInfo).not.toBe('');
  const nothing = await alice.evaluate(() =>
    (window as unknown as Scope).upload('uploadPic', { To_Account: 'bob', businessType: 2 }),
  );
  expect(nothing.error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: -100 });

  const bare = await open('carol', '/bare.html');
  const answers = await bare.evaluate(async () => {
    const { upload, webim } = window as unknown as Scope;
    const options = () => ({
      file: new File(['x'], 'a.bin'),
      To_Account: 'bob',
      businessType: 2,
      fileType: 2,
    });
    const unplugged = await upload('uploadFile', options());
    const warnings = webim.migrate
      .warnings()
      .filter((one: { code: string }) => one.code === 'upload-plugin-missing')
      .map((one: { message: string }) => one.message);
    await new Promise((resolve) => webim.logout(resolve));
    return [unplugged.error.ErrorCode, warnings, (await upload('uploadFile', options())).error];
  });
  expect(answers).toEqual([
    2040,
    ['webim.uploadPic needs tim-upload-plugin.'],
    { ActionStatus: 'FAIL', ErrorCode: -4, ErrorInfo: '请登录[-4]' },
  ]);
});

import { readFileSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, test } from 'vitest';
import { type Play, type PlayOptions, startPlay } from '../../play/server.ts';
import { LEGACY_SDK, scratch, snapshot } from '../codemods/support/scratch.ts';
import { quiet } from '../loopback/quiet.ts';
import { createClient, type SdkClient } from '../loopback/sdk-client.ts';
import { createSdkContext } from '../support/sdk-context.ts';

const BUILT_SHIM = fileURLToPath(new URL('../../dist/webim.all.js', import.meta.url));
const PAGE =
  '<!doctype html>\r\n<html><head><meta charset="utf-8"></head><body><script src="sdk/webim.js"></script></body></html>';

let play: Play;
const clients: Pick<SdkClient, 'close'>[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await play?.close();
});

async function start(files: Record<string, string | Buffer>, options: Partial<PlayOptions> = {}) {
  const folder = scratch(files);
  play = await startPlay({ folder, ...options });
  return folder;
}

async function login(userID: string): Promise<SdkClient> {
  const client = createClient(play.loopback, { userID });
  clients.push(client);
  await client.ready();
  return client;
}

/** Sends the path as it is: `fetch` would tidy it first. */
function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; type: string; body: Buffer; location?: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port: play.loopback.port, path, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        body: Buffer.concat(parts),
        location: response.headers.location,
      });
    })
      .on('error', reject)
      .end();
  });
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${play.loopback.url}/__webim2tim/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
const act = (action: string, values: Record<string, unknown> = {}) =>
  post('act', JSON.stringify({ action, ...values }));
const state = async (since = 0) =>
  (await fetch(`${play.loopback.url}/__webim2tim/state?since=${since}`)).json();

const say = (client: SdkClient, to: string, text: string, conversationType = 'C2C') =>
  client.tim.sendMessage(client.tim.createTextMessage({ to, conversationType, payload: { text } }));

const texts = (client: SdkClient) =>
  client.received().map((message) => `${message.from}: ${message.payload.text ?? message.type}`);

describe('the folder', () => {
  test('gets pictures for its emotions where its own SDK had some, and none where it had none', async () => {
    const filled = async (sdk: string) => {
      await start({ 'index.html': PAGE, 'sdk/webim.js': sdk });
      const served = (await ask('/sdk/webim.js')).body.toString();
      await play.close();
      const context = createSdkContext({ globals: { document: { getElementsByTagName: () => [] } } });
      clients.push(context);
      context.run(served);
      return Object.keys(context.window.webim.Emotions).length;
    };
    expect(await filled(LEGACY_SDK)).toBe(0);
    expect(await filled(`${LEGACY_SDK}; var pictures = ['data:image/gif;base64,R0lGOD'];`)).toBe(35);
  });

  test('is served as it is, but for the SDK and one tag in the pages, and nothing is written', async () => {
    const files = {
      'index.html': PAGE,
      'sdk/webim.js': LEGACY_SDK,
      'js/renamed-by-somebody.js': LEGACY_SDK,
      'js/app.js': 'var a = "\u4f60\u597d";\r\n',
      'css/m.css?v=1.0.3': 'b{}',
    };
    const folder = await start(files);
    const before = snapshot(folder);

    expect((await ask('/')).body.toString()).toBe(
      PAGE.replace('<head>', '<head><script src="/__webim2tim/page.js"></script>'),
    );
    for (const path of ['/sdk/webim.js', '/js/renamed-by-somebody.js?v=3']) {
      const { body } = await ask(path);
      expect(body.toString()).toContain(readFileSync(BUILT_SHIM, 'utf8').slice(0, 5000));
      expect(body.toString()).toMatch(/__webim2tim\.sdkLoaded\(\);\n$/);
    }
    expect((await ask('/js/app.js')).body.toString()).toBe(files['js/app.js']);
    expect((await ask('/css/m.css?v=1.0.3')).body.toString()).toBe('b{}');

    expect([...play.swapped].sort()).toEqual(['js/renamed-by-somebody.js', 'sdk/webim.js']);
    expect(play.survey.sdkFiles.sort()).toEqual(['js/renamed-by-somebody.js', 'sdk/webim.js']);
    expect(snapshot(folder)).toEqual(before);
  });

  test('keeps its own SDK with --original, with one line behind it', async () => {
    await start({ 'index.html': PAGE, 'sdk/webim.js': LEGACY_SDK }, { original: true });
    expect((await ask('/sdk/webim.js')).body.toString().startsWith(LEGACY_SDK)).toBe(true);
    expect((await ask('/')).body.toString()).toContain('/__webim2tim/original.js');
  });

  test('gets our script where the SDK is missing or comes from elsewhere, and a login where its page has ended', async () => {
    await start({
      'index.html':
        "<script src=sdk/webim.min.js></script><script src='https://cdn.example/webim-1.7.3.min.js'></script>" +
        '<script src="//tls.qcloud.com/libs/api.min.js"></script><script src="https://cdn.example/jquery.js"></script>',
    });
    const page = (await ask('/')).body.toString();
    expect(page).toContain("src='/__webim2tim/sdk.js'");
    expect(page).toContain('src="/__webim2tim/tls.js"');
    expect(page).toContain('src="https://cdn.example/jquery.js"');
    expect((await ask('/sdk/webim.min.js')).body.toString()).toContain('sdkLoaded');
    expect((await ask('/__webim2tim/sdk.js')).status).toBe(200);
    expect((await ask('/sdk/app.js')).status).toBe(404);
    expect((await state()).missing).toEqual(['sdk/app.js']);
  });

  test('keeps a bundle that holds the SDK among other code', async () => {
    const bundle = `__webpack_require__(1);${LEGACY_SDK}`;
    await start({ 'index.html': PAGE, 'dist/app.js': bundle });
    expect((await ask('/dist/app.js')).body.toString()).toBe(bundle);
    expect(play.survey.bundles).toEqual(['dist/app.js']);
  });

  test('keeps its encodings: what a page declares rules, what it does not declare is looked at', async () => {
    const gbk = (text: string) => iconv.encode(text, 'gbk');
    const sentence = '\u6b22\u8fce\u6765\u5230\u76f4\u64ad\u95f4\uff0c\u8bf7\u5148\u767b\u5f55\u3002'.repeat(
      8,
    );
    await start({
      'declared.html': gbk(`<meta charset="gbk"><p>${sentence}`),
      'silent.html': gbk(`<p>${sentence}`),
      'utf8.html': `<p>${sentence}`,
    });
    const declared = await ask('/declared.html');
    expect(declared.type).toBe('text/html');
    expect(iconv.decode(declared.body, 'gbk')).toContain(sentence);
    expect((await ask('/silent.html')).type).toBe('text/html; charset=gb18030');
    expect((await ask('/utf8.html')).type).toBe('text/html; charset=utf-8');
  });

  test('offers its pages where there is no index', async () => {
    await start({ 'pages/a&b.html': 'A', 'pages/deep/c.html': 'C', 'node_modules/x/d.html': 'D' });
    const chooser = (await ask('/')).body.toString();
    expect(chooser).toContain('<a href="/pages/a%26b.html">pages/a&#38;b.html</a>');
    expect(chooser).toContain('/pages/deep/c.html');
    expect(chooser).not.toContain('d.html');
    expect((await ask('/pages')).location).toBe('/pages/');
    expect((await ask('/pages/')).body.toString()).toContain('>deep/c.html<');
  });

  test('is all there is: no way leads out of it', async () => {
    const root = scratch({
      'app/index.html': 'x',
      'app/.git/config': 'secret',
      'app/a/.env': 'secret',
      'app/half/x.txt': 'x',
      'outside.txt': 'secret',
      'outside/index.html': 'secret',
    });
    symlinkSync(join(root, 'outside.txt'), join(root, 'app/link.txt'));
    symlinkSync(join(root, 'outside'), join(root, 'app/linked'));
    symlinkSync(join(root, 'outside/index.html'), join(root, 'app/half/index.html'));
    play = await startPlay({ folder: join(root, 'app') });
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/a/..%5c..%5coutside.txt',
      '/%00',
      '/link.txt',
      '/linked/index.html',
      '/linked/',
      '/half/',
      '/.git/config',
      '/a/.env',
      '/%zz',
      '//',
      '/index.html/x',
    ]) {
      expect((await ask(path)).body.toString(), path).not.toContain('secret');
    }
    expect((await ask('/', { Host: 'evil.example' })).status).toBe(403);
    expect((await ask('/__webim2tim/state', { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('/')).status).toBe(200);
  });
});

describe('the panel', () => {
  const APP = { 'index.html': PAGE, 'sdk/webim.js': LEGACY_SDK };

  test('takes small JSON objects of this machine and nothing else', async () => {
    await start(APP);
    expect((await post('act', 'action=drop', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post('act', '[]')).status).toBe(400);
    expect((await post('act', '{')).status).toBe(400);
    expect((await act('unheard of')).status).toBe(400);
    expect((await act('say', { userID: 'bob', groupID: 'nowhere', text: 'x' })).status).toBe(409);
    expect((await post('act', `{"x":"${'x'.repeat(1024 * 1024)}"}`)).status).toBe(413);
    expect((await act('drop')).status).toBe(200);
  });

  test('shows who is online, every command with its body and answer, and the calls of the pages', async () => {
    await start(APP);
    const alice = await login('alice');
    await alice.tim.joinGroup({ groupID: 'hall', type: 'AVChatRoom' });
    const now = await state();
    expect(now.users.find(({ userID }: { userID: string }) => userID === 'alice')).toMatchObject({
      online: true,
      rooms: ['hall'],
    });
    const join = now.entries.find(
      ({ command }: { command: string }) => command === 'group_open_http_svc.apply_join_group',
    );
    expect(join).toMatchObject({ userID: 'alice', body: { GroupId: 'hall' }, answer: { ErrorCode: 0 } });
    expect((await state(join.index + 1)).entries.map(({ index }: { index: number }) => index)).not.toContain(
      join.index,
    );

    const call = { member: 'login', count: 2, file: '/a.js', line: 3, column: 4, replacement: 'x' };
    await post('calls', JSON.stringify({ page: 'p1', calls: [call, { member: 5 }] }));
    await post('calls', JSON.stringify({ page: 'p2', calls: [{ ...call, count: 1 }] }));
    expect((await state()).calls).toEqual([{ ...call, count: 3 }]);

    await act('clear');
    expect((await state()).calls).toEqual([]);
    expect((await state()).entries).toEqual([]);
  });

  test('cuts lines, kicks, delays and refuses', async () => {
    await start(APP);
    const alice = await login('alice');
    await act('fail', { command: 'openim.sendmsg', code: 80001 });
    await expect(say(alice, 'bob', 'first')).rejects.toMatchObject({ code: 80001 });
    await act('delay', { milliseconds: 400 });
    const before = Date.now();
    await say(alice, 'bob', 'second');
    expect(Date.now() - before).toBeGreaterThanOrEqual(400);
    expect((await state()).delay).toBe(400);
    await act('delay', { milliseconds: 0 });

    expect(await (await act('drop', { userID: 'alice' })).json()).toEqual({ done: 1 });
    await expect.poll(() => play.loopback.connectionCount, { timeout: 20_000 }).toBe(1);
    // A kick amid the questions after a reconnection makes the SDK reject a promise nobody holds.
    await quiet(play.loopback);
    expect(await (await act('kick', { userID: 'alice' })).json()).toEqual({ done: 1 });
    await expect.poll(() => alice.events.map(({ name }) => name)).toContain('kickedOut');
  });
});

describe('the second user', () => {
  test('answers a C2C message in the name of whoever is not there, and not when somebody is', async () => {
    await start({ 'index.html': PAGE });
    const alice = await login('alice');
    await say(alice, 'friend-of-the-page', 'hi');
    await expect.poll(() => texts(alice)).toEqual(['friend-of-the-page: \u21a9 hi']);

    const bob = await login('bob');
    await say(alice, 'bob', 'are you there?');
    await expect.poll(() => texts(bob)).toEqual(['alice: are you there?']);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(texts(alice)).toHaveLength(1);
  });

  test('answers in a room that was never made, whose ID only the service gives', async () => {
    await start({ 'index.html': PAGE });
    const alice = await login('alice');
    await alice.tim.joinGroup({ groupID: '@TGS#aRoomOfTheDemo', type: 'AVChatRoom' });
    await say(alice, '@TGS#aRoomOfTheDemo', 'hello room', 'GROUP');
    await expect.poll(() => texts(alice), { timeout: 10_000 }).toContain('host: \u21a9 hello room');

    await act('answers', { on: false });
    await act('say', { userID: 'bob', groupID: '@TGS#aRoomOfTheDemo', text: 'by hand' });
    await expect.poll(() => texts(alice), { timeout: 10_000 }).toContain('bob: by hand');
    expect(texts(alice)).not.toContain('host: \u21a9 by hand');
  });
});

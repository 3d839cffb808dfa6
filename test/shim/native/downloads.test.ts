import { afterEach, expect, test } from 'vitest';
import { pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page } = useRooms();
const scope = globalThis as { onAppliedDownloadUrl?: unknown };
afterEach(() => {
  delete scope.onAppliedDownloadUrl;
});

const codes = ({ webim }: ShimPage) => webim.migrate.warnings().map((warning) => warning.code);
const file = (UUID: string, flag: number, Url?: string) => ({
  MsgType: 'TIMFileElem',
  MsgContent: { UUID, FileName: 'a.txt', FileSize: 3, Download_Flag: flag, Url },
});
const sound = (UUID: string, flag: number, Url?: string) => ({
  MsgType: 'TIMSoundElem',
  MsgContent: { UUID, Second: 2, Size: 30, Download_Flag: flag, Url },
});

test('sound and files have their URL, and it comes by the listener too, after the message', async () => {
  const { core } = await start();
  const alice = page();
  const listeners = {
    ...alice.listeners,
    onAppliedDownloadUrl: (...args: unknown[]) => alice.heard.push(['applied', ...args]),
  };
  await alice.login('alice', listeners);
  core.sendC2C('bob', 'alice', [file('u1', 1), sound('u2', 2, 'http://f/2')]);
  const [[msg]] = await alice.hears('onMsgNotify');
  const urls = msg
    .getElems()
    .map((elem: { content: { getDownUrl(): unknown } }) => elem.content.getDownUrl());
  // Without flag 2 v2 makes the URL from the id and its download ticket, as webim.js did.
  expect(urls).toEqual([expect.stringContaining('fileid=u1&'), 'http://f/2']);
  await pause(20);
  const { downloadMap } = alice.webim.Resources;
  // When the connection is told of is a matter of the moment.
  const heard = alice.heard.filter(([name]) => name !== 'onConnNotify');
  expect(heard.slice(-3)).toEqual([
    ['onMsgNotify', [msg]],
    ['applied', { uuid: 'u1', url: urls[0], maps: downloadMap }],
    ['applied', { uuid: 'u2', url: 'http://f/2', maps: downloadMap }],
  ]);
  expect(downloadMap).toMatchObject({ uuid_u1: urls[0], uuid_u2: 'http://f/2' });
  expect(codes(alice)).not.toContain('impossible-apply-download');
});

test('without the listener a global function of that name is called, as the demos have it', async () => {
  const { core } = await start();
  const heard: unknown[] = [];
  scope.onAppliedDownloadUrl = (notice: unknown) => heard.push(notice);
  const alice = page();
  await alice.login('alice');
  core.sendC2C('bob', 'alice', [file('g1', 2, 'http://f/4')]);
  await alice.hears('onMsgNotify');
  await expect.poll(() => heard).toMatchObject([{ uuid: 'g1', url: 'http://f/4' }]);
});

test('a file whose URL nobody knows is reported', async () => {
  const { core } = await start();
  const alice = page();
  await alice.login('alice');
  core.sendC2C('bob', 'alice', [file('n1', 2)]);
  const [[msg]] = await alice.hears('onMsgNotify');
  const urls = msg.getElems().map((elem: { content: { downUrl: unknown } }) => elem.content.downUrl);
  expect(urls).toEqual([undefined]);
  expect(codes(alice)).toContain('impossible-apply-download');
});

test('a file element made from a known uuid knows its URL and does not forget it', async () => {
  await start();
  const { webim } = page();
  webim.Resources.downloadMap.uuid_known = 'http://f/6';
  const made = new webim.Msg.Elem.File('known', 'a', 1, 'me', 'you', undefined, 'C2C');
  expect(made.getDownUrl()).toBe('http://f/6');
  expect(webim.Resources.downloadMap.uuid_known).toBe('http://f/6');
});

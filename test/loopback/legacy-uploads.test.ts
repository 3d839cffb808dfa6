import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ImError, type Loopback, type LoopbackOptions } from '../../loopback/index.ts';
import { SlicedFiles } from '../../loopback/sliced-files.ts';
import { useLoopback } from './fixture.ts';
import { createHttpClient } from './http-client.ts';
import { connectRaw } from './raw-client.ts';

const { start, login } = useLoopback();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** As large as `webim.js` cuts them. */
const SLICE = 1080 * 1024;
/** A picture of 3 by 2 pixels, and rubbish behind it that makes it long. */
const picture = () => {
  const header = Buffer.from('89504e470d0a1a0a0000000d494844520000000300000002', 'hex');
  return Buffer.concat([header, randomBytes(2.5 * SLICE)]);
};

async function connect(options: LoopbackOptions = {}) {
  const loopback = await start(options);
  const alice = createHttpClient(loopback);
  await alice.login('alice');
  return { loopback, alice };
}

type Client = Awaited<ReturnType<typeof connect>>['alice'];

let uploads = 0;

/** Sends a file as `webim.js` does; returns the last answer. */
async function upload(client: Client, content: Buffer, fields: Record<string, unknown> = {}) {
  uploads += 1;
  for (let offset = 0; ; ) {
    const slice = content.subarray(offset, offset + SLICE);
    const answer = await client.ask('openpic.pic_up', {
      From_Account: 'alice',
      To_Account: 'bob',
      Seq: uploads,
      Random: 1,
      File_Str_Md5: 'md5',
      File_Size: content.length,
      File_Type: 1,
      Busi_Id: 2,
      PkgFlag: 1,
      Slice_Offset: offset,
      Slice_Size: slice.length,
      Slice_Data: slice.toString('base64'),
      ...fields,
    });
    expect(answer).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0 });
    if (answer.IsFinish === 1) return answer;
    expect(answer).toMatchObject({ IsFinish: 0, Next_Offset: offset + slice.length });
    offset = answer.Next_Offset;
  }
}

/** Asks for an address as v2 does. */
async function createSocketUpload(loopback: Loopback) {
  const raw = await connectRaw(loopback);
  await raw.command('im_open_status.wslogin', {}, { identifier: 'bob', usersig: 'sig' });
  const answer = await raw.command('im_cos_msg.pre_sig', { file_name: 'a.txt' });
  raw.socket.terminate();
  return answer;
}

const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

const send = (client: Client, MsgType: string, MsgContent: unknown) =>
  client.ask('openim.sendmsg', {
    To_Account: 'bob',
    MsgSeq: 1,
    MsgRandom: uploads,
    MsgBody: [{ MsgType, MsgContent }],
  });

test('a picture in slices is one picture that v2 shows', async () => {
  const { loopback, alice } = await connect();
  const content = picture();
  const { File_UUID, URL_INFO } = await upload(alice, content);
  expect(URL_INFO).toMatchObject([1, 2, 4].map((PIC_TYPE) => ({ PIC_TYPE, PIC_Width: 3, PIC_Height: 2 })));
  const [bob] = await login('bob');
  await send(alice, 'TIMImageElem', {
    UUID: File_UUID,
    ImageFormat: 255,
    ImageInfoArray: URL_INFO.map((one: Record<string, unknown>, index: number) => ({
      Type: index + 1,
      Size: one.PIC_Size,
      Width: one.PIC_Width,
      Height: one.PIC_Height,
      URL: one.DownUrl,
    })),
  });
  const { data } = await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED);
  const [original] = data[0].payload.imageInfoArray;
  expect(original).toMatchObject({ width: 3, height: 2, size: content.length });
  expect((await bytesAt(original.url)).equals(content)).toBe(true);
  expect((await fetch(original.url)).headers.get('content-type')).toBe('image/png');
  // The journal is for looking at, not for keeping files.
  expect(JSON.stringify(loopback.journal.entries({ command: 'openpic.pic_up' })).length).toBeLessThan(10_000);
});

test('a file is got by v2 from its message, by the legacy SDK from the address it makes itself', async () => {
  const { alice } = await connect();
  const content = randomBytes(5000);
  const { File_UUID } = await upload(alice, content, { File_Type: 2 });
  const [bob] = await login('bob');
  await send(alice, 'TIMFileElem', { UUID: File_UUID, FileName: '报告 1.doc', FileSize: 5000 });
  const { data } = await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED);
  expect(data[0].payload).toMatchObject({ fileName: '报告 1.doc', fileSize: 5000 });
  expect((await bytesAt(data[0].payload.fileUrl)).equals(content)).toBe(true);

  const { IpList, AuthKey } = await alice.ask('openim.authkey');
  const query = new URLSearchParams({
    authkey: AuthKey,
    fileid: File_UUID,
    filetype: '2107',
    filename: '报告 1.doc',
  });
  const response = await fetch(`http://${IpList[0]}/asn.com/stddownload_common_file?${query}`);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('报告 1.doc')}`,
  );

  const asked = { request_info: [{ uuid: File_UUID, download_flag: 0, type: 2 }] };
  const { error_code, response_info } = await alice.ask('openpic.apply_download', asked);
  expect(error_code).toBe(0);
  expect((await bytesAt(response_info.url)).equals(content)).toBe(true);
});

test('a file of v2 comes to the legacy SDK by its number alone, wherever it reads it', async () => {
  const { loopback, alice } = await connect();
  const [bob] = await login('bob');
  const { upload_url } = (await createSocketUpload(loopback)).body;
  await fetch(String(upload_url), { method: 'PUT', body: 'content' });
  const element = {
    MsgType: 'TIMFileElem',
    MsgContent: { UUID: 'of-v2', FileName: 'a.txt', FileSize: 7, Url: upload_url, Download_Flag: 2 },
  };
  loopback.core.sendC2C('bob', 'alice', [element]);
  const polled = await alice.poll();
  const history = await alice.ask('openim.getroammsg', { Peer_Account: 'bob', MaxCnt: 5 });
  for (const { MsgBody } of [polled.EventArray[0].C2cMsgArray[0], history.MsgList[0]]) {
    const number = new URL(String(upload_url)).pathname.split('/').at(-1);
    expect(MsgBody).toEqual([
      { MsgType: 'TIMFileElem', MsgContent: { UUID: number, FileName: 'a.txt', FileSize: 7 } },
    ]);
    const { IpList } = await alice.ask('openim.authkey');
    const url = `http://${IpList[0]}/asn.com/stddownload_common_file?fileid=${number}`;
    expect(await (await fetch(url)).text()).toBe('content');
  }
  // v2 reads it as it was sent.
  const { data } = await bob.tim.getMessageList({ conversationID: 'C2Calice' });
  expect(data.messageList.at(-1).payload.fileUrl).toBe(upload_url);
});

test('uploads outlive the process with a data file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-uploads-'));
  folders.push(folder);
  const data = join(folder, 'im.db');
  const first = await connect({ data });
  const content = randomBytes(3000);
  const { File_UUID, URL_INFO } = await upload(first.alice, content);
  await first.loopback.close();
  const second = await start({ data });
  // Addresses name the port: whoever wants to keep them starts on the same one.
  const { pathname } = new URL(URL_INFO[0].DownUrl);
  expect((await bytesAt(second.url + pathname)).equals(content)).toBe(true);
  expect((await fetch(`${second.url}/asn.com/stddownload_common_file?fileid=${File_UUID}`)).status).toBe(200);
});

describe('refused, with a clear error', () => {
  const slice = { File_Size: 10, Slice_Offset: 0, Slice_Size: 3, Slice_Data: 'eHh4', PkgFlag: 1, Seq: 1 };

  test.each([
    ['a slice that skips bytes', { Slice_Offset: 4 }, 40000],
    ['a slice before the beginning', { Slice_Offset: -1 }, 40000],
    ['a slice larger than its file', { File_Size: 2 }, 40000],
    ['a file larger than any', { File_Size: 1e12 }, 40000],
    ['a size that does not fit', { Slice_Size: 4 }, 40000],
    ['bytes that are no text', { Slice_Data: 7 }, 40000],
    ['a form', { PkgFlag: 0 }, 40000],
  ])('%s', async (_name, fields, code) => {
    const { alice } = await connect();
    expect(await alice.ask('openpic.pic_up', { ...slice, ...fields })).toMatchObject({
      ActionStatus: 'FAIL',
      ErrorCode: code,
      ErrorInfo: expect.stringMatching(/\w/),
    });
  });

  test('an unknown file, and anybody who is not logged in', async () => {
    const { loopback, alice } = await connect();
    const nobody = createHttpClient(loopback);
    expect(await nobody.ask('openpic.pic_up', slice)).toMatchObject({ ErrorCode: 99904 });
    const asked = { request_info: [{ uuid: 'nothing' }] };
    expect(await alice.ask('openpic.apply_download', asked)).toMatchObject({ ErrorCode: 99906 });
    expect((await fetch(`${loopback.url}/asn.com/stddownload_common_file?fileid=nothing`)).status).toBe(404);
    expect(
      (await fetch(`${loopback.url}/asn.com/stddownload_common_file?%%%`, { method: 'PUT' })).status,
    ).toBe(404);
  });
});

test('slices in any cut, each sent once or again, make the file that was cut', () => {
  const cuts = fc.tuple(
    fc.uint8Array({ minLength: 1, maxLength: 60 }),
    fc.integer({ min: 1, max: 20 }),
    fc.infiniteStream(fc.boolean()),
  );
  fc.assert(
    fc.property(cuts, ([bytes, step, again]) => {
      const files = new SlicedFiles();
      const total = bytes.length;
      let whole: Buffer | undefined;
      for (let offset = 0; offset < total; offset += step) {
        const content = Buffer.from(bytes.subarray(offset, offset + step));
        const isLast = offset + step >= total;
        if (!isLast && again.next().value) files.add('key', { offset, total, content });
        whole = files.add('key', { offset, total, content });
        expect(whole === undefined).toBe(!isLast);
        expect(() => files.add('other', { offset: offset + 1, total: total + 99, content })).toThrow(ImError);
      }
      expect(whole?.equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Core, DataFileError, startLoopback } from '../../loopback/index.ts';
import { DataFile } from '../../loopback/persistence/data-file.ts';
import { Persistence } from '../../loopback/persistence/persistence.ts';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = join(tmpdir(), `loopback-data-${process.pid}-${Math.random().toString(36).slice(2)}`);
  mkdirSync(folder, { recursive: true });
  file = join(folder, 'im.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failureOf = async (attempt: Promise<unknown>): Promise<DataFileError> => {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataFileError);
  return error as DataFileError;
};

describe('what users did before a restart is there after it', () => {
  const { start, login, connect } = useLoopback();

  const textTo = (client: SdkClient, to: string, conversationType: 'C2C' | 'GROUP', text: string) =>
    client.tim.createTextMessage({ to, conversationType, payload: { text } });

  const texts = async (client: SdkClient, conversationID: string): Promise<string[]> => {
    const { data } = await client.tim.getMessageList({ conversationID });
    return data.messageList
      .filter((message: { type: string }) => message.type === 'TIMTextElem')
      .map((message: { payload: { text: string } }) => message.payload.text);
  };

  test('profiles, friends, groups, histories and read states', async () => {
    const first = await start({ data: file });
    const alice = connect({ userID: 'alice', sdk: 'friendship' });
    await alice.ready();
    const [bob] = await login('bob');
    await alice.tim.updateMyProfile({ nick: 'Alice' });
    await alice.tim.addFriend({ to: 'bob', source: 'AddSource_Type_Web', remark: 'Bobby', wording: '' });
    await alice.tim.createGroup({
      type: 'Public',
      groupID: 'club',
      name: 'Club',
      joinOption: 'FreeAccess',
      memberList: [{ userID: 'bob' }],
    });
    await bob.tim.getGroupList();
    await alice.tim.sendMessage(textTo(alice, 'club', 'GROUP', 'in the club'));
    const sent = await alice.tim.sendMessage(textTo(alice, 'bob', 'C2C', 'to be recalled'));
    await alice.tim.revokeMessage(sent.data.message);
    for (const text of ['one', 'two']) await alice.tim.sendMessage(textTo(alice, 'bob', 'C2C', text));
    await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED, (messages) => messages[0].payload.text === 'two');
    await bob.tim.setMessageRead({ conversationID: 'C2Calice' });
    await alice.tim.sendMessage(textTo(alice, 'bob', 'C2C', 'three'));
    alice.close();
    bob.close();
    await first.close();

    const second = await startLoopback({ data: file });
    try {
      expect(second.core.relations.books.friend('alice', 'bob')).toMatchObject({ remark: 'Bobby' });
      expect(second.core.users.nick('alice')).toBe('Alice');
      expect(second.core.c2c.unread('bob', 'alice')).toHaveLength(1);
      expect(second.core.c2c.messages('alice', 'bob').map(({ recalled }) => recalled)).toEqual([
        true,
        false,
        false,
        false,
      ]);
    } finally {
      await second.close();
    }

    await start({ data: file });
    const [again] = await login('bob');
    await again.tim.getGroupList();
    expect(await texts(again, 'GROUPclub')).toEqual(['in the club']);
    expect((await texts(again, 'C2Calice')).slice(-3)).toEqual(['one', 'two', 'three']);
    // Numbers go on where they ended.
    const reply = await again.tim.sendMessage(textTo(again, 'club', 'GROUP', 'still here'));
    expect(reply.data.message.sequence).toBe(3);
  });
});

test('everything the core remembers comes back the same', async () => {
  const time = { now: 1_700_000_000_000 };
  const core = new Core(() => time.now);
  const persistence = await Persistence.start(core, file);
  core.setUser('alice', { nick: '阿丽' });
  core.muteUser('bob', { c2c: 60 });
  core.relations.block('alice', 'mallory');
  core.setProfile('carol', new Map([['Tag_Profile_IM_AllowType', 'AllowType_Type_NeedConfirm']]));
  core.relations.add('alice', { userID: 'carol', wording: 'hi' }, true);
  core.relations.add('alice', { userID: 'bob', groupName: 'work' }, true);
  const draft = { type: 'Public', name: 'Club', owner: 'alice', members: ['bob', 'carol'] } as const;
  core.createGroup({
    ...draft,
    members: [...draft.members],
    groupID: 'club',
    applyJoinOption: 'NeedPermission',
  });
  core.createGroup({ type: 'AVChatRoom', name: 'Live', owner: 'alice', groupID: 'live' });
  core.createGroup({ type: 'Private', name: 'Gone', owner: 'alice', groupID: 'gone' });
  core.sendGroup('alice', 'gone', 'bye');
  core.dismissGroup('gone');
  core.settings.changeMember('club', 'alice', 'bob', { role: 'Admin', nameCard: 'Bob!' });
  core.settings.mute('club', 'bob', ['carol'], 600);
  core.admission.apply(core.groups.get('club'), 'dave', 'let me in');
  core.admission.markRead('alice', 5);
  for (let count = 1; count <= 12; count += 1) core.sendGroup('alice', 'club', `message ${count}`);
  core.sendGroup('viewer', 'live', 'woo');
  core.groupMessages.recall('club', 'alice', [9]);
  for (let count = 1; count <= 12; count += 1) core.sendC2C('alice', 'bob', `message ${count}`);
  core.c2c.remove('bob', 'alice', [
    ...core.c2c
      .history('bob', 'alice', 2)
      .messages.map(({ sequence, random, time: at }) => `${sequence}_${random}_${at}`),
  ]);
  core.c2c.markRead('bob', 'alice', 1_700_000_000);
  core.contacts.pin('bob', 'C2C', 'alice', true);
  core.contacts.remove('alice', 'C2C', 'bob');
  persistence.close();

  const restored = new Core(() => time.now);
  const again = await Persistence.start(restored, file);
  again.close();
  const memory = (one: Core) => ({
    users: ['alice', 'bob', 'carol', 'mallory'].map((userID) => one.users.find(userID)),
    relations: ['alice', 'bob', 'carol'].map((userID) => one.relations.books.of(userID)),
    club: one.groups.get('club'),
    live: { ...one.groups.get('live'), members: undefined },
    gone: { known: one.groups.lastKnown('gone')?.name, lives: one.groups.find('gone') },
    messages: one.c2c.messages('alice', 'bob'),
    history: one.c2c.history('bob', 'alice', 50),
    contacts: ['alice', 'bob'].map((userID) => one.contacts.list(userID)),
    notices: ['alice', 'bob', 'carol'].map((userID) => one.keptNotices.of(userID)),
    pending: one.admission.readTime('alice'),
  });
  expect(memory(restored)).toEqual(memory(core));
  expect([...restored.groups.get('live').members.keys()]).toEqual(['alice']);
  // A new group under the ID of a dismissed one has none of its history.
  const third = new Core();
  const open = await Persistence.start(third, file);
  third.createGroup({ type: 'Private', name: 'New', owner: 'bob', groupID: 'gone' });
  open.close();
  const fourth = new Core();
  (await Persistence.start(fourth, file)).close();
  expect(fourth.groups.get('gone').entries).toEqual([]);
});

describe('a file that cannot be used says why and is left alone', () => {
  test('in use by another loopback', async () => {
    const loopback = await startLoopback({ data: file });
    const error = await failureOf(startLoopback({ data: file }));
    expect(error.code).toBe('locked');
    expect(error.message).toContain(file);
    await loopback.close();
    await (await startLoopback({ data: file })).close();
    expect(existsSync(`${file}.pid`)).toBe(false);
  });

  test('not a database', async () => {
    writeFileSync(file, 'my precious notes\n'.repeat(500));
    const before = readFileSync(file);
    expect((await failureOf(startLoopback({ data: file }))).code).toBe('corrupt');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}.pid`)).toBe(false);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('damaged in the middle', async () => {
    const core = new Core();
    const persistence = await Persistence.start(core, file);
    for (let count = 0; count < 300; count += 1) core.sendC2C('alice', 'bob', `message ${count} `.repeat(20));
    persistence.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 20_000);
    writeFileSync(file, bytes);
    const error = await failureOf(startLoopback({ data: file }));
    expect(error.code).toBe('corrupt');
    expect(error.message).toMatch(/damaged.*copy.*remove/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('the database of another program', async () => {
    const { default: sqlite } = await import('node-sqlite3-wasm');
    const database = new sqlite.Database(file);
    database.exec('CREATE TABLE accounts (name TEXT)');
    database.close();
    expect((await failureOf(startLoopback({ data: file }))).code).toBe('foreign');
  });

  test('a folder that does not exist', async () => {
    const error = await failureOf(startLoopback({ data: join(folder, 'nowhere', 'im.db') }));
    expect(error.code).toBe('unusable');
    expect(error.message).toMatch(/folder exists/);
  });
});

test('what was written before the process was killed is there', { timeout: 30_000 }, async () => {
  // The module runs in a process of its own, compiled for it, from where it finds its dependency.
  const source = fileURLToPath(new URL('../../loopback/persistence/data-file.ts', import.meta.url));
  const root = join(dirname(source), '..', '..');
  const cache = join(root, 'node_modules', '.cache', `loopback-test-${process.pid}`);
  mkdirSync(cache, { recursive: true });
  try {
    const options = { jsc: { parser: { syntax: 'typescript' as const }, target: 'es2022' as const } };
    const { code } = transformFileSync(source, { ...options, configFile: false, swcrc: false });
    writeFileSync(join(cache, 'data-file.mjs'), code);
    writeFileSync(
      join(cache, 'writer.mjs'),
      `import { writeSync } from 'node:fs';
       import { DataFile } from './data-file.mjs';
       const file = await DataFile.open(process.argv[2]);
       for (let count = 1; ; count += 1) {
         file.write([{ kind: 'a', key: String(count), value: 'x'.repeat(5000) }, { kind: 'b', key: String(count), value: 'y' }]);
         writeSync(1, count + '\\n');
       }`,
    );
    const child = spawn(process.execPath, [join(cache, 'writer.mjs'), file]);
    const ended = new Promise((done) => child.on('exit', done));
    let written = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      written = Number(line);
      if (written === 100) {
        expect((await failureOf(DataFile.open(file))).message).toContain(`process ${child.pid}`);
        child.kill('SIGKILL');
      }
    }
    await ended;
    expect(written).toBeGreaterThanOrEqual(100);
    expect(existsSync(`${file}.lock`)).toBe(true);
    const reopened = await DataFile.open(file);
    const records = reopened.all();
    reopened.close();
    const kept = (kind: string) => records.filter((record) => record.kind === kind).length;
    expect(kept('a')).toBeGreaterThanOrEqual(written);
    // Both records of a step are there, or none.
    expect(kept('b')).toBe(kept('a'));
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});

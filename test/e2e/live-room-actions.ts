import { custom, face, location, type OutsideUser, text } from './outside-user.ts';
import type { RoomPage, RoomView } from './room-page.ts';
import type { StepSoFar, Walk } from './walk.ts';

/** What the backend and other people do in this script, whatever stands behind it. */
export interface Surroundings {
  room: string;
  bob: OutsideUser;
  carol: OutsideUser;
  /** A notice of the application's server to everybody in the room (type 255). */
  announce(userDefinedField: string): void;
  /** The room's owner ends it. */
  dissolve(): void;
  /** Answers the next request of this command with an error. */
  refuseNext(command: string, code: number, message: string): void;
  /** Cuts the page's connection and keeps it from coming back. */
  cutConnection(): void;
  restoreConnection(): void;
  /** The user logs in somewhere else and this page is kicked. */
  kick(userID: string): void;
}

/** Accounts of the script. History between alice and bob is seeded before it starts: {@link HISTORY_LENGTH} messages. */
export const ALICE = 'alice';
export const DAVE = 'dave';
export const HISTORY_LENGTH = 33;

const WELCOME = '欢迎进入直播间';
/** Own words come to the others by polling, a moment later than they are shown here. */
const isSeenOutside = ({ outside }: StepSoFar) => outside.length > 0;
const hasAsked = ({ commands }: StepSoFar, command: string) => commands.includes(command);
const count = (rows: readonly string[], part: string) => rows.filter((row) => row.includes(part)).length;

/** One visit to the live room, from an anonymous look to being kicked. Works on any version of the page. */
export async function visitLiveRoom(
  page: RoomPage,
  url: string,
  walk: Walk<RoomView>,
  around: Surroundings,
): Promise<void> {
  const { room, bob, carol } = around;
  const sendToRoom = (user: OutsideUser, ...elements: Parameters<OutsideUser['sendToRoom']>[1]) =>
    user.sendToRoom(room, elements);

  await walk.step(
    'watch without an account',
    () => page.open(url),
    (view) => count(view.room, WELCOME) === 1,
  );
  await walk.step(
    'see a message as a viewer',
    () => sendToRoom(bob, text('good evening')),
    (view) => count(view.room, 'good evening') === 1,
  );
  await walk.step(
    'try to speak as a viewer',
    () => page.say('may I?'),
    (view) => view.error.includes('请先登录'),
  );
  await walk.step(
    'log in without a signature',
    () => page.logIn(ALICE, ''),
    (view) => view.who === '登录失败',
  );
  await walk.step(
    'log in',
    async () => {
      await page.click('error');
      await page.logIn(ALICE, 'signature-of-alice');
    },
    (view, soFar) =>
      view.who === ALICE &&
      view.connection === '已连接' &&
      count(view.room, 'alice&nbsp;进入直播间') === 1 &&
      isSeenOutside(soFar),
  );

  await walk.step(
    'send text with faces and markup',
    () => page.say('hi [微笑] <b>"bold"</b> [没有] [酷]'),
    (view, soFar) => count(view.room, 'bold') === 1 && view.draft === '' && isSeenOutside(soFar),
  );
  await walk.step(
    'send a face from the panel',
    () => page.sayWithFace('[流泪]'),
    (view, soFar) =>
      view.room.at(-1)?.includes('cry.svg') === true && view.draft === '' && isSeenOutside(soFar),
  );
  await walk.step(
    'like',
    () => page.click('like'),
    (view, soFar) => view.likes === '1' && isSeenOutside(soFar),
  );
  await walk.step(
    'send nothing',
    () => page.say(''),
    (view) => view.error.includes('发送的消息不能为空'),
  );
  await walk.step(
    'send too much',
    () => page.say('长'.repeat(3000)),
    (view) => view.error.includes('消息长度超出限制'),
  );
  await walk.step(
    'be refused by the backend',
    async () => {
      around.refuseNext('group_open_http_svc.send_group_msg', 10017, 'you are muted');
      await page.say('am I muted?');
    },
    (view) => view.error.includes('10017'),
  );
  await walk.step(
    'speak again',
    () => page.say('no more'),
    (view, soFar) => count(view.room, 'no more') === 1 && isSeenOutside(soFar),
  );

  await walk.step(
    'see markup of another client',
    () => sendToRoom(bob, text('<img src=x onerror=alert(1)> & "q"')),
    (view) => count(view.room, 'onerror') === 1,
  );
  await walk.step(
    'see a message of several elements',
    () =>
      sendToRoom(
        bob,
        text('look '),
        face(16, '[酷]'),
        face(99, '[new]'),
        text(' there'),
        custom('{"cmd":"sender","level":9}', 'sender'),
      ),
    (view) => count(view.room, 'Lv.9') === 1,
  );
  await walk.step(
    'see elements the page does not know',
    async () => {
      await sendToRoom(bob, custom('not json', 'order', 'x<y'));
      await sendToRoom(bob, location('here', 1.5, 2.5));
    },
    (view) => count(view.room, 'desc=order') === 1 && count(view.room, '暂不支持') === 1,
  );
  await walk.step(
    'see a like and a gift',
    async () => {
      await bob.sendToRoom(room, [text('love_msg')], 'Low');
      await bob.sendToRoom(room, [text('a gift')], 'High');
    },
    (view) => view.likes === '2' && count(view.room, 'a gift') === 1,
  );
  await walk.step(
    'see somebody come',
    () => carol.joinRoom(room),
    (view, { outside }) => count(view.room, 'carol') > 0 && outside.length === 2,
  );
  await walk.step(
    'see somebody go',
    () => carol.quitRoom(room),
    (view, soFar) => count(view.room, 'carol&nbsp;离开直播间') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'see an announcement',
    async () => around.announce('{"text":"tonight 8 <pm>"}'),
    (view, soFar) => count(view.room, '公告') === 1 && isSeenOutside(soFar),
  );

  await walk.step(
    'get whispers',
    async () => {
      await bob.sendTo(ALICE, [text('psst [微笑]')]);
      await bob.sendTo(ALICE, [text('are you there?'), face(0, '[惊讶]')]);
    },
    (view) => view.unreadTotal === '2',
  );
  await walk.step(
    'open the whispers',
    () => page.openWhisper('bob'),
    (view, soFar) =>
      view.whispers.length === 15 && view.unreadTotal === '' && hasAsked(soFar, 'openim.msgreaded'),
  );
  await walk.step(
    'page back once',
    () => page.click('older'),
    (view) => view.whispers.length === 30,
  );
  await walk.step(
    'page back to the beginning',
    () => page.click('older'),
    (view) => view.whispers.length === HISTORY_LENGTH + 2,
  );
  await walk.step(
    'page back beyond the beginning',
    () => page.click('older'),
    (view) => view.error.includes('没有更早的消息了'),
  );
  await walk.step(
    'whisper',
    () => page.whisper('<i>yes</i> [酷]'),
    (view, soFar) => count(view.whispers, 'yes') === 1 && view.whisperDraft === '' && isSeenOutside(soFar),
  );
  await walk.step(
    'get a whisper in the open conversation',
    () => bob.sendTo(ALICE, [text('fine')]),
    (view, soFar) => count(view.whispers, 'fine') === 1 && hasAsked(soFar, 'openim.msgreaded'),
  );
  await walk.step(
    'get a whisper of somebody else',
    () => carol.sendTo(ALICE, [text('hello from carol')]),
    (view, soFar) =>
      view.unreadTotal === '1' && view.peers.length === 2 && hasAsked(soFar, 'openim.get_peer_read_time'),
  );
  await walk.step(
    'switch to the other whispers',
    () => page.openWhisper('carol'),
    (view, soFar) =>
      count(view.whispers, 'hello from carol') === 1 &&
      view.unreadTotal === '' &&
      hasAsked(soFar, 'openim.msgreaded'),
  );

  await walk.step(
    'search for a room',
    () => page.search('live'),
    (view) => view.error.startsWith('['),
  );
  await walk.step(
    'reset the sync state',
    async () => {
      await page.click('error');
      await page.click('resync');
    },
    (view) => view.error === '',
  );

  await walk.step(
    'lose the connection',
    async () => around.cutConnection(),
    (view) => view.connection === '连接已断开',
  );
  await walk.step(
    'get the connection back',
    async () => around.restoreConnection(),
    (view, soFar) =>
      view.connection === '已重新连接' &&
      hasAsked(soFar, 'million_group_open_http_svc.get_joined_group_list'),
  );
  await walk.step(
    'speak after the loss',
    () => page.say('back again'),
    (view, soFar) => count(view.room, 'back again') === 1 && isSeenOutside(soFar),
  );

  await walk.step(
    'leave the room',
    () => page.click('leave'),
    (view, soFar) => count(view.room, '已离开直播间') > 0 && isSeenOutside(soFar),
  );
  await walk.step(
    'see nothing of a room that was left',
    () => sendToRoom(bob, text('who left?')),
    () => true,
  );
  await walk.step(
    'leave a room that was left',
    () => page.click('leave'),
    (view) => view.error.includes('还没有进入房间'),
  );
  await walk.step(
    'enter again',
    () => page.click('enter'),
    (view, soFar) =>
      count(view.room, WELCOME) === 3 &&
      count(view.room, 'alice&nbsp;进入直播间') === 2 &&
      isSeenOutside(soFar),
  );
  await walk.step(
    'log out',
    () => page.click('logout'),
    (view, soFar) => view.who === '游客' && view.connection === '未连接' && isSeenOutside(soFar),
  );
  await walk.step(
    'log in as somebody else',
    () => page.logIn(DAVE, 'signature-of-dave'),
    (view, soFar) =>
      view.who === DAVE && count(view.room, 'dave&nbsp;进入直播间') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'speak as somebody else',
    () => page.say('dave here'),
    (view, soFar) => count(view.room, 'dave here') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'get a whisper as somebody else',
    () => bob.sendTo(DAVE, [text('hi dave')]),
    (view, soFar) => view.unreadTotal === '1' && hasAsked(soFar, 'openim.get_peer_read_time'),
  );
  await walk.step(
    'see the room dissolved',
    async () => around.dissolve(),
    (view) => count(view.room, '房间&nbsp;直播间&nbsp;已被&nbsp;host&nbsp;解散') === 1,
  );
  await walk.step(
    'be kicked',
    async () => around.kick(DAVE),
    (view) => view.who === '已在别处登录',
  );
}

import type { Core } from '../../loopback/index.ts';
import type { AppBackend } from './app-backend.ts';
import { AreaPage } from './app-page.ts';
import { face, text } from './outside-user.ts';
import type { StepSoFar, Walk } from './walk.ts';

export const CHAT_TEXTS = ['me', 'online', 'error', 'likes', 'joined'] as const;
export const CHAT_LISTS = ['rows'] as const;
export class ChatPage extends AreaPage<(typeof CHAT_TEXTS)[number], (typeof CHAT_LISTS)[number]> {}
type ChatView = Awaited<ReturnType<ChatPage['view']>>;

/** Accounts at other devices. */
export const CHAT_USERS = ['bob'] as const;
const ALICE = 'alice';
const ROOM = 'vue-room-1';

/** What lies in the backend before alice logs in. */
export function seedChat(core: Core): void {
  core.setUser(ALICE, { nick: 'Alice' });
  core.setUser('bob', { nick: 'Bob <b>' });
  core.createGroup({ groupID: ROOM, type: 'AVChatRoom', name: '直播间', owner: 'host' });
}

const count = (rows: readonly string[], part: string) => rows.filter((row) => row.includes(part)).length;
const isSeenOutside = ({ outside }: StepSoFar) => outside.length > 0;

/** How many steps {@link visitChat} takes. */
export const CHAT_STEPS = 13;

/** One visit to the room, from a wrong login to being kicked. Works on any version of the page. */
export async function visitChat(
  page: ChatPage,
  url: string,
  walk: Walk<ChatView>,
  { users, loopback, seen }: AppBackend<(typeof CHAT_USERS)[number]>,
): Promise<void> {
  const { bob } = users;
  const { core, faults } = loopback;
  const logIn = async (user: string) => {
    await page.fill('#user', user);
    await page.click('#enter');
  };
  await bob.joinRoom(ROOM);
  // His own arrival comes back to him by polling; it belongs to no step of the visit.
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  seen.length = 0;

  await walk.step(
    'open the page',
    () => page.open(url),
    (view) => view.error === '',
  );
  await walk.step(
    'log in without an account',
    () => page.click('#enter'),
    () => true,
  );
  await walk.step(
    'be refused',
    async () => {
      faults.fail('im_open_status.wslogin', 70001, 'the signature has expired', { times: 1 });
      await logIn(ALICE);
    },
    (view) => view.error.includes('expired'),
  );
  await walk.step(
    'log in and join the room',
    () => logIn(ALICE),
    (view, soFar) =>
      view.me === 'Alice' &&
      view.online === '在线' &&
      view.joined.startsWith('已进入') &&
      isSeenOutside(soFar),
  );
  await walk.step(
    'say something with markup',
    async () => {
      await page.fill('#text', 'hi <b>"bold"</b> & more');
      await page.click('#send');
    },
    (view, soFar) => count(view.rows, 'bold') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'see a message with markup',
    () => bob.sendToRoom(ROOM, [text('<i>hello</i> & you?')]),
    (view) => count(view.rows, 'hello') === 1,
  );
  await walk.step(
    'see a message of several elements',
    () => bob.sendToRoom(ROOM, [text('look '), face(3, '[smile]'), text(' here')]),
    (view) => count(view.rows, '[smile]') === 1,
  );
  await walk.step(
    'like',
    () => page.click('#like'),
    (view, soFar) => view.likes === '1' && isSeenOutside(soFar),
  );
  await walk.step(
    'be liked',
    () => bob.sendToRoom(ROOM, [text('love')], 'Low'),
    (view) => view.likes === '2',
  );
  await walk.step(
    'be refused by the room',
    async () => {
      faults.fail('group_open_http_svc.send_group_msg', 10017, 'you are muted', { times: 1, userID: ALICE });
      await page.fill('#text', 'not me');
      await page.click('#send');
    },
    (view) => view.joined.includes('muted'),
  );
  await walk.step(
    'log out',
    () => page.click('#quit'),
    (view, soFar) => view.me === '(missing)' && isSeenOutside(soFar),
  );
  await walk.step(
    'log in again',
    () => logIn(ALICE),
    (view, soFar) => view.me === 'Alice' && view.joined.startsWith('已进入') && isSeenOutside(soFar),
  );
  await walk.step(
    'be kicked',
    async () => core.kick(ALICE),
    (view) => view.error === 'kicked',
  );
}

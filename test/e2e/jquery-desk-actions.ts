import type { Core } from '../../loopback/index.ts';
import type { AppBackend } from './app-backend.ts';
import { AreaPage } from './app-page.ts';
import { custom, text } from './outside-user.ts';
import type { StepSoFar, Walk } from './walk.ts';

export const DESK_TEXTS = ['me', 'state', 'error'] as const;
export const DESK_LISTS = ['sessions', 'groups', 'members', 'friends', 'messages'] as const;
export class DeskPage extends AreaPage<(typeof DESK_TEXTS)[number], (typeof DESK_LISTS)[number]> {}
type DeskView = Awaited<ReturnType<DeskPage['view']>>;

/** Accounts at other devices. */
export const DESK_USERS = ['bob', 'carol'] as const;
const ALICE = 'alice';
const TEAM = 'team';
/** More than one page of fifteen, in a person's history and in the group's. */
const HISTORY_LENGTH = 20;
const HISTORY_START = Date.UTC(2026, 0, 15, 10, 0, 0);

/** What lies in the backend before alice logs in. */
export function seedDesk(core: Core, at: (time: number) => void): void {
  at(HISTORY_START);
  core.setUser('bob', { nick: 'Bob <b>', avatar: 'https://pictures.example/bob.png' });
  core.setUser(ALICE, { nick: 'Alice' });
  core.setUser('dora', { nick: 'Dora' });
  core.createGroup({
    groupID: TEAM,
    type: 'Public',
    name: '客服组',
    owner: 'bob',
    members: [ALICE, 'carol'],
  });
  core.createGroup({ groupID: 'closed', type: 'Public', name: '内部', owner: 'carol', members: ['bob'] });
  for (let index = 0; index < HISTORY_LENGTH; index++) {
    at(HISTORY_START + (index + 1) * 60_000);
    const fromBob = index % 4 === 1;
    core.c2c.send({
      from: fromBob ? 'bob' : ALICE,
      to: fromBob ? ALICE : 'bob',
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: `old ${index + 1}` } }],
      // Fixed, because the page's requests for older messages name them.
      sequence: 1000 + index,
      random: 2000 + index,
    });
    core.sendGroup(index % 2 ? 'bob' : 'carol', TEAM, `team ${index + 1}`);
  }
  at(HISTORY_START + 60 * 60_000);
  core.c2c.markRead(ALICE, 'bob', Math.floor(HISTORY_START / 1000) + 30 * 60);
  for (let index = 0; index < 3; index++) {
    at(HISTORY_START + (61 + index) * 60_000);
    core.c2c.send({
      from: 'bob',
      to: ALICE,
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: `unread ${index + 1}` } }],
      sequence: 1100 + index,
      random: 2100 + index,
    });
  }
}

const count = (rows: readonly string[], part: string) => rows.filter((row) => row.includes(part)).length;
const isSeenOutside = ({ outside }: StepSoFar) => outside.length > 0;
const hasAsked = ({ commands }: StepSoFar, command: string) => commands.includes(command);

/** Contacts and groups are listed by the whole second of their newest message; two in one second come in any order. */
const aLaterSecond = () => new Promise((resolve) => setTimeout(resolve, 1100));

/** How many steps {@link visitDesk} takes. */
export const DESK_STEPS = 33;

/** A day at the desk, from logging in to being kicked. Works on any version of the page. */
export async function visitDesk(
  page: DeskPage,
  url: string,
  walk: Walk<DeskView>,
  { users, loopback }: AppBackend<(typeof DESK_USERS)[number]>,
): Promise<void> {
  const { bob, carol } = users;
  const { core } = loopback;

  await walk.step(
    'open the page',
    () => page.open(url),
    (view) => view.me === '',
  );
  await walk.step(
    'log in',
    async () => {
      await page.fill('#userId', ALICE);
      await page.click('#enter');
    },
    (view) =>
      view.me === 'Alice' && view.sessions.length === 2 && view.groups.length === 1 && view.state === '在线',
  );
  await walk.step(
    'say something to nobody',
    () => page.call('sendText', 'to nobody'),
    (view) => view.error.includes('没有选中会话'),
  );

  // A person
  await walk.step(
    'open a person',
    () => page.click('#sess_bob'),
    (view, soFar) => count(view.messages, 'unread') === 3 && hasAsked(soFar, 'openim.msgreaded'),
  );
  await walk.step(
    'page back',
    () => page.click('#older'),
    (view) => view.messages.length === HISTORY_LENGTH + 3,
  );
  await walk.step(
    'say something with markup',
    async () => {
      await page.fill('#text', 'hi <b>"bold"</b> & more');
      await page.click('#send');
    },
    (view, soFar) => count(view.messages, 'bold') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'be answered with markup',
    () => bob.sendTo(ALICE, [text('<i>fine</i> & you?')]),
    (view, soFar) => count(view.messages, 'fine') === 1 && hasAsked(soFar, 'openim.msgreaded'),
  );
  await walk.step(
    'send an order',
    () => page.call('sendOrder', { id: 'A-1', sum: 12 }),
    (view, soFar) => count(view.messages, 'A-1') === 1 && isSeenOutside(soFar),
  );
  await walk.step(
    'get an order',
    () => bob.sendTo(ALICE, [custom('{"id":"B-2"}', 'order')]),
    (view) => count(view.messages, 'B-2') === 1,
  );
  await walk.step(
    'get a message of somebody else',
    async () => {
      await aLaterSecond();
      await carol.sendTo(ALICE, [text('carol here')]);
    },
    (view) => view.sessions.some((row) => row.includes('carol') && row.includes('>1<')),
  );
  await walk.step(
    'switch to her',
    () => page.click('#sess_carol'),
    (view, soFar) => count(view.messages, 'carol here') === 1 && hasAsked(soFar, 'openim.msgreaded'),
  );

  // A group
  await walk.step(
    'open a group',
    () => page.click(`[data-id="${TEAM}"]`),
    (view) => count(view.messages, 'team 20') === 1,
  );
  await walk.step(
    'page back in the group',
    () => page.click('#older'),
    (view) => count(view.messages, 'team 1') >= 1 && view.messages.length > 15,
  );
  await walk.step(
    'say something to the group',
    async () => {
      await page.fill('#text', 'hello <u>team</u>');
      await page.click('#send');
    },
    (view, soFar) => count(view.messages, 'hello') === 1 && soFar.outside.length === 2,
  );
  await walk.step(
    'be answered in the group',
    () => bob.sendToRoom(TEAM, [text('hello alice')]),
    (view) => count(view.messages, 'hello alice') === 1,
  );
  await walk.step(
    'see somebody invited',
    async () => core.membership.invite(TEAM, 'bob', ['dora']),
    (view) => count(view.messages, 'dora') === 1,
  );
  await walk.step(
    'see the group renamed',
    async () => core.settings.change(TEAM, 'bob', { name: '客服一组' }),
    (view) => view.state.includes('群资料变化'),
  );

  // A group of one's own
  await walk.step(
    'create a group',
    async () => {
      await aLaterSecond();
      await page.call('createGroup', 'mine', '我的组', ['bob', 'carol']);
    },
    (view) => view.groups.length === 2,
  );
  await walk.step(
    'take an ID that is taken',
    () => page.call('createGroup', 'mine', '又一个', []),
    (view) => view.error.includes('10021'),
  );
  await walk.step(
    'list the members',
    () => page.call('loadMembers', 'mine'),
    (view) => view.members.length === 3,
  );
  await walk.step(
    'make an admin',
    () => page.call('setAdmin', 'mine', 'bob'),
    (view) => count(view.members, 'bob 管理员') === 1,
  );
  await walk.step(
    'mute a member',
    () => page.call('muteMember', 'mine', 'carol', 60),
    (view) => view.state === '已禁言 carol',
  );
  await walk.step(
    'be asked for admission',
    async () => core.admission.apply(core.groups.get('mine'), 'dora', 'may I?'),
    (view) => view.state === '申请加群 mine dora',
  );
  await walk.step(
    'apply for a group',
    () => page.call('applyGroup', 'closed', 'let me in'),
    (view) => view.state === '等待审批',
  );
  await walk.step(
    'apply for a group one is in',
    () => page.call('applyGroup', TEAM, 'again'),
    (view) => view.error.includes('10013'),
  );
  await walk.step(
    'dissolve the group',
    () => page.call('dissolve', 'mine'),
    (view) => view.groups.length === 1,
  );

  // People
  await walk.step(
    'rename oneself',
    () => page.call('rename', 'Alice <A>', 'https://pictures.example/alice.png'),
    (view) => view.me.includes('Alice'),
  );
  await walk.step(
    'look at a person',
    () => page.call('showPerson', 'bob'),
    (view) => view.state.startsWith('bob Bob'),
  );
  await walk.step(
    'add a friend',
    () => page.call('addFriend', 'dora', 'hi'),
    (view) => view.state === '已申请 dora' && view.friends.length === 1,
  );
  await walk.step(
    'block a person',
    () => page.call('block', 'carol'),
    (view) => view.state === '已拉黑 carol',
  );
  await walk.step(
    'log out',
    () => page.click('#leave'),
    (view) => view.me === '' && view.sessions.length === 0,
  );
  await walk.step(
    'log in again',
    () => page.click('#enter'),
    (view) => view.me.includes('Alice') && view.sessions.length > 0 && view.groups.length === 1,
  );
  await walk.step(
    'be kicked',
    async () => core.kick(ALICE),
    (view) => view.error.includes('在别处登录了'),
  );
}

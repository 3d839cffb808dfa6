import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { legacyText, useRooms } from './rooms.ts';

const SECRET = 'eJw1-this-is-the-user-sig-x9';
const { start, page } = useRooms();

test.each([undefined, true, false])('the userSig is in nothing a page says, isLogOn %s', async (isLogOn) => {
  const loopback = await start();
  const alice = page();
  const { webim, context } = alice;
  const said: unknown[] = [];
  webim.migrate.configure({ mute: false });
  webim.migrate.on((event) => said.push(event));
  const login = (userSig: string) =>
    alice
      .call(
        'login',
        { sdkAppID: TEST_APP_ID, accountType: 1, identifier: 'alice', userSig },
        alice.listeners,
        {
          isLogOn,
        },
      )
      .then(
        (answer) => said.push(answer),
        (error) => said.push(error),
      );
  const refused = async (member: string, ...args: unknown[]) =>
    said.push(await alice.call(member, ...args).catch((error) => error));

  loopback.faults.fail('im_open_status.wslogin', 70003, 'UserSig is illegal');
  await login(SECRET);
  await login(SECRET);
  // biome-ignore lint/suspicious/noExplicitAny: the native instance, as talkative as it gets
  if (isLogOn) (webim.migrate.tim as any).setLogLevel(0);
  loopback.faults.fail('openim.sendmsg', 20001, 'no');
  await refused('sendMsg', legacyText(alice, 'C2C', 'bob', 'x'));
  await refused('applyJoinGroup', { GroupId: 'nowhere' });
  await refused('searchGroupByName', { Name: 'x' });
  await refused('getProfilePortrait', { To_Account: ['bob'], TagList: [] });
  loopback.core.sendC2C('bob', 'alice', 'hello');
  await alice.hears('onMsgNotify');
  await login(SECRET);
  await alice.call('logout');
  said.push(webim.migrate.export(), webim.migrate.calls(), alice.heard);

  const written = context.logs.map(({ args }) => args);
  const text = inspect([said, written, context.uncaught], {
    depth: 12,
    maxStringLength: null,
    maxArrayLength: null,
  });
  expect(text.length).toBeGreaterThan(500);
  expect(inspect(said, { depth: 4 })).toContain('70003');
  expect(text).not.toContain(SECRET);
});

import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';

const { start, connect } = useLoopback();

test.each(['main', 'friendship'] as const)(
  'the %s build logs in to SDK_READY and asks for nothing unknown',
  async (sdk) => {
    const loopback = await start();
    const alice = connect({ userID: 'alice', sdk });
    const result = await alice.tim.login({ userID: 'alice', userSig: 'sig' });
    expect(result.data.actionStatus).toBe('OK');
    await alice.waitFor(alice.TIM.EVENT.SDK_READY);
    await alice.tim.getMyProfile();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const unknown = loopback.journal.entries().filter(({ answer }) => answer?.ErrorCode);
    expect(unknown).toEqual([]);
    expect(loopback.journal.entries({ userID: 'alice', command: 'im_open_status.wslogin' })).toHaveLength(1);
  },
);

test.each([70001, 70003, 70013])('a login refused with %i rejects with that code', async (code) => {
  const loopback = await start();
  loopback.faults.fail('im_open_status.wslogin', code, 'refused on purpose');
  const alice = connect({ userID: 'alice' });
  await expect(alice.tim.login({ userID: 'alice', userSig: 'sig' })).rejects.toMatchObject({
    code,
    message: expect.stringContaining('refused on purpose'),
  });
});

test('logout ends the session on the server', async () => {
  const loopback = await start();
  const alice = connect({ userID: 'alice' });
  await alice.ready();
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(1);
  await alice.tim.logout();
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(0);
});

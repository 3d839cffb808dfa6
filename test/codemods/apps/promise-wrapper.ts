import { textElement } from '../support/case-steps.ts';
import type { RunnableCase } from '../support/run-case.ts';

/** What a user does in `fixtures/apps/promise-wrapper`. */
export const promiseWrapper: RunnableCase = {
  before: ({ core }) => {
    core.createGroup({ owner: 'bob', groupID: 'room', type: 'AVChatRoom', name: 'live' });
    for (let i = 1; i <= 20; i++)
      core.sendC2C(i % 2 ? 'bob' : 'anna', i % 2 ? 'anna' : 'bob', [textElement(`old ${i}`)]);
  },
  steps: {
    'log out as nobody': async ({ run, shows }) => {
      run('page = createPage(show); page.logout();');
      await shows('nobody');
    },
    'log in': ({ run, shows }) => {
      run("page.login({ sdkAppID: '1400000001', accountType: '1', identifier: 'anna', userSig: 'sig' })");
      return shows('logged in');
    },
    'contacts and history': async ({ run, shows }) => {
      run('page.contacts()');
      await shows('contacts');
      run("page.older('bob')");
      await shows('"page"');
      run("page.older('bob')");
      await shows('"page"', 2);
    },
    'talk to bob': async ({ run, core, shows }) => {
      run("page.say('bob', 'hi <b>bob</b>')");
      await shows('said');
      run("page.card('bob', 'three apples')");
      await shows('sent');
      core.sendC2C('bob', 'anna', [textElement('thanks')]);
      await shows('thanks');
    },
    'a room that exists': async ({ run, core, shows }) => {
      run("page.enter('room')");
      await shows('entered');
      run("page.shout('room', 'hello room')");
      await shows('"message","room"');
      core.sendGroup('bob', 'room', 'welcome');
      await shows('welcome');
      run("page.leave('room')");
      await shows('left');
    },
    'a new name': ({ run, shows }) => {
      run("page.rename('Anna', 'http://127.0.0.1/anna.png')");
      return shows('profile');
    },
    'log out': ({ run, shows }) => {
      run('page.logout()');
      return shows('out');
    },
  },
};

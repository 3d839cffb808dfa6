import { textElement } from '../support/case-steps.ts';
import type { RunnableCase } from '../support/run-case.ts';

/** What a user does in `fixtures/apps/ts-service`. */
export const tsService: RunnableCase = {
  before: ({ core }) => {
    core.createGroup({ owner: 'anna', groupID: 'team', type: 'Public', name: 'the team', members: ['bob'] });
  },
  steps: {
    'log in': ({ run, shows }) => {
      run("page = createPage(show); page.login('anna', 'sig')");
      return shows('logged in');
    },
    groups: ({ run, shows }) => {
      run('page.groups()');
      return shows('the team');
    },
    'talk to bob': async ({ run, core, shows }) => {
      run("page.open('bob', false); page.send('hi bob')");
      await shows('sent');
      core.sendC2C('bob', 'anna', [textElement('hi <b>anna</b>')]);
      await shows('&lt;b&gt;');
    },
    'talk to the team': async ({ run, core, shows }) => {
      run("page.open('team', true); page.send('hi all')");
      await shows('hi all');
      core.sendGroup('bob', 'team', 'hello');
      await shows('hello');
    },
    'too much text': ({ run, shows }) => {
      run("page.send(new Array(20000).join('x'))");
      return shows('too long');
    },
    'the team is dissolved': ({ core, shows }) => {
      core.dismissGroup('team');
      return shows('dismissed team');
    },
    'log out': ({ run, shows }) => {
      run('page.logout()');
      return shows('out');
    },
  },
};

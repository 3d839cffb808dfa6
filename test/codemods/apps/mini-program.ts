import { textElement } from '../support/case-steps.ts';
import type { RunnableCase } from '../support/run-case.ts';

/**
 * What WeChat does for `fixtures/apps/mini-program`: it gives the program `App`, `Page` and `getApp`, and a page
 * `setData`; every change of data is shown.
 */
export const MINI_PROGRAM_ENTRY = `
let app;
let last;
global.App = (program) => { app = program; program.onLaunch.call(program); };
global.getApp = () => app;
global.Page = (page) => { last = page; };
function open(options) {
  const page = last;
  const data = Object.assign({}, page.data);
  page.data = data;
  page.setData = (changes) => {
    Object.assign(data, changes);
    for (const key in changes) show(key, changes[key]);
  };
  page.onLoad(options || {});
  return page;
}
require('./app.js');
exports.room = () => { require('./pages/room/room.js'); return open(); };
exports.chat = (peer) => { require('./pages/chat/chat.js'); return open({ peer }); };
`;

/** What a user does in it. */
export const miniProgram: RunnableCase = {
  before: ({ core }) => {
    core.createGroup({ owner: 'bob', groupID: 'room-1', type: 'AVChatRoom', name: 'live' });
    for (let i = 1; i <= 12; i++) core.sendC2C('bob', 'anna', [textElement(`old ${i}`)]);
  },
  steps: {
    'enter the room': ({ run, shows }) => {
      run(
        "getApp().globalData.userId = 'anna'; getApp().globalData.userSig = 'sig'; page = room(); page.enter()",
      );
      return shows('in the room');
    },
    'a message of the host': ({ core, shows }) => {
      core.sendGroup('bob', 'room-1', 'welcome');
      return shows('welcome');
    },
    'say something': async ({ run, shows }) => {
      run("page.send({ detail: { value: 'hi [smile] all' } })");
      await shows('"sent"');
      await shows('hi [smile] all');
    },
    'like it': ({ run, shows }) => {
      run('page.like()');
      return shows('like of anna');
    },
    'talk to bob': async ({ run, core, shows }) => {
      run("talk = chat('bob')");
      await shows('old 12');
      run('talk.older()');
      await shows('old 2');
      run("talk.send({ detail: { value: 'hi bob' } })");
      await shows('hi bob');
      core.sendC2C('bob', 'anna', [textElement('hi anna')]);
      await shows('hi anna');
    },
    leave: async ({ run, shows }) => {
      run('page.onLoad(); page.leave()');
      await shows('"out"');
    },
  },
};

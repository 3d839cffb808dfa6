import { encode, outcome } from '../encode.mjs';
import { text } from './world.mjs';

/** Login and logout, with and without a user. */
export const login = {
  'login: answer, then the connection notice': async (page) => {
    const before = page.webim.checkLogin();
    const answer = encode(await page.login());
    await page.until(() => page.heard.some(([name]) => name === 'onConnNotify'));
    return {
      before,
      answer,
      after: page.webim.checkLogin(),
      order: page.heard.map(([name]) => name),
      notice: page.heard.at(-1),
    };
  },

  'login: local errors, at once': ({ webim }) =>
    Object.fromEntries(
      [
        null,
        {},
        { sdkAppID: 0 },
        { sdkAppID: '' },
        { sdkAppID: 1, identifier: 'me' },
        { sdkAppID: 1, identifier: 'me', userSig: '' },
      ].map((info) => {
        const heard = [];
        webim.login(
          info,
          {},
          null,
          (resp) => heard.push(['ok', encode(resp)]),
          (error) => heard.push(['err', encode(error)]),
        );
        return [JSON.stringify(info), heard];
      }),
    ),

  'login: no listeners, no callbacks': ({ webim }) => ({
    'no listeners': outcome(() => webim.login({ sdkAppID: 1 }, undefined, null)),
    'no listeners, no info': outcome(() => webim.login()),
    'no callbacks': outcome(() => webim.login({ sdkAppID: 1 }, {}, null)),
  }),

  'login: anonymous, at once': ({ webim }) =>
    Object.fromEntries(
      [
        { sdkAppID: 1 },
        { sdkAppID: 1, identifier: '' },
        { sdkAppID: 1, identifier: null, userSig: 'sig' },
      ].map((info) => {
        const heard = [];
        webim.login(
          info,
          {},
          null,
          (resp) => heard.push(['ok', encode(resp)]),
          (error) => heard.push(['err', encode(error)]),
        );
        heard.push(['checkLogin', webim.checkLogin()]);
        webim.sendMsg({}, null, (error) => heard.push(['sendMsg', encode(error)]));
        return [JSON.stringify(info), heard];
      }),
    ),

  'logout: answer and what is left': async (page) => {
    await page.login();
    await page.bobSendsC2C([text('hi')]);
    await page.until(() => page.messages().length === 1);
    const answer = await page.call('logout');
    return {
      answer: [answer[0], Object.keys(answer[1]), answer[1].ActionStatus, answer[1].ErrorCode],
      checkLogin: page.webim.checkLogin(),
      sessions: Object.keys(page.webim.MsgStore.sessMap()),
      count: page.webim.MsgStore.sessCount(),
      call: await page.call('getGroupInfo', { GroupIdList: ['room'] }),
    };
  },

  'logout: nobody logged in, at once': ({ webim }) => {
    const heard = [];
    webim.logout(
      (resp) => heard.push(['ok', encode(resp)]),
      (error) => heard.push(['err', encode(error)]),
    );
    webim.logoutAll(
      (resp) => heard.push(['all', encode(resp)]),
      (error) => heard.push(['err', encode(error)]),
    );
    return { heard };
  },
};

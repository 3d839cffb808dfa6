import { CALLS } from '../../dictionary/calls.ts';
import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Calls a member in every way that is checked in the page itself, and writes down what comes back at once. */
async function tryAll(stage: Stage, member: string, optionsList: unknown[]): Promise<void> {
  const results: Record<string, unknown> = {};
  for (const options of optionsList) {
    const heard: unknown[] = [];
    try {
      const returned = stage.webim[member](
        options,
        () => heard.push('ok'),
        (error: { ErrorCode: number; ErrorInfo: string }) => heard.push([error.ErrorCode, error.ErrorInfo]),
      );
      if (returned !== undefined) heard.push({ returned });
    } catch (error) {
      heard.push(`throws ${(error as Error).name}`);
    }
    results[JSON.stringify(options) ?? 'nothing'] = heard;
  }
  stage.note(member, results);
}

/** Members whose first argument is a table of options. */
const WITH_OPTIONS = Object.entries(CALLS)
  .filter(([, { params }]) => (params as readonly string[])[0] === 'options')
  .map(([member]) => member);

/** Checks that never reach the backend. */
export const checks: Scenarios = {
  'nobody logged in: every call with options': async (stage) => {
    for (const member of WITH_OPTIONS) await tryAll(stage, member, [{}, undefined]);
  },

  'nobody logged in: calls without options': async (stage) => {
    for (const member of ['syncMsgs', 'logout', 'logoutAll']) await stage.call(member);
    stage.note('checkLogin', stage.webim.checkLogin());
    let error: unknown;
    stage.webim.checkLogin((one: unknown) => {
      error = one;
    }, true);
    stage.note('checkLogin error', error);
  },

  'history of a user: arguments': async (stage) => {
    await stage.login();
    await tryAll(stage, 'getC2CHistoryMsgs', [
      {},
      { Peer_Account: '' },
      { Peer_Account: 'bob', MaxCnt: -1 },
      { Peer_Account: 'bob', MaxCnt: 16 },
    ]);
  },

  'history of a group: arguments': async (stage) => {
    await stage.login();
    await tryAll(stage, 'syncGroupMsgs', [
      { GroupId: 'room', ReqMsgSeq: 0, ReqMsgNumber: 1 },
      { GroupId: 'room', ReqMsgSeq: -5, ReqMsgNumber: 1 },
    ]);
  },

  'login: arguments': async (stage) => {
    const results: Record<string, unknown> = {};
    for (const info of [null, {}, { sdkAppID: 0 }, { sdkAppID: 1, accountType: 1, identifier: 'me' }]) {
      const heard: unknown[] = [];
      stage.webim.login(
        info,
        {},
        { isLogOn: false },
        () => heard.push('ok'),
        (error: { ErrorCode: number; ErrorInfo: string }) => heard.push([error.ErrorCode, error.ErrorInfo]),
      );
      results[JSON.stringify(info)] = heard;
    }
    stage.note('login', results);
  },

  'login: no listeners': async (stage) => {
    await stage.call('login', { sdkAppID: 1, accountType: 1 }, undefined, null);
  },

  'forms: there is no such form': async (stage) => {
    await stage.login();
    await stage.call('submitUploadFileForm', {
      formId: 'nowhere',
      fileId: 'nothing',
      To_Account: 'bob',
      businessType: 2,
    });
  },

  'auto read: nothing given': async (stage) => {
    await stage.login();
    stage.note('returned', stage.webim.setAutoRead(null, true, true));
  },

  'sending: no message': async (stage) => {
    await stage.login();
    await stage.call('sendMsg', null);
  },

  'sending: a session of an unknown kind': async (stage) => {
    await stage.login();
    const msg = new stage.webim.Msg(new stage.webim.Session('TOPIC', 'x', 'x'), true, -1, -1, -1, 'me');
    msg.addText(new stage.webim.Msg.Elem.Text('?'));
    await stage.call('sendMsg', msg);
  },
};

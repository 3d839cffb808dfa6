import { describe, expect, it } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { TEST_APP_ID } from '../loopback/sdk-client.ts';
import { useRooms } from './native/rooms.ts';
import { createHearing } from './scenarios/hearing.mjs';
import { type OnlinePage, onlineScenarios } from './scenarios/index.mjs';
import { onlineDifferences } from './scenarios/online-differences.ts';
import { readRecording, withDifferences } from './scenarios/recording.ts';

const { start, page: openPage } = useRooms();

/** The shim on the real SDK, in the world the scenarios are about. */
async function openOnlinePage(loopback: Loopback): Promise<OnlinePage> {
  const { core } = loopback;
  core.setUser('me', { nick: 'My Nick' });
  core.setUser('bob', { nick: 'Bob', avatar: 'http://h/bob.png' });
  core.createGroup({
    type: 'Public',
    owner: 'bob',
    groupID: 'room',
    name: 'Room One',
    members: ['me', 'eve'],
  });
  core.createGroup({ type: 'AVChatRoom', owner: 'bob', groupID: 'live', name: 'Live One' });
  const { webim } = openPage();
  const hearing = createHearing(webim, { sdkAppID: TEST_APP_ID, identifier: 'me', userSig: 'sig-of-me' });
  const sends = /^(openim\.sendmsg|group_open_\w+\.send_group_msg)$/;
  return {
    ...hearing,
    bobSendsC2C: async (body) => void core.sendC2C('bob', 'me', body),
    bobSendsGroup: async (group, body, priority) => void core.sendGroup('bob', group, body, { priority }),
    prepareHistory: async (count) => {
      for (let i = 0; i < count; i++) {
        const body = [{ MsgType: 'TIMTextElem', MsgContent: { Text: `old ${i}` } }];
        if (i % 2 === 1) core.sendC2C('me', 'bob', body);
        else core.sendC2C('bob', 'me', body);
      }
    },
    sendCustomNotice: async () => core.customNotice('room', 'custom text', ['me']),
    dissolveRoom: async () => core.dismissGroup('room'),
    removeEve: async () => core.membership.remove('room', 'bob', ['eve']),
    renameRoom: async (name) => core.settings.change('room', 'bob', { name }),
    kickMe: async () => void core.kick('me'),
    refuseNextSend: (code, info) => {
      loopback.faults.fail('openim.sendmsg', code, info);
      loopback.faults.fail('group_open_http_svc.send_group_msg', code, info);
    },
    sentBodies: () =>
      loopback.journal.entries({ userID: 'me', command: sends }).map((entry) => entry.body.MsgBody),
  };
}

describe('as the real webim.js did with a backend', () => {
  const recording = readRecording('online');

  it('has a recording of every scenario and no other', () => {
    expect(Object.keys(recording.scenarios)).toEqual(Object.keys(onlineScenarios));
  });

  it.each(Object.entries(onlineScenarios))('%s', async (name, run) => {
    const page = await openOnlinePage(await start());
    const actual = JSON.parse(JSON.stringify(await run(page)));
    const expected = withDifferences(recording.scenarios[name] ?? {}, onlineDifferences[name] ?? {});
    expect(actual).toEqual(expected);
  });
});

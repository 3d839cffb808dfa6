import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Logs in, lets something happen, waits for the notice of that number. */
const notice =
  (type: number, happen: (stage: Stage) => void): ((stage: Stage) => Promise<void>) =>
  async (stage) => {
    await stage.login();
    happen(stage);
    await stage.hears(`onGroupSystemNotifys.${type}`, 1, 2500);
  };

/** The system notices of groups, by `ReportType`; in rooms that are polled, too. */
export const notices: Scenarios = {
  '1: somebody applies': notice(1, ({ core }) =>
    core.admission.apply(core.groups.get('mine'), 'carol', 'let me in'),
  ),
  '2: accepted': notice(2, ({ core }) => {
    core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    core.admission.apply(core.groups.get('club'), 'me', 'please');
    core.admission.handleApplication('club', 'bob', 'me', { agree: true, remark: 'welcome' });
  }),
  '3: refused': notice(3, ({ core }) => {
    core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    core.admission.apply(core.groups.get('club'), 'me', 'please');
    core.admission.handleApplication('club', 'bob', 'me', { agree: false, remark: 'no' });
  }),
  '4: removed': notice(4, ({ core }) => core.membership.remove('room', 'bob', ['me'], 'spam')),
  '5: dissolved': notice(5, ({ core }) => core.dismissGroup('room')),
  '6: created elsewhere by the same user': notice(6, ({ core }) => {
    core.createGroup({ type: 'Public', owner: 'me', groupID: 'fresh', name: 'Fresh' });
  }),
  '7: taken in': notice(7, ({ core }) => {
    core.createGroup({ type: 'Public', owner: 'bob', groupID: 'club', name: 'Club' });
    core.membership.invite('club', 'bob', ['me']);
  }),
  '8: left on another device': notice(8, ({ core }) => core.membership.quit('room', 'me')),
  '9: became admin': notice(9, ({ core }) =>
    core.settings.changeMember('room', 'bob', 'me', { role: 'Admin' }),
  ),
  '10: no longer admin': async (stage) => {
    stage.core.settings.changeMember('room', 'bob', 'me', { role: 'Admin' });
    await notice(10, ({ core }) => core.settings.changeMember('room', 'bob', 'me', { role: 'Member' }))(
      stage,
    );
  },
  '12: invited, to be answered': notice(12, ({ core }) => {
    core.createGroup({
      type: 'Public',
      owner: 'bob',
      groupID: 'club',
      name: 'Club',
      inviteNeedsConsent: true,
    });
    core.membership.invite('club', 'bob', ['me']);
  }),
  '15: read on another device': async (stage) => {
    await stage.login();
    stage.core.sendGroup('bob', 'room', 'news');
    // v2 counts the unread at most once a second.
    await stage.settle(1500);
    stage.core.groupMessages.markRead('room', 'me', 1);
    await stage.hears('onGroupSystemNotifys.15', 1, 3000);
  },
  '255: of the application': notice(255, ({ core }) => core.customNotice('room', 'custom <text>', ['me'])),
  '255: twice': async (stage) => {
    await stage.login();
    stage.core.customNotice('room', 'one', ['me']);
    await stage.hears('onGroupSystemNotifys.255');
    stage.core.customNotice('room', 'two', ['me']);
    await stage.hears('onGroupSystemNotifys.255', 2);
  },
  '255: in a live room': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.customNotice('live', 'to the viewers');
    await stage.hears('onGroupSystemNotifys.255');
  },
  '5: a live room is dissolved': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.dismissGroup('live');
    await stage.hears('onGroupSystemNotifys.5');
  },
  'what a handler writes into a notice stays there': async (stage) => {
    await stage.login();
    stage.core.customNotice('room', 'one', ['me']);
    await stage.hears('onGroupSystemNotifys.255');
    const [first] = stage.raw('onGroupSystemNotifys.255');
    first.MsgTime = 'formatted';
    stage.core.customNotice('room', 'two', ['me']);
    await stage.hears('onGroupSystemNotifys.255', 2);
    stage.note('second time', typeof stage.raw('onGroupSystemNotifys.255')[1].MsgTime);
  },
};

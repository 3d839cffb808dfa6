import type { Scenarios } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const tip =
  (happen: (stage: Stage) => void): ((stage: Stage) => Promise<void>) =>
  async (stage) => {
    await stage.login();
    happen(stage);
    await stage.hears('onMsgNotify');
  };

const renamed = (change: object): ((stage: Stage) => Promise<void>) =>
  tip(({ core }) => core.settings.change('room', 'bob', change));

/** The grey lines inside a group, one for each `OpType`, and the listener for changed group data. */
export const tips: Scenarios = {
  'join: on their own': tip(({ core }) =>
    core.admission.enter(core.groups.get('room'), ['carol'], 'carol', 1),
  ),
  'join: invited': tip(({ core }) => core.membership.invite('room', 'bob', ['carol', 'dave'])),
  'join: with nick and picture': tip(({ core }) => {
    core.setUser('carol', { nick: 'Carol', avatar: 'http://h/carol.png' });
    core.membership.invite('room', 'bob', ['carol']);
  }),
  quit: tip(({ core }) => core.membership.quit('room', 'eve')),
  removed: tip(({ core }) => core.membership.remove('room', 'bob', ['eve'])),
  'admin: set': tip(({ core }) => core.settings.changeMember('room', 'bob', 'eve', { role: 'Admin' })),
  'admin: taken': async (stage) => {
    stage.core.settings.changeMember('room', 'bob', 'eve', { role: 'Admin' });
    await tip(({ core }) => core.settings.changeMember('room', 'bob', 'eve', { role: 'Member' }))(stage);
  },
  'group: name': renamed({ name: 'Renamed' }),
  'group: introduction': renamed({ introduction: 'new intro' }),
  'group: notice': renamed({ notification: 'new notice' }),
  'group: picture': renamed({ faceUrl: 'http://h/new.png' }),
  'group: several at once': renamed({ name: 'Renamed', notification: 'new notice' }),
  'group: silence for all': renamed({ shutUpAllMember: 'On' }),
  'group: new owner': tip(({ core }) => core.settings.changeOwner('room', 'bob', 'eve')),
  'member: muted': tip(({ core }) => core.settings.mute('room', 'bob', ['eve'], 60)),
  'member: mute lifted': async (stage) => {
    stage.core.settings.mute('room', 'bob', ['eve'], 60);
    await tip(({ core }) => core.settings.mute('room', 'bob', ['eve'], 0))(stage);
  },
  'about oneself: made admin': tip(({ core }) =>
    core.settings.changeMember('room', 'bob', 'me', { role: 'Admin' }),
  ),
  'in a live room: somebody joins': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    await stage.settle();
    const { core } = stage;
    const session = core.sessions.open(core.users.ensure('eve'), () => {});
    core.membership.join('live', session, 'poll');
    await stage.until(() =>
      stage.raw('onBigGroupMsgNotify').some((msg) => msg.elems[0].content.userIdList?.includes('eve')),
    );
  },
  'in a live room: it is renamed': async (stage) => {
    await stage.login();
    await stage.quietly('applyJoinBigGroup', { GroupId: 'live' });
    stage.core.settings.change('live', 'bob', { name: 'On Air' });
    await stage.hears('onGroupInfoChangeNotify');
  },
};

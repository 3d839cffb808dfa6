import type { Scenarios } from '../scenario.ts';

const TAGS = [
  'Tag_Profile_IM_Nick',
  'Tag_Profile_IM_Gender',
  'Tag_Profile_IM_AllowType',
  'Tag_Profile_IM_Image',
];

/** Profiles: own, of others, changes that are heard. */
export const profile: Scenarios = {
  'read: of another': async (stage) => {
    await stage.login();
    await stage.call('getProfilePortrait', { To_Account: ['bob'], TagList: TAGS });
  },

  'read: own': async (stage) => {
    await stage.login();
    await stage.call('getProfilePortrait', { To_Account: ['me'], TagList: TAGS });
  },

  'read: of two': async (stage) => {
    await stage.login();
    await stage.call('getProfilePortrait', { To_Account: ['bob', 'eve'], TagList: TAGS });
  },

  'read: more tags': async (stage) => {
    stage.core.setProfile(
      'bob',
      new Map<string, unknown>([
        ['Tag_Profile_IM_SelfSignature', 'carpe diem'],
        ['Tag_Profile_IM_BirthDay', 19900101],
        ['Tag_Profile_Custom_Test', 'custom'],
      ]),
    );
    await stage.login();
    await stage.call('getProfilePortrait', {
      To_Account: ['bob'],
      TagList: ['Tag_Profile_IM_SelfSignature', 'Tag_Profile_IM_BirthDay', 'Tag_Profile_Custom_Test'],
    });
  },

  'read: who does not exist': async (stage) => {
    await stage.login();
    await stage.call('getProfilePortrait', { To_Account: ['ghost'], TagList: TAGS });
  },

  'write: nick and gender': async (stage) => {
    await stage.login();
    await stage.call('setProfilePortrait', {
      ProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'New Nick' },
        { Tag: 'Tag_Profile_IM_Gender', Value: 'Gender_Type_Male' },
        { Tag: 'Tag_Profile_IM_AllowType', Value: 'AllowType_Type_NeedConfirm' },
      ],
    });
    const { profile } = stage.core.users.ensure('me');
    stage.note('stored', Object.fromEntries(profile));
  },

  'write: picture': async (stage) => {
    await stage.login();
    await stage.call('setProfilePortrait', {
      ProfileItem: [{ Tag: 'Tag_Profile_IM_Image', Value: 'http://h/me.png' }],
    });
    await stage.call('getProfilePortrait', { To_Account: ['me'], TagList: ['Tag_Profile_IM_Image'] });
  },

  'heard: own profile changed elsewhere': async (stage) => {
    await stage.login();
    stage.core.setUser('me', { nick: 'From Phone' });
    await stage.hears('onProfileSystemNotifys.1', 1, 3000);
  },

  'heard: a friend changes the nick': async (stage) => {
    stage.core.relations.add('me', { userID: 'bob' }, true);
    await stage.login();
    await stage.quietly('getProfilePortrait', { To_Account: ['bob'], TagList: TAGS });
    stage.core.setUser('bob', { nick: 'Robert' });
    await stage.hears('onProfileSystemNotifys.1', 1, 3000);
  },
};

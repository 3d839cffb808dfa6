import type { Scenarios } from '../scenario.ts';
import { face, image, text } from './wire.ts';

type Item = { To_Account?: string; ToAccount?: string; MsgShow?: string };

/** Recent contacts and deleting them. */
export const contacts: Scenarios = {
  'recent: none': async (stage) => {
    await stage.login({ user: 'nobody' });
    await stage.call('getRecentContactList', { Count: 10 });
  },

  'recent: a user': async (stage) => {
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.login();
    const answer = await stage.quietly('getRecentContactList', { Count: 10 });
    stage.note(
      'bob',
      answer.SessionItem.find((item: Item) => item.To_Account === 'bob'),
    );
    stage.note('answer', Object.keys(answer).sort());
  },

  'recent: a group': async (stage) => {
    stage.core.sendGroup('bob', 'room', 'hi all');
    await stage.login();
    const answer = await stage.quietly('getRecentContactList', { Count: 10 });
    stage.note(
      'room',
      answer.SessionItem.find((item: Item) => item.ToAccount === 'room'),
    );
  },

  'recent: what is shown of faces and pictures': async (stage) => {
    stage.core.sendC2C('bob', 'me', [text('look '), face]);
    stage.core.sendC2C('eve', 'me', [image]);
    await stage.login();
    const answer = await stage.quietly('getRecentContactList', { Count: 10 });
    for (const id of ['bob', 'eve']) {
      stage.note(id, answer.SessionItem.find((item: Item) => item.To_Account === id)?.MsgShow);
    }
  },

  'delete: a user': async (stage) => {
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.login();
    await stage.call('deleteChat', { To_Account: 'bob', chatType: 1 });
    const answer = await stage.quietly('getRecentContactList', { Count: 10 });
    stage.note('left', answer.SessionItem.filter((item: Item) => item.To_Account === 'bob').length);
  },

  'delete: a group': async (stage) => {
    stage.core.sendGroup('bob', 'room', 'hi all');
    await stage.login();
    await stage.call('deleteChat', { To_Account: 'room', chatType: 2 });
    const answer = await stage.quietly('getRecentContactList', { Count: 10 });
    stage.note('left', answer.SessionItem.filter((item: Item) => item.ToAccount === 'room').length);
  },

  'delete: what is stored in the page stays': async (stage) => {
    await stage.login();
    stage.core.sendC2C('bob', 'me', 'hi');
    await stage.hears('onMsgNotify');
    await stage.call('deleteChat', { To_Account: 'bob', chatType: 1 });
    stage.note('stored', Object.keys(stage.webim.MsgStore.sessMap()));
  },
};

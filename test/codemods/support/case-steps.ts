import type { MessageElement } from '../../../loopback/index.ts';
import type { CaseWorld } from './run-case.ts';

/** Steps that many cases have in common. */

/** Calls the case's `login(ok, fail)` as anna. */
export function logIn(world: CaseWorld): Promise<void> {
  world.identify('anna');
  world.run('login(function () { show("logged in"); }, show);');
  return world.shows('logged in');
}

/** For cases that log in as they load: waits until the login is done. */
export const loggedIn = (world: CaseWorld): Promise<void> => world.asks('recentcontact.page_get');

export const textElement = (Text: string): MessageElement => ({
  MsgType: 'TIMTextElem',
  MsgContent: { Text },
});

export const faceElement = (Index: number, Data: string): MessageElement => ({
  MsgType: 'TIMFaceElem',
  MsgContent: { Index, Data },
});

export const customElement = (Data: string, Desc = '', Ext = ''): MessageElement => ({
  MsgType: 'TIMCustomElem',
  MsgContent: { Data, Desc, Ext, Sound: '' },
});

import { RECENT_CONTACT_TYPE } from '../../dictionary/enums.ts';
import { TYPES } from '../bridge/native.ts';
import { removeConversation } from '../bridge/recent-conversations.ts';
import { asking } from '../connection/asking.ts';

/**
 * `webim.deleteChat`: takes a recent contact off the list. `chatType` 1 is C2C, every other value means a group, as
 * in legacy. MsgStore stays as it is. Versions of v2 before 2.27.6 wipe the history as well.
 */
export const deleteChat = asking(
  (tim, options: { chatType: number | string; To_Account: string | number }, client) => {
    const isC2C = Number(options.chatType) === RECENT_CONTACT_TYPE.C2C;
    return removeConversation(tim, isC2C ? TYPES.CONV_C2C : TYPES.CONV_GROUP, options.To_Account, () => {
      client.diagnostics.warn('approximated-delete-chat');
    });
  },
);

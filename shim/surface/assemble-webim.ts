import { CALLS, type CallName } from '../../dictionary/calls.ts';
import * as constants from '../../dictionary/enums.ts';
import type { MigrateHandle } from '../diagnostics/migrate.ts';
import { recorded } from '../diagnostics/recorded.ts';
import { emotionIndexes, emotionPictures } from '../emotion/tables.ts';
import { Log } from '../log/log.ts';
import { resources } from '../messages/resources.ts';
import { getBrowserInfo } from '../tool/page.ts';
import { Tool } from '../tool/tool.ts';
import { type CallContext, createCall } from './calls.ts';
import { Msg, Session } from './classes.ts';

/** The legacy global and the way out of it. Members as the original has them; a plain, mutable object. */
export interface Webim {
  // biome-ignore lint/suspicious/noExplicitAny: typed for applications by the legacy declarations
  [member: string]: any;
  migrate: MigrateHandle;
}

/** Other names of a call: the very same function object. */
const CALL_ALIASES: { [alias: string]: CallName } = {
  init: 'login',
  offline: 'logout',
  uploadFile: 'uploadPic',
  uploadFileByBase64: 'uploadPicByBase64',
};

/**
 * Builds a `webim` object with every member of the legacy surface. What `context.capabilities` does not implement
 * answers by its legacy signature (see `unavailable.ts`); a capability added to the record later counts at once.
 * Classes, Tool, Log, constants, emotion tables and Resources belong to the page and are shared by all instances;
 * MsgStore and the calls belong to this one.
 */
export function assembleWebim(context: CallContext, migrate: MigrateHandle): Webim {
  const webim: { [member: string]: unknown } = {};
  Object.keys(CALLS).forEach((member) => {
    webim[member] = recorded(member, createCall(member as CallName, context));
  });
  Object.keys(CALL_ALIASES).forEach((alias) => {
    webim[alias] = webim[CALL_ALIASES[alias] as string];
  });

  webim.Msg = Msg;
  webim.Session = Session;
  webim.MsgStore = recordedMembers('MsgStore', context.store.legacy);
  webim.Tool = recordedMembers('Tool', Tool);
  webim.Log = recordedMembers('Log', Log);
  webim.Resources = resources;

  webim.SESSION_TYPE = constants.SESSION_TYPE;
  webim.MSG_MAX_LENGTH = constants.MSG_MAX_LENGTH;
  webim.C2C_MSG_SUB_TYPE = constants.C2C_MSG_SUB_TYPE;
  webim.GROUP_MSG_SUB_TYPE = constants.GROUP_MSG_SUB_TYPE;
  webim.MSG_ELEMENT_TYPE = constants.MSG_ELEMENT_TYPE;
  webim.GROUP_TIP_TYPE = constants.GROUP_TIP_TYPE;
  webim.IMAGE_TYPE = constants.IMAGE_TYPE;
  webim.GROUP_SYSTEM_TYPE = constants.GROUP_SYSTEM_TYPE;
  webim.FRIEND_NOTICE_TYPE = constants.FRIEND_NOTICE_TYPE;
  webim.GROUP_TIP_MODIFY_GROUP_INFO_TYPE = constants.GROUP_TIP_MODIFY_GROUP_INFO_TYPE;
  webim.TLS_ERROR_CODE = constants.TLS_ERROR_CODE;
  webim.CONNECTION_STATUS = constants.CONNECTION_STATUS;
  webim.UPLOAD_PIC_BUSSINESS_TYPE = constants.UPLOAD_PIC_BUSSINESS_TYPE;
  webim.RECENT_CONTACT_TYPE = constants.RECENT_CONTACT_TYPE;
  webim.UPLOAD_RES_TYPE = constants.UPLOAD_RES_TYPE;
  webim.BROWSER_INFO = getBrowserInfo();

  webim.EmotionPicData = emotionPictures;
  webim.Emotions = emotionPictures;
  webim.EmotionPicDataIndex = emotionIndexes;
  webim.EmotionDataIndexs = emotionIndexes;

  // Not enumerable: an application that walks the legacy object meets the legacy members.
  Object.defineProperty(webim, 'migrate', { value: migrate, configurable: true, writable: true });
  return webim as Webim;
}

/** An object of functions, each recorded as `name.function`. */
function recordedMembers(name: string, object: object): object {
  const functions = object as { [key: string]: (...args: unknown[]) => unknown };
  const result: { [key: string]: unknown } = {};
  Object.keys(functions).forEach((key) => {
    result[key] = recorded(`${name}.${key}`, functions[key] as (...args: unknown[]) => unknown);
  });
  return result;
}

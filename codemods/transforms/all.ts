import { bigGroups } from './big-groups.ts';
import { c2cHistory } from './c2c-history.ts';
import { checkLogin } from './check-login.ts';
import { constants } from './constants.ts';
import { emotions } from './emotions.ts';
import { errors } from './errors.ts';
import { groupSystemNotices } from './group-system-notices.ts';
import { groupTips } from './group-tips.ts';
import { log } from './log.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { messageStore } from './message-store.ts';
import { notices } from './notices.ts';
import { readMessage } from './read-message.ts';
import { sendMessage } from './send-message.ts';
import { sessions } from './sessions.ts';
import { tool } from './tool.ts';
import type { Transform } from './transform.ts';

/** Every transform. The order decides nothing but the order of reports. */
export const TRANSFORMS: readonly Transform[] = [
  login,
  logout,
  checkLogin,
  bigGroups,
  sendMessage,
  readMessage,
  sessions,
  groupSystemNotices,
  groupTips,
  notices,
  c2cHistory,
  messageStore,
  errors,
  log,
  tool,
  constants,
  emotions,
];

import { bigGroups } from './big-groups.ts';
import { c2cHistory } from './c2c-history.ts';
import { checkLogin } from './check-login.ts';
import { constants } from './constants.ts';
import { crossings } from './crossings.ts';
import { emotions } from './emotions.ts';
import { errors } from './errors.ts';
import { friends } from './friends.ts';
import { groupMembers } from './group-members.ts';
import { groupSystemNotices } from './group-system-notices.ts';
import { groupTips } from './group-tips.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { impossible } from './impossible.ts';
import { log } from './log.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { media } from './media.ts';
import { messageStore } from './message-store.ts';
import { notices } from './notices.ts';
import { offlinePush } from './offline-push.ts';
import { profiles } from './profiles.ts';
import { readMessage } from './read-message.ts';
import { readReports } from './read-reports.ts';
import { recentContacts } from './recent-contacts.ts';
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
  media,
  readMessage,
  offlinePush,
  sessions,
  groupSystemNotices,
  groupTips,
  notices,
  c2cHistory,
  history,
  readReports,
  profiles,
  friends,
  recentContacts,
  groups,
  groupMembers,
  impossible,
  messageStore,
  errors,
  log,
  tool,
  constants,
  emotions,
  crossings,
];

import { applyJoinBigGroup } from './biggroups/apply-join-big-group.ts';
import { quitBigGroup } from './biggroups/quit-big-group.ts';
import type { Client } from './connection/client.ts';
import { login } from './connection/login.ts';
import { logout, logoutAll } from './connection/logout.ts';
import { getC2CHistoryMsgs } from './messages/c2c-history.ts';
import { c2CMsgReaded, groupMsgReaded, setAutoRead } from './messages/read-reports.ts';
import { sendMsg } from './messages/send-msg.ts';
import { syncMsgs } from './messages/sync-msgs.ts';
import type { Capabilities, Capability } from './surface/capabilities.ts';

/** Everything built so far that talks to v2, by legacy member. */
// biome-ignore lint/suspicious/noExplicitAny: signatures differ per member
const MEMBERS: { [member: string]: (client: Client, ...args: any[]) => unknown } = {
  login,
  logout,
  logoutAll,
  sendMsg,
  syncMsgs,
  getC2CHistoryMsgs,
  c2CMsgReaded,
  groupMsgReaded,
  setAutoRead,
  applyJoinBigGroup,
  quitBigGroup,
};

/** The capabilities of one webim instance, for the legacy surface. */
export function createCapabilities(client: Client): Capabilities {
  const capabilities: Capabilities = {};
  Object.keys(MEMBERS).forEach((member) => {
    const fn = MEMBERS[member] as Capability;
    capabilities[member] = (...args) => fn(client, ...args);
  });
  return capabilities;
}

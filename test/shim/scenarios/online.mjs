import { bigGroups } from './online/big-groups.mjs';
import { login } from './online/login.mjs';
import { notices } from './online/notices.mjs';
import { receive } from './online/receive.mjs';
import { send } from './online/send.mjs';

/**
 * What happens with a backend behind the SDK. The recorder plays the backend for the original (by the wire
 * protocol); the replay runs the shim on the real tim-js-sdk against loopback. Both hold the same world: users
 * `me` (nick My Nick) and `bob` (nick Bob, picture), group `room` (Room One) with both and `eve`, AVChatRoom `live` (Live One).
 *
 * Numbers the backend gives out (seq, random, time, keys) differ from run to run: they appear as their kind.
 */
export const online = { ...login, ...receive, ...send, ...notices, ...bigGroups };

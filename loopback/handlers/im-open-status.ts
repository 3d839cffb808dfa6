import { ERROR_CODE, ImError } from '../core/errors.ts';
import { checkUserSig } from '../user-sig.ts';
import type { Body, CommandRequest, ServiceHandlers } from './handler.ts';

// Seconds between two `wshello`.
const HELLO_INTERVAL = 120;

/** Login, logout and presence of the socket SDK. */
export const imOpenStatus: ServiceHandlers = {
  wslogin: (request) => {
    const { a2 } = request.credentials;
    return a2 ? resume(request, a2) : login(request);
  },
  wslogout: ({ connection }) => {
    connection.end();
    return {};
  },
  wshello: () => ({}),
};

/** Opens a session on the connection; the answer has its ticket. All fronts log in here. */
export function login({ credentials, connection, core, settings }: CommandRequest): Body {
  const { userID = '', userSig, sdkAppID = '' } = credentials;
  const { userSigKey } = settings;
  if (!userSig) throw new ImError(ERROR_CODE.userSigEmpty, 'UserSig is empty');
  if (userSigKey !== undefined) {
    checkUserSig(userSig, userSigKey, { userID, sdkAppID, now: core.clock.seconds() });
  }
  core.users.ensure(userID);
  connection.end();
  const session = connection.open(userID);
  return {
    A2Key: session.a2,
    TinyId: session.tinyID,
    InstId: session.instanceID,
    HelloInterval: HELLO_INTERVAL,
    TimeStamp: core.clock.seconds(),
    CustomStatus: '',
    PurchaseBits: '0',
  };
}

/** The client lost its connection and comes back with its ticket; it takes only the instance number. */
function resume({ connection, core }: CommandRequest, a2: string): Body {
  const session = core.sessions.byTicket(a2);
  if (!session) throw new ImError(ERROR_CODE.loginExpired, 'the login has ended');
  connection.resume(session);
  return {
    InstId: session.instanceID,
    HelloInterval: HELLO_INTERVAL,
    TimeStamp: core.clock.seconds(),
  };
}

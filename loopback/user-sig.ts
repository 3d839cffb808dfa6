import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { ERROR_CODE, ImError } from './core/errors.ts';

/** Whom a UserSig is to vouch for, and when. */
export interface UserSigClaim {
  userID: string;
  /** The SDKAppID that the client gave to its SDK. */
  sdkAppID: string;
  /** The server's clock, seconds. */
  now: number;
}

interface Ticket {
  identifier: string;
  sdkAppID: string;
  /** When it was made, and how long it is valid: seconds. */
  time: number;
  expire: number;
  /** Rights in a room that was named, as made for live rooms with rights; absent otherwise. */
  userBuffer: string | undefined;
  signature: string;
}

/** A ticket has some 200 bytes; whoever sends more wants to fill the memory. */
const MAX_TICKET_BYTES = 16 * 1024;

/**
 * Checks a UserSig of the current kind (HMAC-SHA256, "version 2"), as the key of an app makes them.
 * @param key the app's secret key, from the console of the real service or any text for loopback.
 * @throws {ImError} 70003 it is not whole, or of the older kind; 70014 made for another app; 70013 for another user;
 * 70009 with another key, or changed; 70001 it has expired.
 */
export function checkUserSig(userSig: string, key: string, { userID, sdkAppID, now }: UserSigClaim): void {
  const ticket = readTicket(userSig);
  if (!ticket) {
    const message =
      'the UserSig cannot be read: it is cut off, changed, or of the older kind made with a private key';
    throw new ImError(ERROR_CODE.userSigUnreadable, message);
  }
  if (ticket.sdkAppID !== sdkAppID) {
    const message = `the UserSig was made for SDKAppID ${ticket.sdkAppID}, not ${sdkAppID || 'an empty one'}`;
    throw new ImError(ERROR_CODE.userSigOfOtherApp, message);
  }
  if (ticket.identifier !== userID) {
    const message = `the UserSig was made for ${JSON.stringify(ticket.identifier)}, not ${JSON.stringify(userID)}`;
    throw new ImError(ERROR_CODE.userIDIllegal, message);
  }
  if (!isEqual(ticket.signature, sign(ticket, key))) {
    throw new ImError(ERROR_CODE.userSigForged, 'the UserSig was made with another key, or changed');
  }
  if (ticket.time + ticket.expire <= now) {
    const message = `the UserSig expired ${now - ticket.time - ticket.expire} seconds ago`;
    throw new ImError(ERROR_CODE.loginExpired, message);
  }
}

/** Undefined when the text is no ticket. */
function readTicket(userSig: string): Ticket | undefined {
  try {
    // Base64 in letters that no address needs to escape.
    const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
    const bytes = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_TICKET_BYTES });
    const fields = JSON.parse(String(bytes));
    const ticket = {
      identifier: fields['TLS.identifier'],
      sdkAppID: String(fields['TLS.sdkappid']),
      time: fields['TLS.time'],
      expire: fields['TLS.expire'],
      userBuffer: fields['TLS.userbuf'],
      signature: fields['TLS.sig'],
    };
    const isWhole =
      fields['TLS.ver'] === '2.0' &&
      typeof ticket.identifier === 'string' &&
      Number.isFinite(ticket.time) &&
      Number.isFinite(ticket.expire) &&
      (ticket.userBuffer === undefined || typeof ticket.userBuffer === 'string') &&
      typeof ticket.signature === 'string';
    return isWhole ? ticket : undefined;
  } catch {
    return undefined;
  }
}

function sign({ identifier, sdkAppID, time, expire, userBuffer }: Ticket, key: string): string {
  const lines = [
    `TLS.identifier:${identifier}\n`,
    `TLS.sdkappid:${sdkAppID}\n`,
    `TLS.time:${time}\n`,
    `TLS.expire:${expire}\n`,
    ...(userBuffer === undefined ? [] : [`TLS.userbuf:${userBuffer}\n`]),
  ];
  return createHmac('sha256', key).update(lines.join('')).digest('base64');
}

function isEqual(first: string, second: string): boolean {
  const [one, other] = [Buffer.from(first), Buffer.from(second)];
  return one.length === other.length && timingSafeEqual(one, other);
}

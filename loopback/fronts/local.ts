import type { IncomingMessage } from 'node:http';

const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost']);

/**
 * Whether a request was meant for this machine: a foreign page could otherwise reach the server through a
 * host name that resolves to loopback (DNS rebinding), or open a socket from its own origin.
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  return isLocalAddress(host && `http://${host}`) && (origin === undefined || isLocalAddress(origin));
}

export function isLocalAddress(address: string | undefined): boolean {
  return address !== undefined && URL.canParse(address) && LOCAL_NAMES.has(new URL(address).hostname);
}

import type { IncomingMessage } from 'node:http';

/** Far more than a report of calls needs. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Why a request body was not taken, with the status that says so. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** The body of a request as a JSON object. @throws BodyError */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  // A form of another page could otherwise post here without asking the browser first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new BodyError(415, 'only application/json is taken');
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new BodyError(413, `the body is over ${MAX_BODY_BYTES} bytes`);
    parts.push(part);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new BodyError(400, 'the body is no JSON object');
}

import { ERROR_CODE, ImError } from './errors.ts';
import type { MessageElement } from './model.ts';

/** Default time (s) in which a message may be recalled (published default of the real service). */
export const RECALL_WITHIN = 120;

/** Largest message body in bytes of JSON (published limit of the real service: 12 KB). */
export const MAX_MESSAGE_BYTES = 12 * 1024;

/** @throws {ImError} when a message body is not a non-empty list of elements or is too large. */
export function checkElements(elements: unknown): asserts elements is MessageElement[] {
  if (!Array.isArray(elements) || elements.length === 0) {
    throw new ImError(ERROR_CODE.badRequest, 'MsgBody must be a non-empty array of elements');
  }
  for (const element of elements) {
    if (
      typeof element?.MsgType !== 'string' ||
      typeof element?.MsgContent !== 'object' ||
      !element.MsgContent
    ) {
      throw new ImError(ERROR_CODE.badRequest, 'every element needs a MsgType and a MsgContent');
    }
  }
  const bytes = Buffer.byteLength(JSON.stringify(elements));
  if (bytes > MAX_MESSAGE_BYTES) {
    throw new ImError(
      ERROR_CODE.messageTooLong,
      `message body is ${bytes} bytes, at most ${MAX_MESSAGE_BYTES} are allowed`,
    );
  }
}

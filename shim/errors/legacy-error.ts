import { CLIENT_ERROR_TEXT } from '../../dictionary/errors.ts';
import type { LegacyError } from '../surface/capabilities.ts';

/** Code of an error that was given none. */
export const DEFAULT_ERROR_CODE = -100;

/** `Tool.getReturnError(info, code)`: three fields, the code appended to the text. (legacy, measured) */
export function getReturnError(errorInfo: string, errorCode?: number): LegacyError {
  const code = errorCode || DEFAULT_ERROR_CODE;
  return { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: `${errorInfo}[${code}]` };
}

/**
 * An error for a legacy callback. Those 1.7.3 made itself have its three fields; all others (ours, and what comes
 * from the backend) also carry the plain text in `SrcErrorInfo`, which careful applications show.
 */
export function createLegacyError(errorInfo: string, errorCode: number): LegacyError {
  const error = getReturnError(errorInfo, errorCode);
  if (!(errorCode < 0 && CLIENT_ERROR_TEXT[errorCode])) error.SrcErrorInfo = errorInfo;
  return error;
}

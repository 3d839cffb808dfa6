import type { LegacyError } from '../surface/capabilities.ts';

/** Code of an error that was given none. */
export const DEFAULT_ERROR_CODE = -100;

/** `Tool.getReturnError(info, code)`: three fields, the code appended to the text. (legacy, measured) */
export function getReturnError(errorInfo: string, errorCode?: number): LegacyError {
  const code = errorCode || DEFAULT_ERROR_CODE;
  return { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: `${errorInfo}[${code}]` };
}

/** A client error of ours: as legacy's, and the plain text in `SrcErrorInfo` for applications that show that. */
export function createLegacyError(errorInfo: string, errorCode: number): LegacyError {
  const error = getReturnError(errorInfo, errorCode);
  error.SrcErrorInfo = errorInfo;
  return error;
}

import { fillText } from '../../dictionary/codes/entry.ts';
import { SHIM_CODES } from '../../dictionary/codes/shim.ts';
import type { ShimCode } from '../../dictionary/codes.ts';
import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { DIAGNOSTICS } from '../diagnostics/flag.ts';
import { describeReplacement } from '../diagnostics/replacements.ts';
import type { WarningValues } from '../diagnostics/warnings.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import { getOwn } from '../tool/own.ts';
import type { CbErr, DiagnosticsSink } from './capabilities.ts';

/** Members that tim-js-sdk cannot do at all, and the code that says why and what to do instead. */
const IMPOSSIBLE: { [member: string]: ShimCode } = {
  sendCustomGroupNotify: 'impossible-custom-group-notify',
  searchGroupByName: 'impossible-search-group-by-name',
  getPendencyGroupRead: 'impossible-pendency-group-read',
  applyDownload: 'impossible-apply-download',
};

function spoken(code: ShimCode, lang: 'en' | 'zh', values: WarningValues): string {
  const texts = SHIM_CODES[code];
  return fillText(`${texts.message[lang]} ${texts.advice[lang]}`, values);
}

/**
 * Answers a call nobody implements: warns, and later (as a refusal of the backend would come) calls `cbErr` with
 * what happened and what to do (in quiet builds with the code, which docs/en/codes explains). -90001: impossible on v2; -90002: not built in this version.
 */
export function answerUnavailable(member: string, cbErr: CbErr, sink: DiagnosticsSink): void {
  const impossible = getOwn(IMPOSSIBLE, member);
  const code = impossible || 'not-in-this-version';
  const values = { member: member, replacement: describeReplacement(member).replacement || 'tim' };
  sink.warn(code, values);
  if (!cbErr) return;
  const info = DIAGNOSTICS ? spoken(code, sink.lang(), values) : `webim.${member}: ${code}`;
  const errorCode = impossible ? CLIENT_ERROR.IMPOSSIBLE : CLIENT_ERROR.NOT_IN_THIS_VERSION;
  setTimeout(() => {
    cbErr(createLegacyError(info, errorCode));
  }, 0);
}

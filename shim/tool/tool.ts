import { getReturnError } from '../errors/legacy-error.ts';
import {
  groupMsgFlagCh2En,
  groupMsgFlagEn2Ch,
  groupRoleCh2En,
  groupRoleEn2Ch,
  groupTypeCh2En,
  groupTypeEn2Ch,
} from './group-names.ts';
import { delCookie, getBrowserInfo, getCookie, getQueryString, isIE, setCookie } from './page.ts';
import { replaceObject } from './replace-object.ts';
import { formatHtml2Text, formatText2Html, getStrBytes, trimStr, validNumber } from './text.ts';
import { formatTimeStamp } from './time.ts';
import { xssFilter } from './xss-filter.ts';

/** `webim.Tool`, in legacy order. */
export const Tool = {
  formatTimeStamp: formatTimeStamp,
  groupTypeEn2Ch: groupTypeEn2Ch,
  groupTypeCh2En: groupTypeCh2En,
  groupRoleEn2Ch: groupRoleEn2Ch,
  groupRoleCh2En: groupRoleCh2En,
  groupMsgFlagEn2Ch: groupMsgFlagEn2Ch,
  groupMsgFlagCh2En: groupMsgFlagCh2En,
  formatText2Html: formatText2Html,
  formatHtml2Text: formatHtml2Text,
  getStrBytes: getStrBytes,
  xssFilter: xssFilter,
  trimStr: trimStr,
  validNumber: validNumber,
  getReturnError: getReturnError,
  setCookie: setCookie,
  getCookie: getCookie,
  delCookie: delCookie,
  getQueryString: getQueryString,
  isIE: isIE,
  getBrowserInfo: getBrowserInfo,
  replaceObject: replaceObject,
};

import {
  C2C_MSG_SUB_TYPE,
  CONNECTION_STATUS,
  FRIEND_NOTICE_TYPE,
  GROUP_MSG_SUB_TYPE,
  GROUP_SYSTEM_TYPE,
  GROUP_TIP_MODIFY_GROUP_INFO_TYPE,
  GROUP_TIP_TYPE,
  IMAGE_TYPE,
  MSG_ELEMENT_TYPE,
  MSG_MAX_LENGTH,
  RECENT_CONTACT_TYPE,
  SESSION_TYPE,
  TLS_ERROR_CODE,
  UPLOAD_PIC_BUSSINESS_TYPE,
  UPLOAD_RES_TYPE,
} from '../enums.ts';
import { constant, membersOf } from '../member.ts';

/** The constant objects. */
export const CONSTANTS_MEMBERS = membersOf('constants', [
  constant('SESSION_TYPE', SESSION_TYPE),
  constant('MSG_MAX_LENGTH', MSG_MAX_LENGTH, 'Bytes. Advisory only: the SDK never checks it.'),
  constant('C2C_MSG_SUB_TYPE', C2C_MSG_SUB_TYPE),
  constant('GROUP_MSG_SUB_TYPE', GROUP_MSG_SUB_TYPE, 'TIP cannot be sent.'),
  constant('MSG_ELEMENT_TYPE', MSG_ELEMENT_TYPE),
  constant('GROUP_TIP_TYPE', GROUP_TIP_TYPE),
  constant('IMAGE_TYPE', IMAGE_TYPE),
  constant('GROUP_SYSTEM_TYPE', GROUP_SYSTEM_TYPE),
  constant('FRIEND_NOTICE_TYPE', FRIEND_NOTICE_TYPE),
  constant('GROUP_TIP_MODIFY_GROUP_INFO_TYPE', GROUP_TIP_MODIFY_GROUP_INFO_TYPE),
  constant('TLS_ERROR_CODE', TLS_ERROR_CODE),
  constant(
    'CONNECTION_STATUS',
    CONNECTION_STATUS,
    'Values of ErrorCode in onConnNotify; INIT is never delivered.',
  ),
  constant('UPLOAD_PIC_BUSSINESS_TYPE', UPLOAD_PIC_BUSSINESS_TYPE),
  constant('RECENT_CONTACT_TYPE', RECENT_CONTACT_TYPE),
  constant('UPLOAD_RES_TYPE', UPLOAD_RES_TYPE),
]);

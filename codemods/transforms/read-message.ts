import { code } from '../edits.ts';
import {
  convertMembers,
  helper,
  OTHERS,
  property,
  type Rule,
  type Rules,
  readOnly,
  refused,
  rewritten,
  splitMember,
  unchanged,
  unexpectedArguments,
} from './members.ts';
import type { Transform } from './transform.ts';

/** Legacy fell back to the account when nobody had set a nick; v2 leaves the nick empty. */
const nickOrAccount: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (!use.again)
    return {
      code: 'no-transform',
      reason: 'the message is the result of an expression that cannot be written twice',
    };
  return rewritten(use, code`${use.receiver}.nick || ${use.again}.from`, false);
};

const isOwn: Rule = (use) => {
  if (use.write) return readOnly(use);
  return rewritten(use, code`${use.receiver}.flow === 'out'`, false);
};

/** Legacy escaped text when it arrived, and applications put it into the page as it is. */
const escapedText: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (use.args.length > 0) return unexpectedArguments(use);
  return rewritten(use, code`${use.context.names.bridge}.xssFilter(${use.receiver}.text)`);
};

const downloadUrl: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (!use.again)
    return {
      code: 'no-transform',
      reason: 'the element is the result of an expression that cannot be written twice',
    };
  return rewritten(use, code`${use.receiver}.url || ${use.again}.remoteAudioUrl`, false);
};

const toHtml = refused('to-html', 'toHtml() has no native counterpart');
const pushInfo = refused(
  'field-unknown',
  'offline push information is an option of tim.sendMessage, not a field of the message',
);
const subType = helper('messageSubType');

/** Fields a v2 message has itself; an application's own field of that name would be mixed up with it. */
const NATIVE_FIELDS = new Set(
  (
    'ID conversationID conversationType from to flow type payload time sequence clientSequence random priority nick ' +
    'avatar nameCard status isRead isRevoked isPeerRead isResend isDeleted isModified needReadReceipt readReceiptInfo ' +
    'isBroadcastMessage isSupportExtension cloudCustomData atUserList elements version clientTime geo protocol'
  ).split(' '),
);

/** What an application keeps on a message (`msg.sending = 1`) stays there: v2 messages take fields as well. */
const ownField: Rule = (use) => {
  const { name } = splitMember(use.site.member);
  if (use.site.kind !== 'field' || /^add[A-Z]/.test(name)) return undefined;
  if (NATIVE_FIELDS.has(name) || name.startsWith('_')) {
    return {
      code: 'own-field',
      reason: `the field ${name} of the application would be mixed up with that of a v2 message`,
    };
  }
  return unchanged(use);
};

const MSG: Record<string, Rule> = {
  getElems: helper('parseElements'),
  elems: helper('parseElements'),
  getSession: helper('conversationOf'),
  sess: helper('conversationOf'),
  getType: subType,
  getSubType: subType,
  subType,
  getFromAccount: property('from'),
  fromAccount: property('from'),
  getFromAccountNick: nickOrAccount,
  fromAccountNick: nickOrAccount,
  fromAccountHeadurl: property('avatar'),
  getIsSend: isOwn,
  isSend: isOwn,
  getTime: property('time'),
  time: property('time'),
  getSeq: property('sequence'),
  seq: property('sequence'),
  getRandom: property('random'),
  random: property('random'),
  getMsgUniqueId: property('ID'),
  uniqueId: property('ID'),
  toHtml,
  PushInfo: pushInfo,
  PushInfoBoolean: pushInfo,
  offlinePushInfo: pushInfo,
  setOfflinePushInfo: pushInfo,
};

const RULES: Rules = {
  Msg: { ...MSG, [OTHERS]: ownField },
  Elem: {
    getType: property('type'),
    type: property('type'),
    getContent: property('content'),
    content: property('content'),
    toHtml,
  },
  'Elem.Text': { getText: escapedText, text: escapedText, toHtml },
  'Elem.Face': {
    getIndex: property('index'),
    index: property('index'),
    getData: property('data'),
    data: property('data'),
    toHtml,
  },
  'Elem.Custom': {
    getData: property('data'),
    data: property('data'),
    getDesc: property('description'),
    desc: property('description'),
    getExt: property('extension'),
    ext: property('extension'),
    toHtml,
  },
  'Elem.Location': {
    getLongitude: property('longitude'),
    longitude: property('longitude'),
    getLatitude: property('latitude'),
    latitude: property('latitude'),
    getDesc: property('description'),
    desc: property('description'),
    toHtml,
  },
  'Elem.Sound': {
    getUUID: property('uuid'),
    uuid: property('uuid'),
    getSecond: property('second'),
    second: property('second'),
    getSize: property('size'),
    size: property('size'),
    getDownUrl: downloadUrl,
    downUrl: downloadUrl,
    toHtml,
  },
  'Elem.File': {
    getUUID: property('uuid'),
    uuid: property('uuid'),
    getName: property('fileName'),
    name: property('fileName'),
    getSize: property('fileSize'),
    size: property('fileSize'),
    getDownUrl: property('fileUrl'),
    downUrl: property('fileUrl'),
    toHtml,
  },
};

/** Reading a message: its getters and bare fields, its elements and what they hold. */
export const readMessage: Transform = {
  name: 'readMessage',
  run: (context) => convertMembers('readMessage', context, RULES),
};

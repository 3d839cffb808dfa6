import { IMAGE_FIELDS } from '../../dictionary/elements.ts';
import { ELEM_FIELDS, MSG_FIELDS } from '../../dictionary/objects.ts';
import { code } from '../edits.ts';
import { elementRules, fieldRules, objectRules } from './dictionary-rules.ts';
import {
  convertMembers,
  OTHERS,
  type Rule,
  type Rules,
  readOnly,
  rewritten,
  splitMember,
  unchanged,
  unexpectedArguments,
} from './members.ts';
import type { Transform } from './transform.ts';

/** Legacy escaped text when it arrived, and applications put it into the page as it is. */
const escapedText: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (use.args.length > 0) return unexpectedArguments(use);
  return rewritten(use, code`${use.context.names.bridge}.xssFilter(${use.receiver}.text)`);
};

/** The bare property is also asked for where there may be none: `msg.elems[0].content.text`. The filter takes no undefined. */
const escapedTextIfAny: Rule = (use) => {
  if (use.write) return readOnly(use);
  return rewritten(use, code`${use.context.names.bridge}.xssFilter(${use.receiver}.text || '')`);
};

/** Received sounds have their address under one name, composed ones under another. */
const soundUrl: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (!use.again)
    return {
      code: 'no-transform',
      reason: 'the sound is the result of an expression that cannot be written twice',
    };
  return rewritten(use, code`${use.receiver}.url || ${use.again}.remoteAudioUrl`, false);
};

/** v2 orders the three sizes of a picture by version; only `sizeType` tells them apart. */
const imageOfSize: Rule = (use) => {
  const [size] = use.args;
  if (!size || use.args.length > 1) return unexpectedArguments(use);
  const found = code`${use.receiver}.imageInfoArray.filter(function (image) { return image.sizeType == ${size}; })[0]`;
  return rewritten(use, found);
};

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

const RULES: Rules = {
  Msg: {
    ...objectRules(MSG_FIELDS.filter((field) => !/push/i.test(field.property))),
    [OTHERS]: ownField,
  },
  Elem: objectRules(ELEM_FIELDS),
  'Elem.Text': { ...elementRules('Text'), getText: escapedText, text: escapedTextIfAny },
  'Elem.Face': elementRules('Face'),
  'Elem.Custom': elementRules('Custom'),
  'Elem.Location': elementRules('Location'),
  'Elem.Sound': { ...elementRules('Sound'), getDownUrl: soundUrl, downUrl: soundUrl },
  'Elem.File': elementRules('File'),
  'Elem.Images': { ...elementRules('Images'), getImage: imageOfSize },
  'Elem.Images.Image': fieldRules(IMAGE_FIELDS),
};

/** Reading a message: its getters and bare fields, its elements and what they hold. */
export const readMessage: Transform = {
  name: 'readMessage',
  run: (context) => convertMembers('readMessage', context, RULES),
};

import { IMAGE_FIELDS } from '../../dictionary/elements.ts';
import { ELEM_FIELDS, MSG_FIELDS } from '../../dictionary/objects.ts';
import { code, type EditPart, rangeOf } from '../edits.ts';
import { elementRules, fieldRules, objectRules } from './dictionary-rules.ts';
import { isFunction, type Node } from './expressions.ts';
import {
  convertMembers,
  type MemberUse,
  OTHERS,
  type Rewrite,
  type Rule,
  type Rules,
  readOnly,
  rewritten,
  splitMember,
  unchanged,
  unexpectedArguments,
} from './members.ts';
import type { Refusal, Transform } from './transform.ts';

/** Does the application give elements another text? Then it is kept beside the native one, which everybody reads. */
const isTextWritten = ({ context }: MemberUse): boolean =>
  context.facts.sites.some(({ member, write }) => write && member === 'Msg.Elem.Text.text');

/** `content.text = shown` -> `webim2tim.setElementText(content, shown)` */
function writtenText(use: MemberUse): Rewrite | Refusal {
  const { bridge } = use.context.names;
  const assignment: Node = use.path.parent?.node;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== use.path.node) return readOnly(use);
  const value = rangeOf(assignment.right);
  const operator = assignment.operator.slice(0, -1);
  const { again } = use;
  if (!/^\+?$/.test(operator) || (operator && !again)) return readOnly(use);
  const before: EditPart[] = operator ? [`${bridge}.elementText(`, use.receiver, `) ${operator} `] : [];
  // What is added keeps together: `text += a ? b : c`
  const isLoose =
    !operator || /^(Identifier|.*Literal|(Optional)?(Call|Member)Expression)$/.test(assignment.right.type);
  return {
    edits: [
      {
        ...rangeOf(assignment),
        parts: [
          `${bridge}.setElementText(`,
          use.receiver,
          ', ',
          ...before,
          ...(isLoose ? [value] : ['(', value, ')']),
          ')',
        ],
        unit: use.parsed.unit,
      },
    ],
  };
}

/** Legacy escaped text when it arrived, and applications put it into the page as it is. */
const escapedText: Rule = (use) => {
  if (use.write) return readOnly(use);
  if (use.args.length > 0) return unexpectedArguments(use);
  if (isTextWritten(use))
    return rewritten(use, code`${use.context.names.bridge}.elementText(${use.receiver})`);
  return rewritten(use, code`${use.context.names.bridge}.xssFilter(${use.receiver}.text)`);
};

/** The bare property is also asked for where there may be none: `msg.elems[0].content.text`. The filter takes no undefined. */
const escapedTextIfAny: Rule = (use) => {
  if (use.write) return writtenText(use);
  if (isTextWritten(use))
    return rewritten(use, code`${use.context.names.bridge}.elementText(${use.receiver})`);
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

/**
 * Files and sounds have getters of the same names, for fields that v2 calls differently. Where the value may be either,
 * the branch it is read in says which; a function that is given both tries the names of both.
 */
function fileOrSound(file: Rule, sound: Rule, names: readonly string[]): Rule {
  return (use) => {
    const types = use.site.flow === undefined ? [] : (use.context.facts.flows[use.site.flow]?.types ?? []);
    const isFile = types.includes('Elem.File');
    if (!isFile || !types.includes('Elem.Sound')) return isFile ? file(use) : sound(use);
    const kind = kindOfBranch(use);
    if (kind) return kind === 'file' ? file(use) : sound(use);
    if (use.write) return readOnly(use);
    if (!use.again)
      return {
        code: 'no-transform',
        reason: 'it may be a file or a sound, and the expression cannot be written twice',
      };
    const [first, ...others] = names;
    const rest = others.map((name) => ` || ${use.again}.${name}`).join('');
    return rewritten(use, code`${use.receiver}.${first as string}${rest}`, false);
  };
}

/** What a `case` or an `if` around the use says the element is. */
function kindOfBranch({ path, parsed }: MemberUse): 'file' | 'sound' | undefined {
  for (let at = path; at.parent && !isFunction(at.parent.node as Node); at = at.parent) {
    const inside: Node = at.node;
    const around: Node = at.parent.node;
    let test: Node;
    if (around.type === 'SwitchCase' && inside !== around.test) {
      const cases: Node[] = at.parent.parent.node.cases;
      // Another `case` that falls through to this one may be the other kind.
      if (cases[cases.indexOf(around) - 1]?.consequent.length === 0) return undefined;
      test = around.test;
    } else if (around.type === 'IfStatement' && inside === around.consequent) {
      test = /^===?$/.test(around.test.operator ?? '') ? around.test : undefined;
    }
    const text = test ? parsed.text(rangeOf(test)) : '';
    const kind = /\bFILE\b|TIMFileElem/.test(text)
      ? 'file'
      : /\bSOUND\b|TIMSoundElem/.test(text)
        ? 'sound'
        : undefined;
    if (kind) return kind;
  }
  return undefined;
}

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

const SOUND: Record<string, Rule> = { ...elementRules('Sound'), getDownUrl: soundUrl, downUrl: soundUrl };
const FILE: Record<string, Rule> = elementRules('File');
const URLS = ['fileUrl', 'url', 'remoteAudioUrl'];
const SIZES = ['fileSize', 'size'];
const FILE_OR_SOUND = {
  getDownUrl: fileOrSound(FILE.getDownUrl as Rule, soundUrl, URLS),
  downUrl: fileOrSound(FILE.downUrl as Rule, soundUrl, URLS),
  getSize: fileOrSound(FILE.getSize as Rule, SOUND.getSize as Rule, SIZES),
  size: fileOrSound(FILE.size as Rule, SOUND.size as Rule, SIZES),
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
  'Elem.Sound': { ...SOUND, ...FILE_OR_SOUND },
  'Elem.File': { ...FILE, ...FILE_OR_SOUND },
  'Elem.Images': { ...elementRules('Images'), getImage: imageOfSize },
  'Elem.Images.Image': fieldRules(IMAGE_FIELDS),
};

/** Reading a message: its getters and bare fields, its elements and what they hold. */
export const readMessage: Transform = {
  name: 'readMessage',
  capabilities: ['messages', 'elements'],
  run: (context) => convertMembers('readMessage', context, RULES),
};

import { code, type EditPart } from '../edits.ts';
import { isNothing, isSimple, type Node } from './expressions.ts';
import { constant, convertMembers, property, type Rule, rewritten } from './members.ts';
import {
  convertCalls,
  type NativeCall,
  optionParts,
  readOptions,
  type SdkCall,
  staysWithLogin,
} from './native-call.ts';
import { merged, type Refusal, type Transform, type TransformContext } from './transform.ts';

/**
 * `webim.getC2CHistoryMsgs` -> `tim.getMessageList`. The cursor of v2, `nextReqMessageID`, takes the place of
 * `MsgKey`, which applications keep and hand back without looking into it; `LastMsgTime` is not needed any more.
 */
export const c2cHistory: Transform = {
  name: 'c2cHistory',
  run: (context) =>
    merged(
      convertCalls('c2cHistory', context, ['getC2CHistoryMsgs'], 1, getMessageList),
      convertMembers('c2cHistory', context, { C2CHistoryResponse: ANSWER }),
    ),
};

const complete: Rule = (use) => rewritten(use, code`${use.receiver}.data.isCompleted ? 1 : 0`, false);

const lastTime: Rule = (use) => {
  if (!use.again)
    return {
      code: 'no-transform',
      reason: 'the answer is the result of an expression that cannot be written twice',
    };
  const list = `${use.again}.data.messageList`;
  return rewritten(use, [`${list}.length ? ${list}[0].time : 0`], false);
};

const ANSWER: Record<string, Rule> = {
  ActionStatus: constant("'OK'"),
  ErrorCode: constant('0'),
  ErrorInfo: constant("''"),
  MsgList: property('data.messageList'),
  MsgCount: property('data.messageList.length'),
  MsgKey: property('data.nextReqMessageID'),
  Complete: complete,
  LastMsgTime: lastTime,
};

function getMessageList({ context, parsed, call }: SdkCall): NativeCall | Refusal {
  const options: Node = call.arguments[0];
  const refusal = readOptions(options) ?? (keepsStore(context) ? staysWithLogin(context) : undefined);
  if (refusal) return refusal;
  const peer = optionParts(context, parsed, options, 'Peer_Account');
  if (!peer)
    return { code: 'unknown-argument', reason: 'the options have no Peer_Account' } satisfies Refusal;
  const { tim, TIM, bridge } = context.names;
  const key = optionParts(context, parsed, options, 'MsgKey');
  const count = optionParts(context, parsed, options, 'MaxCnt');
  const first = key && isFirstPage(parsed.pathAt(key[0] as never)?.node);
  const parts = code`${tim}.getMessageList({
  conversationID: ${TIM}.TYPES.CONV_C2C + ${operand(parsed.pathAt(peer[0] as never)?.node, peer)}${field('nextReqMessageID', first ? undefined : key, ' || undefined')}${field('count', count)}
})`;
  return { parts: keepsStore(context) ? [...parts, remember(tim, bridge)] : parts };
}

const field = (name: string, parts: EditPart[] | undefined, tail = ''): EditPart[] =>
  parts ? [`,\n  ${name}: `, ...parts, tail] : [];

/** What legacy fetched was in `MsgStore` before the callback ran; only pages that use the store need that. */
const remember = (tim: string, bridge: string) =>
  '.then(function (imResponse) {\n' +
  `  ${bridge}.conversationStore(${tim}).add(imResponse.data.messageList);\n` +
  '  return imResponse;\n})';

const keepsStore = (context: TransformContext) =>
  context.facts.sites.some((site) => site.member.startsWith('MsgStore.'));

const isFirstPage = (node: Node) => node !== undefined && node.type !== 'Identifier' && isNothing(node);

function operand(node: Node, parts: EditPart[]): EditPart[] {
  return !node || isSimple(node) || node.type === 'CallExpression' ? parts : ['(', ...parts, ')'];
}

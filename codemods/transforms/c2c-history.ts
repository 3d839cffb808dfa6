import { code, type EditPart } from '../edits.ts';
import { shapeRules } from './dictionary-rules.ts';
import { isNothing } from './expressions.ts';
import { convertMembers } from './members.ts';
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
 * `webim.getC2CHistoryMsgs` -> `webim2tim.getC2CHistory(tim, …)`, which pages as legacy did: `tim.getMessageList`
 * alone gives more or fewer messages than asked, and another cursor.
 */
export const c2cHistory: Transform = {
  name: 'c2cHistory',
  capabilities: ['messages'],
  run: (context) =>
    merged(
      convertCalls('c2cHistory', context, ['getC2CHistoryMsgs'], 1, getHistory),
      convertMembers('c2cHistory', context, shapeRules('C2CHistoryResponse')),
    ),
};

function getHistory({ context, parsed, call }: SdkCall): NativeCall | Refusal {
  const [options] = call.arguments;
  const refusal = readOptions(options) ?? (keepsStore(context) ? staysWithLogin(context) : undefined);
  if (refusal) return refusal;
  const peer = optionParts(context, parsed, options, 'Peer_Account');
  if (!peer) return { code: 'unknown-argument', reason: 'the options have no Peer_Account' };
  const { tim, bridge } = context.names;
  const field = (name: string, legacy: string): EditPart[] => {
    const parts = optionParts(context, parsed, options, legacy);
    const [value] = parts ?? [];
    const literal = typeof value === 'object' && parts?.length === 1 ? parsed.pathAt(value)?.node : undefined;
    return parts && !(literal && isNothing(literal)) ? [`,\n  ${name}: `, ...parts] : [];
  };
  const request = [
    ...field('count', 'MaxCnt'),
    ...field('lastTime', 'LastMsgTime'),
    ...field('messageKey', 'MsgKey'),
  ];
  const parts = code`${bridge}.getC2CHistory(${tim}, {\n  userID: ${peer}${request}\n})`;
  return { parts: keepsStore(context) ? [...parts, remember(tim, bridge)] : parts };
}

/** What legacy fetched was in `MsgStore` before the callback ran; only pages that use the store need that. */
const remember = (tim: string, bridge: string) =>
  '.then(function (page) {\n' +
  `  ${bridge}.conversationStore(${tim}).add(page.messageList);\n` +
  '  return page;\n})';

const keepsStore = (context: TransformContext) =>
  context.facts.sites.some((site) => site.member.startsWith('MsgStore.'));

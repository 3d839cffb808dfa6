import { type EditPart, rangeOf } from '../edits.ts';
import { helperCall, readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { isRefusal, merged, type Refusal, type Transform } from './transform.ts';

/** `webim.getRecentContactList` -> `webim2tim.getRecentConversations`, `webim.deleteChat` -> `webim2tim.removeConversation`. */
export const recentContacts: Transform = {
  name: 'recentContacts',
  capabilities: ['contacts'],
  run: (context) =>
    merged(
      convertCalls(
        'recentContacts',
        context,
        ['getRecentContactList'],
        1,
        helperCall('getRecentConversations', { Count: 'count' }),
      ),
      convertCalls('recentContacts', context, ['deleteChat'], 1, remove),
      convertMembers(
        'recentContacts',
        context,
        shapeRules('RecentContactListResponse', 'RecentContact', 'DeleteChatResponse'),
      ),
    ),
};

function remove({ context, parsed, call }: SdkCall): NativeCall | Refusal {
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const to = options.value('To_Account');
  const type = options.value('chatType');
  if (!to || !type)
    return { code: 'unknown-argument', reason: 'the options have no To_Account or no chatType' };
  const { tim, TIM, bridge } = context.names;
  const [c2c, group] = [`${TIM}.TYPES.CONV_C2C`, `${TIM}.TYPES.CONV_GROUP`];
  const known = chatType();
  // 1 was C2C and every other value a group.
  const conversationType: EditPart[] =
    known === undefined ? ['Number(', ...type, `) === 1 ? ${c2c} : ${group}`] : [known === 1 ? c2c : group];
  return { parts: [`${bridge}.removeConversation(${tim}, `, ...conversationType, ', ', ...to, ')'] };

  function chatType(): number | undefined {
    if (call.arguments[0].type !== 'ObjectExpression') return undefined;
    const node = options && !isRefusal(options) ? options.node('chatType') : undefined;
    if (node?.type === 'NumericLiteral') return node.value;
    const path = node && context.facts.sdkPath(parsed.unit, rangeOf(node));
    if (path === 'RECENT_CONTACT_TYPE.C2C') return 1;
    return path === 'RECENT_CONTACT_TYPE.GROUP' ? 2 : undefined;
  }
}

import { code, type EditPart } from '../edits.ts';
import { readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { isRefusal, merged, type Refusal, type Transform } from './transform.ts';

/** Call -> the field with the id, and the type of conversation. */
const CALLS: Record<string, { field: string; type: string }> = {
  c2CMsgReaded: { field: 'To_Account', type: 'C2C' },
  groupMsgReaded: { field: 'GroupId', type: 'GROUP' },
};

/** `webim.c2CMsgReaded` and `webim.groupMsgReaded` -> `tim.setMessageRead`, which reports up to the newest message. */
export const readReports: Transform = {
  name: 'readReports',
  capabilities: ['messages'],
  run: (context) =>
    merged(
      convertCalls('readReports', context, Object.keys(CALLS), 1, report),
      convertMembers('readReports', context, shapeRules('ReadReportResponse')),
    ),
};

function report({ context, parsed, site, call }: SdkCall): NativeCall | Refusal {
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const { field, type } = CALLS[site.member] as { field: string; type: string };
  const id: EditPart[] | undefined = options.value(field);
  if (!id) return { code: 'unknown-argument', reason: `the options have no ${field}` };
  return { parts: code`${context.names.tim}.setMessageRead({ conversationID: '${type}' + ${id} })` };
}

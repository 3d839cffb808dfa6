import { helperCall } from './call-options.ts';
import { convertCalls, type NativeCall, type SdkCall, staysWithLogin } from './native-call.ts';
import { merged, type Refusal, type Transform } from './transform.ts';

/**
 * `webim.syncGroupMsgs` -> `webim2tim.getGroupHistory`, `webim.syncMsgs` -> `webim2tim.getUnreadMessages`: both put what
 * they bring into the conversation store, counted as unread, and answer with what it did not have yet.
 */
export const history: Transform = {
  name: 'history',
  capabilities: ['messages'],
  run: (context) =>
    merged(
      convertCalls('history', context, ['syncGroupMsgs'], 1, (call) =>
        withCallback(call, () => groupHistory(call)),
      ),
      convertCalls('history', context, ['syncMsgs'], 0, (call) =>
        withCallback(call, () => ({
          parts: [`${context.names.bridge}.getUnreadMessages(${context.names.tim})`],
        })),
      ),
    ),
};

const groupHistory = helperCall(
  'getGroupHistory',
  { GroupId: 'groupID', ReqMsgSeq: 'sequence', ReqMsgNumber: 'count' },
  ['GroupId'],
);

function withCallback(call: SdkCall, rewrite: () => NativeCall | Refusal): NativeCall | Refusal {
  if (!call.callbacks.ok.node) {
    return {
      code: 'no-transform',
      reason: 'without a success callback the messages go to onMsgNotify, and native code has no such way',
    };
  }
  return staysWithLogin(call.context) ?? rewrite();
}

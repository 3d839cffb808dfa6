import { code, type EditPart } from '../edits.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import {
  asString,
  convertCalls,
  type NativeCall,
  optionParts,
  readOptions,
  type SdkCall,
} from './native-call.ts';
import { merged, type Names, type Refusal, type Transform } from './transform.ts';

/**
 * `webim.applyJoinBigGroup` -> `tim.joinGroup`, `webim.quitBigGroup` -> `tim.quitGroup`.
 *
 * A room that was joined before is a success with a status of its own in v2 and was error 10013 in legacy. The
 * first `.then` turns it back, so what the application does stays the same.
 */
export const bigGroups: Transform = {
  name: 'bigGroups',
  capabilities: ['biggroups'],
  run(context) {
    return merged(
      convertCalls('bigGroups', context, ['applyJoinBigGroup'], 1, join),
      convertCalls('bigGroups', context, ['quitBigGroup'], 1, quit),
      convertMembers('bigGroups', context, shapeRules('JoinBigGroupResponse', 'GroupOperationResponse')),
    );
  },
};

function join({ context, parsed, call, callbacks }: SdkCall): NativeCall | Refusal {
  const options = call.arguments[0];
  const refusal = readOptions(options);
  if (refusal) return refusal;
  const group = groupId({ context, parsed, call });
  if ('code' in group) return group;
  const { tim, TIM } = context.names;
  // Left out when it is known that the options do not have them.
  const message = optionParts(context, parsed, options, 'ApplyMsg', 'when-known');
  const field = optionParts(context, parsed, options, 'UserDefinedField', 'when-known');
  const written = (name: string, parts: EditPart[] | undefined): EditPart[] =>
    parts ? [`, ${name}: `, ...parts] : [];
  const parts = code`${tim}.joinGroup({ groupID: ${group.parts}, type: ${TIM}.TYPES.GRP_AVCHATROOM${written('applyMessage', message)}${written('userDefinedField', field)} })`;
  if (!callbacks.ok.node && !callbacks.err.node) return { parts };
  return { parts: [...parts, alreadyInGroup(context.names)] };
}

/** Turns the status of v2 back into legacy's error 10013. */
export function alreadyInGroup({ TIM }: Names): string {
  return (
    '.then(function (imResponse) {\n' +
    `  if (imResponse.data.status === ${TIM}.TYPES.JOIN_STATUS_ALREADY_IN_GROUP) {\n` +
    "    throw { code: 10013, message: 'already a member of the group' };\n" +
    '  }\n  return imResponse;\n})'
  );
}

function quit({ context, parsed, call }: SdkCall): NativeCall | Refusal {
  const refusal = readOptions(call.arguments[0]);
  if (refusal) return refusal;
  const group = groupId({ context, parsed, call });
  if ('code' in group) return group;
  return { parts: code`${context.names.tim}.quitGroup(${group.parts})` };
}

function groupId({
  context,
  parsed,
  call,
}: Pick<SdkCall, 'context' | 'parsed' | 'call'>): { parts: EditPart[] } | Refusal {
  const options = call.arguments[0];
  const parts = optionParts(context, parsed, options, 'GroupId');
  if (!parts) return { code: 'unknown-argument', reason: 'the options have no GroupId' };
  return { parts: asString(context, parsed, options, 'GroupId', parts) };
}

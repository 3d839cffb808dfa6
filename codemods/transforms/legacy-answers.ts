import type { FieldSource } from '../../dictionary/field-source.ts';
import { ANSWER_OF, SHAPES, type ShapeName } from '../../dictionary/responses.ts';
import type { LegacyAnswer } from './callbacks.ts';
import type { TransformContext } from './transform.ts';

/** Answers without objects in them that have a legacy form of their own. */
const FLAT = new Set<string>([
  'SendResponse',
  'LogoutResponse',
  'GroupOperationResponse',
  'JoinBigGroupResponse',
  'JoinGroupResponse',
  'CreateGroupResponse',
  'ReadReportResponse',
  'SetProfileResponse',
  'DeleteChatResponse',
]);

/**
 * The answer of a call in legacy terms, for success callbacks that stay legacy or are out of sight:
 * `{ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' }` with the fields of that call. Undefined where the answer holds
 * messages, profiles or other objects, which would have to stay legacy wherever they go.
 */
export function legacyAnswer({ names }: TransformContext, member: string): LegacyAnswer | undefined {
  const shape = (ANSWER_OF as Record<string, string | undefined>)[member];
  if (!shape || !FLAT.has(shape)) return undefined;
  const fields: [string, FieldSource][] = Object.entries({
    ...SHAPES.Response.fields,
    ...SHAPES[shape as ShapeName].fields,
  });
  return (native) => {
    const entries = fields.flatMap(([name, { constant, v2 }]) => {
      if (constant !== undefined)
        return [`${name}: ${typeof constant === 'string' ? `'${constant}'` : String(constant)}`];
      const value = v2?.replaceAll('$', native).replaceAll('webim2tim.', `${names.bridge}.`);
      return value ? [`${name}: ${value}`] : [];
    });
    return `{ ${entries.join(', ')} }`;
  };
}

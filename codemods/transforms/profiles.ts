import { PROFILE_TAGS } from '../../dictionary/responses/people.ts';
import { type EditPart, rangeOf } from '../edits.ts';
import { helperCall, objectParts, readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { literalProperties, type Node } from './expressions.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, resolveConstant, type SdkCall } from './native-call.ts';
import { isRefusal, merged, type Refusal, type Transform } from './transform.ts';

/**
 * `webim.getProfilePortrait` -> `webim2tim.getProfiles`, `webim.setProfilePortrait` -> `tim.updateMyProfile`. Lists of
 * tags that are walked through are made from the v2 profile by `webim2tim.profileTags`.
 */
export const profiles: Transform = {
  name: 'profiles',
  capabilities: ['profile'],
  run: (context) =>
    merged(
      convertCalls(
        'profiles',
        context,
        ['getProfilePortrait'],
        1,
        helperCall('getProfiles', { To_Account: 'userIDList', TagList: 'tagList' }, ['To_Account']),
      ),
      convertCalls('profiles', context, ['setProfilePortrait'], 1, update),
      convertMembers(
        'profiles',
        context,
        shapeRules('ProfileResponse', 'UserProfile', 'SetProfileResponse', 'TagValue'),
      ),
    ),
};

function update({ context, parsed, call }: SdkCall): NativeCall | Refusal {
  const options = readCallOptions(context, parsed, call.arguments[0]);
  if (isRefusal(options)) return options;
  const tags = options.value('ProfileItem');
  if (!tags) return { code: 'unknown-argument', reason: 'the options have no ProfileItem' };
  const { tim, bridge } = context.names;
  // Only a list in the call itself: elsewhere something may be put into it before the call.
  const written = literalProperties(call.arguments[0]) && fieldsOf(options.node('ProfileItem'));
  const profile = written ? objectParts(written) : [`${bridge}.profileFromTags(`, ...tags, ')'];
  return { parts: [`${tim}.updateMyProfile(`, ...profile, ')'] };

  /** `[{ Tag: 'Tag_Profile_IM_Nick', Value: nick }]` -> `nick: nick`; undefined when a tag is not written out. */
  function fieldsOf(list: Node): EditPart[][] | undefined {
    if (list?.type !== 'ArrayExpression') return undefined;
    const fields: EditPart[][] = [];
    for (const item of list.elements) {
      const entry = literalProperties(item);
      const tag = entry?.get('Tag')?.value;
      const value = entry?.get('Value')?.value;
      const name = tag && resolveConstant(context, parsed, tag);
      const field = name?.type === 'StringLiteral' ? getField(name.value as string) : undefined;
      if (!field || !value || entry?.size !== 2) return undefined;
      fields.push([`${field}: `, rangeOf(value)]);
    }
    return fields;
  }
}

const getField = (tag: string): string | undefined =>
  Object.hasOwn(PROFILE_TAGS, tag) ? PROFILE_TAGS[tag as keyof typeof PROFILE_TAGS] : undefined;

import {
  C2C_MSG_SUB_TYPE,
  FRIEND_NOTICE_TYPE,
  GROUP_SYSTEM_TYPE,
  GROUP_TIP_MODIFY_GROUP_INFO_TYPE,
  IMAGE_TYPE,
  RECENT_CONTACT_TYPE,
  TLS_ERROR_CODE,
  UPLOAD_PIC_BUSSINESS_TYPE,
  UPLOAD_RES_TYPE,
} from '../../dictionary/enums.ts';
import { replace } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { Node } from './expressions.ts';
import { Proposals, type Transform, type TransformContext } from './transform.ts';

/** Constants of `TIM.TYPES` with the same value as the legacy one. */
export const TIM_TYPES: Record<string, string> = {
  'SESSION_TYPE.C2C': 'CONV_C2C',
  'SESSION_TYPE.GROUP': 'CONV_GROUP',
  'MSG_ELEMENT_TYPE.TEXT': 'MSG_TEXT',
  'MSG_ELEMENT_TYPE.FACE': 'MSG_FACE',
  'MSG_ELEMENT_TYPE.IMAGE': 'MSG_IMAGE',
  'MSG_ELEMENT_TYPE.CUSTOM': 'MSG_CUSTOM',
  'MSG_ELEMENT_TYPE.SOUND': 'MSG_SOUND',
  'MSG_ELEMENT_TYPE.FILE': 'MSG_FILE',
  'MSG_ELEMENT_TYPE.LOCATION': 'MSG_LOCATION',
  'MSG_ELEMENT_TYPE.GROUP_TIP': 'MSG_GRP_TIP',
  'GROUP_TIP_TYPE.JOIN': 'GRP_TIP_MBR_JOIN',
  'GROUP_TIP_TYPE.QUIT': 'GRP_TIP_MBR_QUIT',
  'GROUP_TIP_TYPE.KICK': 'GRP_TIP_MBR_KICKED_OUT',
  'GROUP_TIP_TYPE.SET_ADMIN': 'GRP_TIP_MBR_SET_ADMIN',
  'GROUP_TIP_TYPE.CANCEL_ADMIN': 'GRP_TIP_MBR_CANCELED_ADMIN',
  'GROUP_TIP_TYPE.MODIFY_GROUP_INFO': 'GRP_TIP_GRP_PROFILE_UPDATED',
  'GROUP_TIP_TYPE.MODIFY_MEMBER_INFO': 'GRP_TIP_MBR_PROFILE_UPDATED',
};

/** Objects of constants the bridge has under the same name. */
const BRIDGE = /^(CONNECTION_STATUS|GROUP_MSG_SUB_TYPE|MSG_MAX_LENGTH)(\.\w+)?$/;

/** Objects without a counterpart: their values, which the backend and v2 still use, are written out with the name. */
const VALUES: Record<string, Record<string, string | number>> = {
  C2C_MSG_SUB_TYPE,
  FRIEND_NOTICE_TYPE,
  GROUP_SYSTEM_TYPE,
  GROUP_TIP_MODIFY_GROUP_INFO_TYPE,
  IMAGE_TYPE,
  RECENT_CONTACT_TYPE,
  TLS_ERROR_CODE,
  UPLOAD_PIC_BUSSINESS_TYPE,
  UPLOAD_RES_TYPE,
};

/** `webim.SESSION_TYPE.C2C` -> `TIM.TYPES.CONV_C2C`, else the same name on the bridge. */
export const constants: Transform = {
  name: 'constants',
  capabilities: ['constants'],
  run(context) {
    const proposals = new Proposals('constants');
    for (const site of context.facts.sites) {
      if (site.kind !== 'constant') continue;
      const text = nativeConstant(context, site.member);
      if (text === undefined) continue;
      if (isAssigned(context, site)) {
        proposals.block(
          site,
          { code: 'sdk-modified', reason: `webim.${site.member} is assigned to` },
          'person',
        );
        continue;
      }
      proposals.convert({ sites: [site], edits: [{ ...replace(site, text), unit: site.unit }], flows: [] });
    }
    return proposals;
  },
};

/** How native code writes a legacy constant; undefined when there is no way. */
export function nativeConstant(context: TransformContext, member: string): string | undefined {
  const { TIM, bridge } = context.names;
  if (Object.hasOwn(TIM_TYPES, member)) return `${TIM}.TYPES.${TIM_TYPES[member]}`;
  if (BRIDGE.test(member)) return `${bridge}.${member}`;
  const [object, name] = member.split('.') as [string, string | undefined];
  const value = name && Object.hasOwn(VALUES, object) ? VALUES[object]?.[name] : undefined;
  if (value === undefined) return undefined;
  return `${typeof value === 'string' ? `'${value}'` : value} /* ${member} */`;
}

/** Does the application write to what a site names? */
export function isAssigned(context: TransformContext, site: Site): boolean {
  if (site.write) return true;
  const path = context.parsed(site.unit).pathAt(site);
  const parent: Node = path?.parent?.node;
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === path?.node) ||
    parent?.type === 'UpdateExpression' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

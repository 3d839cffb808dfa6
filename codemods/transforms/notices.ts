import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import type { Transform } from './transform.ts';

/**
 * What the tables of handlers by number are told about friends, profiles and conversations read on another device:
 * objects of the bridge that say what changed, made from the lists v2 gives.
 */
export const notices: Transform = {
  name: 'notices',
  capabilities: ['notices'],
  run: (context) =>
    convertMembers(
      'notices',
      context,
      shapeRules(
        'FriendSystemNotice',
        'PendencyAddItem',
        'ProfileSystemNotice',
        'ProfileChange',
        'C2CReadNotice',
        'GroupReadNotice',
        'DownloadUrlNotice',
      ),
    ),
};

import type { ServiceHandlers } from '../handler.ts';
import { groupAdmission } from './admission.ts';
import { groupInfo } from './info.ts';
import { groupLife } from './life.ts';
import { groupMembers } from './members.ts';
import { groupMessages } from './messages.ts';

/** Groups: their life, their data, who gets in, their members, their messages. */
export const groupOpenHttpSvc: ServiceHandlers = {
  ...groupLife,
  ...groupInfo,
  ...groupAdmission,
  ...groupMembers,
  ...groupMessages,
};

import type { ServiceHandlers } from '../handler.ts';
import { groupLife } from './life.ts';
import { groupMembers } from './members.ts';
import { groupMessages } from './messages.ts';

/** Groups: their life, their members, their messages. */
export const groupOpenHttpSvc: ServiceHandlers = { ...groupLife, ...groupMembers, ...groupMessages };

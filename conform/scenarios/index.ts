import type { Area, Scenarios } from '../scenario.ts';
import { admission } from './admission.ts';
import { bigGroups } from './big-groups.ts';
import { checks } from './checks.ts';
import { connection } from './connection.ts';
import { contacts } from './contacts.ts';
import { elements } from './elements.ts';
import { errors } from './errors.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { messages } from './messages.ts';
import { notices } from './notices.ts';
import { profile } from './profile.ts';
import { reading } from './reading.ts';
import { relations } from './relations.ts';
import { tips } from './tips.ts';
import { uploads } from './uploads.ts';

/** All scenarios: area -> name -> what is done. */
export const SCENARIOS: Record<Area, Scenarios> = {
  connection,
  elements,
  messages,
  history,
  groups,
  admission,
  notices,
  tips,
  'big-groups': bigGroups,
  relations,
  profile,
  contacts,
  reading,
  uploads,
  errors,
  checks,
};

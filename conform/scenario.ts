import type { Stage } from './stage.ts';

/** The areas scenarios are about; `--only` takes them. */
export const AREAS = [
  'connection',
  'elements',
  'messages',
  'history',
  'groups',
  'admission',
  'notices',
  'tips',
  'big-groups',
  'relations',
  'profile',
  'contacts',
  'reading',
  'uploads',
  'errors',
  'checks',
] as const;
export type Area = (typeof AREAS)[number];

/** Does something on a page; whatever it brings about is in the transcript. */
export type Scenario = (stage: Stage) => void | Promise<void>;

/** name -> scenario */
export type Scenarios = Record<string, Scenario>;

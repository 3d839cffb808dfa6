import type { Collection, JSCodeshift } from 'jscodeshift';
import type { Edit } from '../edits.ts';
import type { FlowFacts, Site } from '../flow/facts.ts';
import type { ScriptUnit } from '../sources/source.ts';

/** A script with its syntax tree, as the transforms see it. */
export interface ParsedUnit {
  unit: ScriptUnit;
  root: Collection;
  /** The node at exactly this range, when there is one. */
  nodeAt(range: { start: number; end: number }): unknown;
}

/** Things decided once for the whole run. */
export interface TransformContext {
  j: JSCodeshift;
  facts: FlowFacts;
  /** Every script of the run; a transform may look at and edit several (the listener and the login call, say). */
  units: readonly ParsedUnit[];
  parsed(unit: ScriptUnit): ParsedUnit;
  target: 'tim-js-sdk' | 'tim-wx-sdk' | '@tencentcloud/chat';
  /** How native code names things. */
  names: { tim: string; TIM: string; bridge: string };
}

/** An edit in a script. */
export interface UnitEdit extends Edit {
  unit: ScriptUnit;
}

/**
 * A proposal: these sites become native by these edits. It is applied only when every flow it touches is converted
 * everywhere, so two proposals never leave a value half legacy, half native.
 */
export interface Conversion {
  transform: string;
  sites: readonly Site[];
  edits: readonly UnitEdit[];
  /** Flows that must be native for the new code to be right (receiver, arguments, callback parameters, results). */
  flows: readonly number[];
  /** Other sites that have to be converted too, for reasons other than flows (joining needs the native login). */
  needs?: readonly Site[];
}

/** Why a site can not be converted; its flows stay legacy with it. */
export interface Blocker {
  transform: string;
  site: Site;
  /** Code from the closed list `dictionary/codes.ts`. */
  code: string;
  /** One sentence for people, naming what was found. */
  reason: string;
  /** `shim`: works as it is on the shim. `person`: somebody has to look. */
  bucket: 'shim' | 'person';
}

export interface TransformResult {
  conversions: Conversion[];
  blockers: Blocker[];
}

/** One legacy capability. Looks at the sites of its members and proposes; it never edits by itself. */
export interface Transform {
  name: string;
  run(context: TransformContext): TransformResult;
}

import { CAPABILITIES } from '../dictionary/member.ts';

/** The SDK that converted code is written for: a package of npm. */
export const TARGETS = ['tim-js-sdk', 'tim-wx-sdk', '@tencentcloud/chat'] as const;
export type Target = (typeof TARGETS)[number];

/** How a call that took callbacks waits for its answer; `await` only where that is provably the same. */
export const STYLES = ['then', 'await'] as const;
export type Style = (typeof STYLES)[number];

/**
 * What becomes of a flow that cannot be converted whole. `keep`: all of it stays legacy. `bridge`: it is converted, and
 * crosses over in sight at the place that blocks it.
 */
export const PARTIALS = ['keep', 'bridge'] as const;
export type Partial = (typeof PARTIALS)[number];

/** The parts of the SDK that a run can be limited to, by the names of the coverage table. */
export const ONLY = [...CAPABILITIES, 'notices'] as const;
export type Only = (typeof ONLY)[number];

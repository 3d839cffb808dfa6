/** Package entry `webim2tim/bridge`. */
export * from '../bridge/index.ts';
export type { EmotionIndexes } from '../emotion/tables.ts';
export type { LegacyError } from '../surface/capabilities.ts';

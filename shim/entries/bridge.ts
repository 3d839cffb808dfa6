/** Package entry `webim2tim/bridge`. */
export * from '../bridge/index.ts';

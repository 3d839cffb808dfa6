/** `webim2tim_wx.js`, for WeChat mini-programs: the helpers of native code as one CommonJS module. */
import { bridgeExports } from './bridge-global.ts';
import { shareBetweenModules } from './share-between-modules.ts';

declare const module: { exports: unknown };

const bridge = bridgeExports();
shareBetweenModules('webim2tim', bridge);
module.exports = bridge;

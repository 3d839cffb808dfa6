/** Package entry for `require('webim2tim')`. */
import webim, { bindListeners, createWebim, toLegacy, toLegacyError, toNative } from './index.ts';
import { withNames } from './with-names.ts';

export default withNames(webim, { createWebim, toLegacy, toNative, toLegacyError, bindListeners });

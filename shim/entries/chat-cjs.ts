/** Package entry for `require('webim2tim/chat')`. */
import webim, { bindListeners, createWebim, toLegacy, toLegacyError, toNative } from './chat.ts';
import { withNames } from './with-names.ts';

export default withNames(webim, { createWebim, toLegacy, toNative, toLegacyError, bindListeners });

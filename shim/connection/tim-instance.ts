import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import type { Tim, TimModule } from '../bridge/native.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import type { LegacyError } from '../surface/capabilities.ts';
import { globalScope } from '../tool/global-scope.ts';
import type { Client } from './client.ts';

/** The oldest tim-js-sdk the shim runs on: before it, calls that come too early answer `undefined`. */
export const REQUIRED_VERSION = '2.7.8';

/** Options that are ours and not those of `TIM.create`. */
const OWN_OPTIONS = ['emotions', 'composite', 'lang', 'mute', 'ignore', 'uploadPlugin'];

/** What an instance must have; the rest is asked for where it is used. */
const NEEDED =
  'on off login logout sendMessage createTextMessage getMessageList getConversationList getMyProfile getGroupList ' +
  'joinGroup quitGroup';

function unusable(text: string): LegacyError {
  return createLegacyError(text, CLIENT_ERROR.TIM_MISSING);
}

/**
 * Why there can be no instance: no `Promise`, `TIM` missing or too old. Says so once on the console, in quiet builds
 * too; null when all is well.
 */
export function checkTIM(client: Client, member: string): LegacyError | null {
  if (typeof Promise !== 'function') {
    client.diagnostics.warn('promise-missing');
    return unusable('this browser has no Promise: load a polyfill before tim-js.js and webim.js');
  }
  const TIM = client.findTIM();
  if (!TIM || typeof TIM.create !== 'function') {
    client.diagnostics.warn('tim-missing', { member });
    return unusable('tim-js-sdk not found: load tim-js.js before webim.js, or use webim.all.js');
  }
  const version = TIM.VERSION;
  if (!version || isOlder(version, REQUIRED_VERSION)) {
    client.diagnostics.warn('tim-too-old', { version: version || '?', required: REQUIRED_VERSION });
    return unusable(`tim-js-sdk ${version || ''} is too old, ${REQUIRED_VERSION} or newer is needed`);
  }
  return null;
}

/** Why this instance is none: what it lacks. Says so once; null when it has everything. */
export function checkInstance(client: Client, tim: Tim): LegacyError | null {
  const methods = NEEDED.split(' ').filter((name) => typeof tim[name] !== 'function');
  if (!methods.length) return null;
  client.diagnostics.warn('tim-incomplete', { methods: methods.join(', ') });
  return unusable(`this is no tim-js-sdk: ${methods.join(', ')} missing`);
}

/** `TIM.create` with the configured options, or null when v2 does not accept the SDKAppID. */
export function createInstance(client: Client, sdkAppID: unknown): Tim | null {
  const options = client.diagnostics.options;
  const createOptions: { SDKAppID: number; [option: string]: unknown } = {
    SDKAppID: Number(sdkAppID),
    // Legacy let a page join several live rooms; without this v2 leaves the first when the second is joined.
    unlimitedAVChatRoom: true,
  };
  Object.keys(options).forEach((name) => {
    if (OWN_OPTIONS.indexOf(name) < 0 && options[name] !== undefined) createOptions[name] = options[name];
  });
  const TIM = client.findTIM() as TimModule;
  const tim = TIM.create(createOptions);
  // Now or never: v2 takes no plugin once it is ready.
  const plugin = options.uploadPlugin || globalScope().TIMUploadPlugin;
  if (tim && plugin) tim.registerPlugin({ 'tim-upload-plugin': plugin });
  return tim;
}

function isOlder(version: string, required: string): boolean {
  const a = version.split('.');
  const b = required.split('.');
  for (let i = 0; i < b.length; i++) {
    const difference = (parseInt(a[i] || '0', 10) || 0) - (parseInt(b[i] || '0', 10) || 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

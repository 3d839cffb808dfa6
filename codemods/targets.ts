import type { Target } from './options.ts';
import type { PackageNames } from './transforms/transform.ts';

/** How an application comes by the native SDK, and what its code calls it. */
export interface SdkPackage {
  /** What modules import; with friends only where the SDK has a build of its own for them. */
  specifier: string;
  withFriends: string;
  /** The global of script tags, and the name of the import. */
  global: 'TIM' | 'TencentCloudChat';
  /** What the documentation of the SDK calls an instance, and what to take when that name is gone. */
  instance: readonly [string, ...string[]];
  /** Version that converted code is written for, as npm takes it. */
  version: string;
  /** What modules import for legacy code that is left. */
  shim: string;
}

const TIM = { global: 'TIM', instance: ['tim', 'timSDK', 'timInstance'], version: '2' } as const;

export const SDK_PACKAGES: Record<Target, SdkPackage> = {
  'tim-js-sdk': {
    ...TIM,
    specifier: 'tim-js-sdk',
    withFriends: 'tim-js-sdk/tim-js-friendship.js',
    shim: 'webim2tim',
  },
  'tim-wx-sdk': {
    ...TIM,
    specifier: 'tim-wx-sdk',
    withFriends: 'tim-wx-sdk/tim-wx-friendship.js',
    // The main entry of the package runs on tim-js-sdk.
    shim: 'webim2tim/dist/webim_wx.js',
  },
  // One build for browsers and mini-programs; all constants, events and methods that converted code names are the same.
  '@tencentcloud/chat': {
    specifier: '@tencentcloud/chat',
    withFriends: '@tencentcloud/chat',
    global: 'TencentCloudChat',
    instance: ['chat', 'chatSDK', 'chatInstance'],
    version: '3',
    shim: 'webim2tim/chat',
  },
};

/** `@tencentcloud/chat/modules/x.js` -> `@tencentcloud/chat`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What modules import when packages are installed by npm. */
export function packagesOf(target: Target): PackageNames {
  const { specifier, withFriends, shim } = SDK_PACKAGES[target];
  return {
    tim: specifier,
    timWithFriends: withFriends,
    bridge: 'webim2tim/bridge',
    shim,
    uploadPlugin: 'tim-upload-plugin',
  };
}

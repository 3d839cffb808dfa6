import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The builds of v2 the shim is tried on. All but the newest are installed as aliases. */
export const SDK_VERSIONS = {
  '2.7.8': { file: require.resolve('tim-js-sdk-2.7.8/tim-js.js'), friends: false },
  '2.10.2': { file: require.resolve('tim-js-sdk-2.10.2/tim-js.js'), friends: false },
  '2.16.3': { file: require.resolve('tim-js-sdk-2.16.3/tim-js.js'), friends: false },
  '2.16.3 with friends': { file: require.resolve('tim-js-sdk-2.16.3/tim-js-friendship.js'), friends: true },
  '2.19.1': { file: require.resolve('tim-js-sdk-2.19.1/tim-js.js'), friends: false },
  '2.19.1 with friends': { file: require.resolve('tim-js-sdk-2.19.1/tim-js-friendship.js'), friends: true },
  '2.27.6': { file: require.resolve('tim-js-sdk/tim-js.js'), friends: false },
  '2.27.6 with friends': { file: require.resolve('tim-js-sdk/tim-js-friendship.js'), friends: true },
  '@tencentcloud/chat 3': { file: require.resolve('@tencentcloud/chat/index.js'), friends: true },
} as const;

export type SdkVersion = keyof typeof SDK_VERSIONS;

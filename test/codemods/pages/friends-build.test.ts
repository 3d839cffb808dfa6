import { expect, test } from 'vitest';
import { readAssets } from '../../../codemods/pages/assets.ts';
import { assetsFor } from '../../../codemods/pages/script-tags.ts';
import { runTexts } from '../support/run-sources.ts';

test('a page that works with friends loads the build that has them, and no other', () => {
  const uses = { tim: true, bridge: false, shim: false };
  expect(assetsFor(uses, 'tim-js-sdk')).toEqual(['tim-js.js']);
  expect(assetsFor({ ...uses, friends: true }, 'tim-js-sdk')).toEqual(['tim-js-friendship.js']);
});

test('the build is one of this installation', () => {
  const [[name, content] = []] = readAssets(['tim-js-friendship.js']);
  expect(name).toBe('tim-js-friendship.js');
  expect(content?.length).toBeGreaterThan(600_000);
});

test('a module that works with friends imports it', () => {
  const run = runTexts({
    'friends.js': `import webim from './webim';
export function show() {
  webim.getAllFriend({}, function (resp) { console.log(resp.FriendNum); }, function (err) { console.log(err.ErrorInfo); });
}
export function login(info) {
  webim.login(info, {}, {}, function () {}, function () {});
}
`,
  });
  expect(run.output.get('friends.js')).toContain('tim-js-sdk/tim-js-friendship.js');
});

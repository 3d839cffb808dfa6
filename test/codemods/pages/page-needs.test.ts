import { expect, test } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { readAssets } from '../../../codemods/pages/assets.ts';
import { scratch } from '../support/scratch.ts';

const LOGIN =
  'webim.login(info, { onMsgNotify: onMsg }, {}, function () {}, function (err) { alert(err.ErrorInfo); });\nfunction onMsg(list) { alert(list.length); }';
const UPLOAD =
  'webim.uploadPic({ file: file, To_Account: "a", businessType: 2 }, function () {}, function (err) { alert(err.ErrorInfo); });';
const page = (code: string) => `<script src="js/webim.js"></script>\n<script>\n${code}\n</script>`;

async function loads(files: Record<string, string>, to?: 'shim') {
  const root = scratch(files);
  const { files: changed } = await planMigration({ root, paths: ['.'], options: to && { to } });
  const text = changed.find(({ source }) => source.path === 'index.html')?.newText ?? '';
  return [...text.matchAll(/src="js\/([^"]*)"/g)].map(([, src]) => src);
}

test('a page that uploads loads the plugin v2 does that with, on either side', async () => {
  expect(await loads({ 'index.html': page(LOGIN) })).toEqual(['tim-js.js', 'webim2tim.js']);
  const uploading = { 'index.html': page(`${LOGIN}\n${UPLOAD}`) };
  expect(await loads(uploading)).toEqual(['tim-js.js', 'tim-upload-plugin.js', 'webim2tim.js']);
  expect(await loads(uploading, 'shim')).toEqual(['tim-js.js', 'tim-upload-plugin.js', 'webim2tim.shim.js']);
  const [[, content] = []] = readAssets(['tim-upload-plugin.js']);
  expect(content?.includes('TIMUploadPlugin')).toBe(true);
});

test('a page needs nothing for modules that import', async () => {
  const app = `import Vue from 'vue';\nimport webim from './webim';\nexport function start(info, file) {\n${LOGIN}\n${UPLOAD}\n}`;
  const files = {
    'index.html': '<script src="js/webim.js"></script>\n<div id="app"></div>',
    'package.json': '{ "dependencies": { "vue": "2" } }',
    'src/main.js': app,
  };
  // what a page loads without a use in sight may be used out of sight
  expect(await loads(files)).toEqual(['tim-js.js', 'webim2tim.shim.js']);
  const ambient = { ...files, 'src/main.js': app.replace("import webim from './webim';\n", '') };
  expect(await loads(ambient)).toEqual(['tim-js.js', 'tim-upload-plugin.js', 'webim2tim.js']);
});

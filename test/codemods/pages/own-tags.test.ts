import { expect, test } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { scratch } from '../support/scratch.ts';

const SCRIPT = `<script>
webim.login(info, { onMsgNotify: onMsg }, {}, function () {}, function (err) { alert(err.ErrorInfo); });
function onMsg(list) { alert(list.length); }
</script>`;

/** What becomes of the tags of a page, and what is said of them. */
async function tagsAfter(tags: string, more: Record<string, string> = {}) {
  const plan = await planMigration({
    root: scratch({ 'index.html': `${tags}\n${SCRIPT}`, ...more }),
    paths: ['.'],
  });
  const text = plan.files.find(({ source }) => source.path === 'index.html')?.newText ?? '';
  return {
    loads: [...text.matchAll(/src="([^"]*)"/g)].map(([, src]) => src),
    added: plan.addedFiles.map(({ path }) => path),
    said: plan.ledger.findings.filter(({ code }) => code === 'sdk-tag-unknown').length,
  };
}

test('our single file is replaced like the one it stood for, whether it is here or not', async () => {
  const expected = {
    loads: ['js/tim-js.js', 'js/webim2tim.js'],
    added: ['js/tim-js.js', 'js/webim2tim.js'],
    said: 0,
  };
  const tag = '<script src="js/webim.all.min.js"></script>';
  expect(await tagsAfter(tag)).toEqual(expected);
  const bundle = `sdkStateReady sdkStateNotReady AVChatRoom getlongpollingid group_open_http_svc EmotionDataIndexs\n${' '.repeat(100_000)}\n/*! webim2tim 0.1.0 | MIT */`;
  expect(await tagsAfter(tag, { 'js/webim.all.min.js': `/*${bundle}` })).toEqual(expected);
});

test('a page that was given our shim gets the helpers beside it', async () => {
  const tags = '<script src="/js/tim-js.js"></script><script src="js/webim2tim.shim.js"></script>';
  const expected = {
    loads: ['/js/tim-js.js', 'js/webim2tim.js', 'js/webim2tim.shim.js'],
    added: ['js/webim2tim.js'],
    said: 0,
  };
  expect(await tagsAfter(tags)).toEqual(expected);
  expect(await tagsAfter(tags, { 'js/webim2tim.shim.js': '/*! webim2tim 0.1.0 | MIT | webim */' })).toEqual(
    expected,
  );
});

test('a page that has both files already keeps them', async () => {
  const tags =
    '<script src="js/tim-js.js"></script><script src="js/webim2tim.js"></script><script src="js/webim2tim.shim.js"></script>';
  const expected = { loads: ['js/tim-js.js', 'js/webim2tim.js', 'js/webim2tim.shim.js'], added: [], said: 0 };
  expect(await tagsAfter(tags)).toEqual(expected);
  expect(
    await tagsAfter(tags, {
      'js/webim2tim.js': '/*! webim2tim 0.1.0 | MIT */',
      'js/webim2tim.shim.js': '/*! webim2tim 0.1.0 | MIT | webim */',
    }),
  ).toEqual(expected);
});

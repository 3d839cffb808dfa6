import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';
import { mentions, unbalanced } from '../support/search-mentions.ts';

describe('the accounts', () => {
  const EVERYTHING = {
    'page.html': `<!-- webim --><title>webim</title>
<script src="webim.js"></script><script>// webim
webim.logout(); webim.Log.info("webim", webim);</script>
<a onclick="webim.logout()" title="webim">webim</a>
<b onclick="webim.sendMsg(&quot;webim&quot;)">中文</b>`,
    'view.php': `<?php require 'webim.php'; ?>
<?php /* webim */ ?><p>webim</p>
<script>
var a = <?= json_encode($webim) ?>, b = '<?= $x->webim ?>';
webim.Log.info(b, <?php echo $webim ?>); // webim 聊天
</script>`,
    'view.jsp': `<%-- webim --%><% webim() %>
<script>webim.Log.info('\${webim}');</script>`,
    'broken.ejs': '<script>webim.login(<% if (webim) { %> 1 <% } else { %> 2 <% } %>);</script>',
    'chat.vue': `<template>
  <p :title="webim">{{ webim }} webim 你好</p>
</template>
<script>
import webim from 'webim';
export default { mounted () { webim.Log.info('webim') } }
</script>
<!-- webim -->`,
    'chat.wxml': '<view>{{webim}} webim</view>',
    'page.wpy':
      '<config>{ "a": "webim" }</config>\n<script>\nlet o = { webim: 1 }; wx.x = o.webim\n</script>',
    'broken.js': 'webim.login(;',
    'chat.pug': 'script webim.logout()',
    'app.min.js': 'webim.logout();',
    'with.js': 'with (x) { webim.logout(); }',
    'sdk.js': LEGACY_SDK,
  };

  it.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['gb18030', (text: string) => iconv.encode(text, 'gb18030')],
    ['utf-8', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('agree with a search in files of every kind (%s)', async (encoding, encode) => {
    const root = scratch(
      Object.fromEntries(Object.entries(EVERYTHING).map(([path, text]) => [path, encode(text)])),
    );
    const { ledger } = await planMigration({ root, paths: ['.'] });
    expect(unbalanced(ledger.findings, mentions(root, encoding))).toEqual([]);
    const { converted, shim, person, foreign, all } = ledger.totals;
    expect(converted + shim + person + foreign).toBe(all);
    expect(all).toBe(ledger.findings.length);
  });
});

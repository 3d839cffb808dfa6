import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { scratch } from '../support/scratch.ts';

async function plan(files: Record<string, string>) {
  const { ledger, files: changed } = await planMigration({ root: scratch(files), paths: ['.'] });
  return {
    changed: Object.fromEntries(changed.map(({ source, newText }) => [source.path, newText])),
    reads: ledger.findings
      .filter(({ kind }) => kind === 'template-read')
      .map(({ file, line, bucket, code, member }) => `${file}:${line} ${member} ${bucket} ${code}`),
    reasons: ledger.findings.flatMap(({ member, reason }) => (reason ? [`${member}: ${reason}`] : [])),
  };
}

const LISTEN = (store: string) => `
function listen(page) {
  webim.login({}, { onMsgNotify: function (msgs) { for (var i = 0; i < msgs.length; i++) { ${store} } } }, {}, ok, fail);
}`;

describe('templates', () => {
  it('of Vue say where they read messages', async () => {
    const { reads } = await plan({
      'chat.vue': `<template>
  <ul>
    <li v-for="m in msgs" :class="{ mine: m.isSend }">
      {{ m.elems[0].content.text }} {{ count }}
    </li>
  </ul>
</template>
<script>
export default {
  data () { return { msgs: [], count: 0 } },
  methods: {
    start () {
      webim.login({}, { onMsgNotify: (list) => { list.forEach((m) => { this.msgs.push(m) }) } }, {}, () => {}, () => {})
    }
  }
}
</script>`,
    });
    expect(reads).toEqual([
      'chat.vue:3 Msg.isSend person template-read',
      'chat.vue:4 Msg.elems person template-read',
    ]);
  });

  it('of a mini-program keep what they read legacy', async () => {
    const { reads, changed, reasons } = await plan({
      'chat.wxml': '<view wx:for="{{msgs}}">\n<text>{{item.fromAccount}}</text></view>',
      'chat.js': `var webim = require('webim_wx.js');
Page({
  data: { msgs: [] },
  onLoad: function () {
    var that = this;
    webim.getC2CHistoryMsgs({ Peer_Account: 'a', MaxCnt: 10, LastMsgTime: 0, MsgKey: '' }, function (resp) {
      that.setData({ msgs: resp.MsgList });
    });
  }
});`,
    });
    expect(reads).toEqual(['chat.wxml:2 Msg.fromAccount person template-read']);
    expect(changed['chat.js'] ?? '').not.toContain('getMessageList');
    expect(reasons.join('\n')).toMatch(/chat\.wxml/);
  });

  it('may read what the application made itself', async () => {
    const { reads } = await plan({
      'chat.vue': `<template><p v-for="line in lines">{{ line.isSend }} {{ line.fromAccount }} {{ lines.length }}</p></template>
<script>
export default {
  data () { return { lines: [] } },
  methods: {
    start () {
      webim.login({}, { onMsgNotify: (list) => { list.forEach((m) => {
        this.lines.push({ isSend: m.getIsSend(), fromAccount: m.getFromAccount() })
      }) } }, {}, () => {}, () => {})
    }
  }
}
</script>`,
    });
    expect(reads).toEqual([]);
  });

  it('in a page belong to its scripts', async () => {
    const { reads } = await plan({
      'index.html': `<div id="app"><p v-for="m in msgs" v-html="m.toHtml()"></p></div><script src="//cdn.example/webim.js"></script><script src="app.js"></script>`,
      'app.js': `var app = new Vue({ el: '#app', data: { msgs: [] } });${LISTEN('app.msgs.push(msgs[i]);')}`,
    });
    expect(reads).toEqual(['index.html:1 Msg.toHtml person template-read']);
  });

  it('of Angular are found beside their script', async () => {
    const { reads } = await plan({
      'chat.component.html': '<li *ngFor="let m of msgs">{{ m.fromAccountNick }}</li>',
      'chat.component.ts': `declare var webim: any;
export class ChatComponent {
  msgs = [];
  start() { webim.getC2CHistoryMsgs({}, (resp) => { this.msgs = resp.MsgList; }); }
}`,
    });
    expect(reads).toEqual(['chat.component.html:1 Msg.fromAccountNick person template-read']);
  });

  it('are reported by their names where nothing says what they are given', async () => {
    const { reads, reasons } = await plan({
      'bubble.vue':
        '<template><p>{{ msg.getElems()[0].getContent() }}{{ msg.time }}</p></template><script>export default { props: ["msg"] }</script>',
    });
    expect(reads).toEqual(['bubble.vue:1 Msg.getElems person template-read']);
    expect(reasons.join()).toMatch(/where it comes from was not found/);
  });
});

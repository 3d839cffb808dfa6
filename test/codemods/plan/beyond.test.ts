import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { scratch } from '../support/scratch.ts';

const IM = `var selSess = null;
function onMsg(list) {
  for (var i = 0; i < list.length; i++) { selSess = list[i].getSession(); showMsg(list[i]); }
}
function login(info) {
  webim.login(info, { onMsgNotify: onMsg }, {}, function () {}, function (err) { alert(err.ErrorInfo); });
}
`;
const VIEW = 'function showMsg(msg) { document.title = msg.getFromAccount(); }\n';
const OTHER = `function refresh() {
  var sessions = webim.MsgStore.sessMap();
  for (var id in sessions) showMsg(sessions[id].msgs()[0]);
}
`;
const tags = (...files: string[]) => files.map((file) => `<script src="${file}"></script>`).join('\n');

async function run(files: Record<string, string>, ...paths: string[]) {
  const plan = await planMigration({ root: scratch(files), paths });
  return {
    text: plan.files.map(({ newText }) => newText).join('\n'),
    findings: plan.ledger.findings.map(({ file, member, bucket, code, reason }) => ({
      what: [file, member, bucket, code].filter(Boolean).join(' '),
      reason: reason ?? '',
    })),
  };
}

describe('a run over a part of a site', () => {
  it('changes nothing that a page runs on the old SDK', async () => {
    const site = {
      'index.html': tags('lib/webim.js', 'js/im.js', 'js/view.js'),
      'js/im.js': IM,
      'js/view.js': VIEW,
    };
    const { text, findings } = await run(site, 'js');
    expect(text).toBe('');
    expect(new Set(findings.map(({ reason }) => reason))).toEqual(
      new Set(['index.html runs beside this on the old SDK and is not part of this run']),
    );
    expect((await run(site, '.')).text).toContain('msg.from');
  });

  it('asks for no tags where the page has the script with everything in it', async () => {
    const page = tags('lib/webim.js', 'js/profile.js');
    const profile = 'function hello(id) { webim.Log.info(id); }\n';
    const dropIn = `/* sdkStateReady sdkStateNotReady AVChatRoom ${' '.repeat(100_000)}*/\n/*! webim2tim 1.0.0 | MIT */\n`;
    const site = { 'index.html': page, 'lib/webim.js': dropIn, 'js/profile.js': profile };
    const { text, findings } = await run(site, 'js/profile.js');
    expect(text).toContain('console.info(id)');
    expect(findings.map(({ what }) => what)).toEqual(['js/profile.js Log.info converted']);
    const other = { ...site, 'other.html': tags('js/profile.js') };
    const asked = await run(other, 'js/profile.js');
    expect(asked.findings.map(({ what }) => what).join()).toContain('sdk-tag-unknown');
  });

  it('leaves legacy what a script that was not asked for takes part in', async () => {
    const page = tags('lib/webim.js', 'js/im.js', 'js/view.js', 'ui/list.js');
    const site = { 'index.html': page, 'js/im.js': IM, 'js/view.js': VIEW, 'ui/list.js': OTHER };
    const { text, findings } = await run(site, 'index.html', 'js');
    expect(text).toContain('list[i].getSession()');
    expect(text).toContain('webim2tim.shim.js');
    expect(findings).toContainEqual({
      what: 'js/view.js Msg.prototype.getFromAccount shim escapes',
      reason: expect.stringContaining('ui/list.js, which is not part of this run'),
    });
    expect((await run(site, '.')).text).toContain('document.title = msg.from;');
  });

  it('asks nothing of scripts that do not know the SDK', async () => {
    const page = tags('lib/webim.js', 'js/im.js', 'js/view.js', 'ui/menu.js');
    const site = {
      'index.html': page,
      'js/im.js': IM,
      'js/view.js': VIEW,
      'ui/menu.js': 'function open() { login(); }',
    };
    const { text } = await run(site, 'index.html', 'js');
    expect(text).toContain('document.title = msg.from;');
  });

  it('keeps what a module gives to importers that were not asked for', async () => {
    const im = `import webim from 'webim2tim';
export function show(msg) { document.title = msg.getFromAccount(); }
export function start(info) {
  webim.login(info, { onMsgNotify: (list) => list.forEach(show) }, {}, () => {}, (err) => alert(err.ErrorInfo));
}
`;
    const view =
      "import { show } from '../im/im';\nexport const again = (msg) => { msg.getElems(); show(msg); };\n";
    const files = { 'src/im/im.js': im, 'src/views/view.js': view };
    const { text, findings } = await run(files, 'src/im');
    expect(text).toContain('msg.getFromAccount()');
    expect(findings.map(({ reason }) => reason).join()).toContain(
      'src/views/view.js, which is not part of this run',
    );
    const legacy = { ...files, 'src/views/view.js': `import webim from '../webim';\n${view}` };
    expect((await run(legacy, 'src/im')).text).toBe('');
  });
});

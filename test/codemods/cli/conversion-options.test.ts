import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';
import { cli as runCli } from './support.ts';

const cli = (cwd: string, ...args: string[]) => runCli(cwd, args);

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="app.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'app.js': `function leave(id) {
  webim.quitGroup({ GroupId: id }, function () { left(); }, function (err) { show(err.ErrorInfo); });
}
webim.Log.info('here');
`,
};

describe('options of what becomes of the code', () => {
  it('--target loads the SDK that was asked for', async () => {
    const root = scratch(APP);
    const { out } = await cli(root, 'migrate', '--target', '@tencentcloud/chat');
    expect(out).toContain('+<script src="sdk/tencentcloud-chat.js"></script>');
    expect(out).toContain('npx webim2tim migrate . --target @tencentcloud/chat --write');
    await cli(root, 'migrate', '--target', '@tencentcloud/chat', '--write');
    expect(readFileSync(join(root, 'sdk/tencentcloud-chat.js'), 'utf8')).toContain('TencentCloudChat');
  });

  it('--only converts what was named, and says so of the rest', async () => {
    const { out } = await cli(scratch(APP), 'migrate', '--only', 'log, tool');
    expect(out).toContain("+console.info('here');");
    expect(out).toContain('other-capability');
    expect(out).not.toContain('+  webim.migrate');
    expect(out).toContain('npx webim2tim migrate . --only log,tool --write');
  });

  it('--partial says what becomes of calls that meet a listener which cannot be converted', async () => {
    const app = {
      ...APP,
      'app.js': `function start(info) {
  webim.login(info, { onMsgNotify: function (msgs) { library(msgs[0]); } }, {}, function () {}, function () {});
}
`,
    };
    const bridge = await cli(scratch(app), 'migrate', '--partial', 'bridge');
    expect(bridge.out).toContain('webim.migrate.nativeListener(');
    const keep = await cli(scratch(app), 'migrate', '--partial', 'keep');
    expect(keep.out).not.toContain('nativeListener(');
    expect(keep.out).not.toContain('-  webim.login(');
  });

  it('--style takes then and await, and nothing else', async () => {
    expect((await cli(scratch(APP), 'scan', '--style', 'await')).code).toBeLessThan(2);
    expect((await cli(scratch(APP), 'scan', '--style', 'async')).code).toBe(3);
  });

  it('names that are not there are wrong usage', async () => {
    const wrong = await cli(scratch(APP), 'scan', '--only', 'groups,nothing');
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('There is no "nothing"')]);
    expect((await cli(scratch(APP), 'scan', '--target', 'tim')).code).toBe(3);
  });
});

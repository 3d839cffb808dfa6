import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../codemods/cli/program.ts';
import type { Ledger } from '../../../codemods/report/ledger.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';

const cli = (cwd: string, ...args: string[]) =>
  runCommandLine(args, { cwd, out: () => {}, err: () => {}, colors: false });

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="app.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'app.js': "webim.Log.info('x');\nwebim.sendMessage();\n",
};

describe('markers on the command line', () => {
  it('are left above what needs a person, once, and removed when it is solved', async () => {
    const root = scratch(APP);
    const app = () => readFileSync(join(root, 'app.js'), 'utf8');
    expect(await cli(root, 'migrate', '--write')).toBe(1);
    const marked = app();
    expect(marked).toMatch(
      /^console\.info\('x'\);\n\/\/ webim2tim\(unknown-member\): .*\nwebim\.sendMessage\(\);\n$/,
    );
    expect(await cli(root, 'migrate', '--write')).toBe(1);
    expect(app()).toBe(marked);
    writeFileSync(join(root, 'app.js'), marked.replace('webim.sendMessage', 'tim.sendMessage'));
    expect(await cli(root, 'migrate', '--write')).toBe(0);
    expect(app()).toBe("console.info('x');\ntim.sendMessage();\n");
  });

  it('are not left where a person said to ignore, which is then no open work', async () => {
    const root = scratch({ ...APP, 'app.js': 'webim.sendMessage(); // webim2tim-ignore: ours\n' });
    expect(await cli(root, 'migrate', '--write', '--report', 'ledger.json')).toBe(0);
    const { findings } = JSON.parse(readFileSync(join(root, 'ledger.json'), 'utf8')) as Ledger;
    expect(findings.find(({ member }) => member === 'sendMessage')).toMatchObject({
      bucket: 'person',
      ignored: true,
    });
  });

  it('stay at a method nobody has, whose receiver is native from now on', async () => {
    const app =
      'webim.login(loginInfo, { onMsgNotify: onMsgs }, {}, ok, no);\nfunction onMsgs(msgs) {\n  msgs[0].getFormAccount();\n}\n' +
      'var loginInfo = {}; function ok() {} function no() {}\n';
    const root = scratch({ ...APP, 'app.js': app });
    await cli(root, 'migrate', '--write');
    const once = readFileSync(join(root, 'app.js'), 'utf8');
    expect(once).toMatch(
      /\n {2}\/\/ webim2tim-changed\(unknown-member\): .*\n {2}msgs\[0\]\.getFormAccount\(\);\n/,
    );
    await cli(root, 'migrate', '--write');
    expect(readFileSync(join(root, 'app.js'), 'utf8')).toBe(once);
  });

  it('go with --no-markers', async () => {
    const root = scratch({ ...APP, 'app.js': 'webim.sendMessage();\n' });
    await cli(root, 'migrate', '--write', '--no-markers');
    expect(readFileSync(join(root, 'app.js'), 'utf8')).toBe('webim.sendMessage();\n');
  });
});

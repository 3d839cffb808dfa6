import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import type { Target } from '../../../codemods/options.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';

const plan = (files: Record<string, string>, target?: Target) =>
  planMigration({ root: scratch(files), paths: ['.'], options: { target } });
const textOf = async (files: Record<string, string>, path: string, target?: Target) =>
  (await plan(files, target)).files.find(({ source }) => source.path === path)?.newText;

const LOGIN = 'webim.login(info, {}, {}, function () {}, function () {});';

describe('modules import from where their application has its packages', () => {
  it('npm packages in web applications', async () => {
    const files = {
      'package.json': '{ "dependencies": { "vue": "2" } }',
      'src/im.js': `import webim from './webim';\n${LOGIN}\nwebim.unheardOf();\n`,
    };
    expect(await textOf(files, 'src/im.js')).toMatch(
      /^import webim from 'webim2tim';\nimport TIM from 'tim-js-sdk';\nimport \* as webim2tim from 'webim2tim\/bridge';\n/,
    );
    const { addedFiles, packages } = await plan(files);
    expect(addedFiles).toEqual([]);
    expect(packages).toEqual(new Map([['.', new Set(['tim-js-sdk', 'webim2tim'])]]));
  });

  it('the SDK for mini-programs where a framework installs packages', async () => {
    const files = {
      'package.json': '{ "dependencies": { "wepy": "1.7" } }',
      'src/im.js': `import webim from './webim_wx'\n${LOGIN.replace(';', '')}\n`,
    };
    expect(await textOf(files, 'src/im.js')).toMatch(
      /^import TIM from 'tim-wx-sdk'\nimport \* as webim2tim from 'webim2tim\/bridge'\n/,
    );
  });

  it('the shim even when nothing else is asked for', async () => {
    const root = scratch({
      'app/package.json': '{ "dependencies": { "webim2tim": "0" } }',
      'app/im.js': `var webim = require('./sdk/webim');\n${LOGIN}\n`,
    });
    const { files, packages } = await planMigration({ root, paths: ['.'], options: { to: 'shim' } });
    expect(files[0]?.newText).toBe(`var webim = require('webim2tim');\n${LOGIN}\n`);
    expect(packages).toEqual(new Map([['app', new Set(['tim-js-sdk'])]]));
  });

  it('files beside the legacy SDK in mini-programs without packages', async () => {
    const files = {
      'app.json': '{ "pages": ["pages/index/index"] }',
      'utils/webim_wx.js': LEGACY_SDK,
      'pages/index/index.js': `var webim = require('../../utils/webim_wx.js');\n${LOGIN}\nwebim.unheardOf();\n`,
    };
    expect(await textOf(files, 'pages/index/index.js')).toMatch(
      new RegExp(
        "^var webim = require\\('../../utils/webim2tim.shim_wx.js'\\);\\n" +
          "var TIM = require\\('../../utils/tim-wx.js'\\);\\nvar webim2tim = require\\('../../utils/webim2tim_wx.js'\\);",
      ),
    );
    expect((await plan(files)).addedFiles.map(({ path }) => path).sort()).toEqual([
      'utils/tim-wx.js',
      'utils/webim2tim.shim_wx.js',
      'utils/webim2tim_wx.js',
    ]);
  });

  it('the files of the page where no module imports the SDK', async () => {
    const files = {
      'package.json': '{ "dependencies": { "vue": "2" } }',
      'src/im.js': `export function go(info) {\n  ${LOGIN}\n}\n`,
    };
    expect(await textOf(files, 'src/im.js')).not.toMatch(/import/);
  });
});

describe('the SDK that was asked for', () => {
  const modules = {
    'package.json': '{ "dependencies": { "vue": "2" } }',
    'src/im.js': `import webim from './webim';\n${LOGIN}\nwebim.unheardOf();\n`,
  };
  const page = {
    'index.html': '<script src="sdk/webim.js"></script>\n<script src="app.js"></script>\n',
    'sdk/webim.js': LEGACY_SDK,
    'app.js': `var info = {};\nfunction start() {\n  ${LOGIN}\n}\nstart();\n`,
  };
  const program = {
    'app.json': '{ "pages": ["pages/index/index"] }',
    'utils/webim_wx.js': LEGACY_SDK,
    'pages/index/index.js': `var webim = require('../../utils/webim_wx.js');\n${LOGIN}\nwebim.unheardOf();\n`,
  };

  it('is imported by modules, under its own name, and so is a shim that runs on it', async () => {
    expect(await textOf(modules, 'src/im.js', '@tencentcloud/chat')).toMatch(
      /^import webim from 'webim2tim\/chat';\nimport TencentCloudChat from '@tencentcloud\/chat';\n[\s\S]*createTim\(TencentCloudChat, /,
    );
    const { packages, ledger } = await plan(modules, '@tencentcloud/chat');
    expect(packages).toEqual(new Map([['.', new Set(['@tencentcloud/chat', 'webim2tim'])]]));
    expect(ledger.target).toBe('@tencentcloud/chat');
  });

  it('is loaded by pages', async () => {
    const { files, addedFiles } = await plan(page, '@tencentcloud/chat');
    expect(files.map(({ source, newText }) => [source.path, newText])).toEqual([
      ['app.js', expect.stringMatching(/var chat;[\s\S]*chat = TencentCloudChat\.create\(/)],
      ['index.html', expect.stringMatching(/^<script src="sdk\/tencentcloud-chat\.js">/)],
    ]);
    expect(addedFiles.map((file) => file.path)).toContain('sdk/tencentcloud-chat.js');
  });

  it('lies beside the old one in mini-programs without packages', async () => {
    expect(await textOf(program, 'pages/index/index.js', '@tencentcloud/chat')).toContain(
      "var TencentCloudChat = require('../../utils/tencentcloud-chat.js');",
    );
  });

  it('is not taken where it cannot run', async () => {
    expect(await textOf(page, 'index.html', 'tim-wx-sdk')).toContain('sdk/tim-js.js');
    expect(await textOf(program, 'pages/index/index.js', 'tim-js-sdk')).toContain('tim-wx.js');
  });

  it('is the one for mini-programs without being asked for', async () => {
    expect((await plan(program)).ledger.target).toBe('tim-wx-sdk');
    expect((await plan(page)).ledger.target).toBe('tim-js-sdk');
  });

  it('is installed as a package, whatever file of it is imported', async () => {
    const files = {
      ...modules,
      'src/im.js': `import webim from './webim';\n${LOGIN}\nwebim.getAllFriend({}, function () {}, function () {});\n`,
    };
    expect(await textOf(files, 'src/im.js')).toContain("'tim-js-sdk/tim-js-friendship.js'");
    expect((await plan(files)).packages.get('.')).toEqual(new Set(['tim-js-sdk', 'webim2tim']));
  });
});

import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { redirectTo } from '../../../demo/redirect.ts';
import { type Loopback, startLoopback } from '../../../loopback/index.ts';
import { openMiniProgram } from '../../support/mini-program.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { expectedLogs, pathOf, type Sample } from './samples.ts';

const require = createRequire(import.meta.url);

/** What a sample finds: people, a group, a live room, two messages. */
function seed({ core }: Loopback): void {
  core.setUser('alice', { nick: 'Alice' });
  core.setUser('bob', { nick: 'Bob' });
  core.createGroup({ groupID: 'team', type: 'Public', name: 'Team', owner: 'bob', members: ['alice'] });
  core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
  for (const [index, Text] of ['first', 'second'].entries()) {
    core.c2c.send({
      from: index ? 'alice' : 'bob',
      to: index ? 'bob' : 'alice',
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text } }],
      sequence: 1000 + index,
      random: 2000 + index,
    });
  }
}

const LOGIN = {
  /** Everything loaded, nobody logged in. */
  page: '',
  /** Logged in by the old names. */
  legacy: `await new Promise((ok, failed) => webim.login({ sdkAppID: 1400000001, identifier: 'alice', userSig: 'sig' }, {}, null, ok, failed));`,
  /** Logged in natively; the sample has `tim`. */
  native: `const tim = webim2tim.createTim(TIM, { SDKAppID: 1400000001 });
    await webim2tim.loginUntilReady(tim, { userID: 'alice', userSig: 'sig' });`,
} as const;
export type PageKind = keyof typeof LOGIN;
export const isPageKind = (kind: string): kind is PageKind => Object.hasOwn(LOGIN, kind);

/** Runs a sample as the script of a page with the built files and the real SDK; it prints what it says it does. */
export async function runOnPage(sample: Sample, kind: PageKind): Promise<void> {
  const loopback = await startLoopback();
  seed(loopback);
  const context = createSdkContext({ scripts: [TIM_SDK_FILES.friendship] });
  try {
    context.run(redirectTo(loopback.wsUrl));
    context.load(pathOf('dist/webim2tim.js'));
    context.load(pathOf('dist/webim.js'));
    const printed: string[] = [];
    context.window.console = {
      ...context.window.console,
      log: (...args: unknown[]) => void printed.push(args.join(' ')),
    };
    context.run('setTimeout(function () { TIM.create({ SDKAppID: 1400000001 }).setLogLevel(4); }, 0)');
    await context.run(`(async () => {${LOGIN[kind]}\n${sample.code}\n})()`, sample.page);
    await expectToPrint(printed, sample);
    expect(context.uncaught).toEqual([]);
  } finally {
    context.close();
    await loopback.close();
  }
}

/** Runs a sample in a mini-program that has the file of the sample's page. */
export async function runInMiniProgram(sample: Sample): Promise<void> {
  const loopback = await startLoopback();
  const program = openMiniProgram({
    'utils/webim_wx.js': pathOf('dist/webim_wx.js'),
    'tim-wx-sdk': require.resolve('tim-wx-sdk/tim-wx.js'),
  });
  try {
    program.require('utils/webim_wx.js').migrate.configure({ proxyServer: loopback.wsUrl });
    const run = program.run(`(function (require) {${sample.code}\n})`) as (load: unknown) => void;
    run(program.require);
    const lines = () => program.logs.filter(({ level }) => level === 'log').map(({ args }) => args.join(' '));
    for (const text of expectedLogs(sample.code)) await expect.poll(lines, { timeout: 8000 }).toContain(text);
  } finally {
    program.close();
    await loopback.close();
  }
}

async function expectToPrint(printed: readonly string[], { code }: Sample): Promise<void> {
  const expected = expectedLogs(code);
  // The SDK prints on the same console.
  const ours = () => printed.filter((line) => expected.includes(line));
  await expect.poll(ours, { timeout: 8000 }).toEqual(expected);
}

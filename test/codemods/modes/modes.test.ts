import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConvertOptions } from '../../../codemods/transforms/convert.ts';
import { compareTraces, judge, type Trace } from '../../e2e/trace.ts';
import { bundleEntry } from '../../shim/entries/bundle.ts';
import { convertedCase } from '../support/converted-case.ts';
import { type CaseScripts, type RunnableCase, traceCase } from '../support/run-case.ts';
import { withTimers } from './modern.ts';

/** What the other options write is executed as well: the same steps on the same input, before and after. */
const CASES = new URL('../../../fixtures/cases/', import.meta.url).pathname;
let scripts: CaseScripts;

beforeAll(async () => {
  const [shim, bridge] = await Promise.all([bundleEntry('browser.ts'), bundleEntry('bridge-browser.ts')]);
  scripts = { shim, bridge };
});

async function expectTheSame(
  name: string,
  options: ConvertOptions,
  written: RegExp,
  change?: (text: string) => string,
): Promise<void> {
  const folder = join(CASES, name);
  const { default: about } = (await import(join(folder, 'run.ts'))) as { default: RunnableCase };
  const converted = convertedCase(folder, options, change);
  expect(converted.text).toMatch(written);
  const after: RunnableCase = options.target === '@tencentcloud/chat' ? { ...about, build: 'chat' } : about;
  const traces = await Promise.all([
    traceCase(converted.folder, 'input', about, scripts),
    traceCase(converted.folder, 'expected', after, scripts),
  ]).finally(() => rmSync(converted.folder, { recursive: true }));
  // Another SDK asks the backend in words of its own; what it sends has to arrive all the same.
  const isOther = options.target === '@tencentcloud/chat';
  const [before, afterwards] = traces.map((trace) =>
    isOther ? withSendsOnly(trace) : trace,
  ) as typeof traces;
  const allowed = (about.allowed ?? []).filter(({ where }) => !isOther || where.startsWith('page.'));
  expect(judge(compareTraces(before, afterwards), allowed)).toEqual({ unexpected: [], stale: [] });
  expect(traces[1].pageErrors).toEqual(traces[0].pageErrors);
}

/** What the page showed, and the contents of the messages it sent. */
const withSendsOnly = (trace: Trace): Trace => ({
  ...trace,
  steps: trace.steps.map((step) => ({
    ...step,
    backend: step.backend
      .filter(({ command }) => /send_?msg/i.test(command))
      .map(({ command, body }) => ({ command, body: { MsgBody: (body as { MsgBody?: unknown }).MsgBody } })),
  })),
});

describe('--style await', () => {
  it.concurrent.each([
    'black-list',
    'create-group-then-join',
    'friends-by-tags',
    'group-members',
    'history-pages',
    'history-request-changed-in-place',
    'join-room-checks-its-status',
    'login-again-after-logout',
    'logout-in-all-arities',
    'members-of-the-sdk-kept-in-variables',
    'optimistic-row-with-flags',
    'profile-tags-pushed-one-by-one',
    'read-mark-for-a-conversation',
    'recent-contacts',
    'session-type-in-a-variable',
  ])('%s', (name) => expectTheSame(name, { style: 'await' }, /\bawait /, withTimers));

  it.concurrent('without changes', () =>
    expectTheSame('await-at-the-end-of-functions', { style: 'await' }, /\bawait /));
});

describe('--partial keep', () => {
  it.concurrent.each([
    'caller-supplied-callback',
    'class-with-static-methods',
    'generator-over-messages',
    'messages-in-a-map-and-a-set',
    'shared-error-callback-gets-native-errors',
    'timer-between-message-and-use',
    'to-html-keeps-the-message-legacy',
    'vuex-action-and-re-export',
  ])('%s', (name) => expectTheSame(name, { partial: 'keep' }, /\bwebim\./));
});

describe('--target @tencentcloud/chat', () => {
  it.concurrent.each([
    'class-with-static-methods',
    'custom-message-of-json',
    'elements-in-a-loop',
    'friends-by-tags',
    'group-members',
    'group-system-notices',
    'handler-module-and-page',
    'own-room-messages-come-back',
    'profile-tag-lists',
    'unread-badges-from-the-store',
  ])('%s', (name) =>
    expectTheSame(
      name,
      { target: '@tencentcloud/chat' },
      /TencentCloudChat\.create|createTim\(TencentCloudChat/,
    ),
  );
});

describe('--target tim-wx-sdk', () => {
  it.concurrent.each(['handler-module-and-page', 'sdk-from-a-factory', 'required-and-taken-apart'])(
    '%s',
    (name) => expectTheSame(name, { target: 'tim-wx-sdk' }, /tim-wx-sdk|tim-wx\.js/),
  );
});

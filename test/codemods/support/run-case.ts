import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../../loopback/index.ts';
import { isBackground, normaliseBody, normaliseText } from '../../e2e/normalise.ts';
import type { AllowedDifference, Trace, TraceStep } from '../../e2e/trace.ts';
import { TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { SDK_VERSIONS } from '../../support/sdk-versions.ts';
import { caseFiles } from './case-files.ts';
import { entryOf, runCaseModules } from './case-modules.ts';
import { type CasePage, openCasePage, runCaseText, type Shown } from './case-page.ts';

/** What a page of a case may load as its native SDK. */
const SDK_FILES = { ...TIM_SDK_FILES, chat: SDK_VERSIONS['@tencentcloud/chat 3'].file };

/** How a case is run, in `run.ts` of its folder: the same steps before and after the conversion. */
export interface RunnableCase {
  /** Functions of the application the script calls, besides `show` and `alert`. */
  records?: string[];
  loopback?: LoopbackOptions;
  /** Which build of tim-js-sdk the page loads: friends are only in the second. */
  build?: keyof typeof SDK_FILES;
  /** What is on the backend before the page opens. */
  before?(backend: Loopback): void | Promise<void>;
  /** Steps by name, in order. The first one runs after the script itself has run. */
  steps: Record<string, (world: CaseWorld) => unknown>;
  /** Differences that are meant to be; each of them has to occur. `where` is `page.shown` or `backend.<command>`. */
  allowed?: AllowedDifference[];
}

export interface CaseWorld extends Loopback {
  /** Runs code on the page, as a click would. */
  run(code: string): unknown;
  /** Sets what the application's `loginInfo` takes from its server. */
  identify(userID: string): void;
  /** Runs the n-th `on*` attribute of the page. */
  handle(index: number): void;
  /** Waits until the page has shown a text, counted from the start of the step, `times` times. */
  shows(text: string, times?: number): Promise<void>;
  /** Waits until a command has been answered, counted from the start of the step, `times` times. */
  asks(command: string, times?: number): Promise<void>;
  /** Waits a time (ms) nothing can be waited for in. */
  pause(ms: number): Promise<void>;
}

const WAIT_LIMIT = 15_000;
/** A step has ended when nothing was asked or shown for this long (ms), looked at in this many turns of the event loop. */
const QUIET = 150;
const TURNS = 10;

export interface CaseScripts {
  shim: string;
  bridge: string;
}

export const caseText = (folder: string, name: 'input' | 'expected') => {
  const isHtml = existsSync(join(folder, `${name}.html`));
  return { isHtml, text: readFileSync(join(folder, `${name}.${isHtml ? 'html' : 'js'}`), 'utf8') };
};

/** Does native code cross over to the shim? */
const usesShim = (folder: string): boolean =>
  Object.values(caseFiles(folder, 'expected')).some((text) => text.includes('webim.migrate.'));

/** Runs `input` on the shim, or `expected` on v2 with the bridge (and the shim, when something stays on it). */
export async function traceCase(
  folder: string,
  name: 'input' | 'expected',
  about: RunnableCase,
  scripts: CaseScripts,
): Promise<Trace> {
  const { ledger } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as { ledger: string[] };
  const staysLegacy = ledger.some((line) => line.split(' ')[1] === 'shim');
  const needsShim = name === 'input' || staysLegacy || usesShim(folder);
  const backend = await startLoopback({ holdPollFor: 500, ...about.loopback });
  const sdks = [
    SDK_FILES[about.build ?? 'main'],
    ...(name === 'expected' ? [scripts.bridge] : []),
    ...(needsShim ? [scripts.shim] : []),
  ];
  await about.before?.(backend);
  const page = openCasePage({
    sdks,
    wsUrl: backend.wsUrl,
    records: ['show', 'alert', ...(about.records ?? [])],
  });
  const startedAt = new Date();
  try {
    const steps: TraceStep[] = [];
    const entry = entryOf(folder, name);
    let shownFrom = 0;
    let askedFrom = 0;
    const names = new Map<number, string>();
    const finish = async (step: string) => {
      await quiet(page, backend);
      const asked = backend.journal.entries().slice(askedFrom);
      steps.push({
        name: step,
        page: { shown: page.shown.map((row) => normaliseRow(row, startedAt, names)) },
        backend: asked
          .filter((call) => !isBackground(call))
          .map(({ command, body }) => ({ command, body: normaliseBody(body) })),
        outside: [],
      });
      shownFrom = page.shown.length;
      askedFrom += asked.length;
    };
    const until = (what: string, count: () => number, times: number) =>
      waitUntil(() => count() >= times, `"${what}" ${times} time(s) in ${name}`, page);
    const world: CaseWorld = {
      ...backend,
      journal: backend.journal,
      run: (code) => page.context.run(code, 'step.js'),
      identify: (userID) => {
        page.context.run(
          `loginInfo.identifier = ${JSON.stringify(userID)}; loginInfo.userSig = 'signature';`,
        );
      },
      handle: (index) => {
        page.context.run(`(function (event) { ${page.handlers[index]}\n}).call(document.body)`);
      },
      shows: (expected, times = 1) =>
        until(
          expected,
          () => page.shown.slice(shownFrom).filter((row) => JSON.stringify(row).includes(expected)).length,
          times,
        ),
      asks: (command, times = 1) =>
        until(
          command,
          () =>
            backend.journal
              .entries()
              .slice(askedFrom)
              .filter((call) => call.command === command && call.answer).length,
          times,
        ),
      pause,
    };
    if (entry) runCaseModules(page, folder, name, entry);
    else {
      const { isHtml, text } = caseText(folder, name);
      runCaseText(page, text, isHtml);
    }
    for (const [step, act] of Object.entries(about.steps)) {
      await act(world);
      await finish(step);
    }
    return { steps, pageErrors: page.context.uncaught.map(String) };
  } finally {
    page.context.close();
    await backend.close();
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function waitUntil(test: () => boolean, what: string, page: CasePage) {
  const end = Date.now() + WAIT_LIMIT;
  while (!test()) {
    if (Date.now() > end) {
      const console = page.context.logs
        .filter(({ level }) => level === 'warn' || level === 'error')
        .slice(-5);
      throw new Error(
        `waited in vain for ${what}; shown: ${JSON.stringify(page.shown)}; uncaught: ${page.context.uncaught}; ` +
          `console: ${JSON.stringify(console).slice(0, 2000)}`,
      );
    }
    await pause(10);
  }
}

/**
 * Waits until neither the page nor the backend has had anything new for a while. The while is cut into turns: cases run
 * beside each other, and one long timer could end before what lies in a socket has been read.
 */
async function quiet(page: CasePage, backend: Loopback) {
  const size = () =>
    page.shown.length + backend.journal.entries().filter((call) => !isBackground(call)).length;
  for (let before = size(), turn = 0; turn < TURNS; turn++) {
    await pause(QUIET / TURNS);
    if (size() === before) continue;
    before = size();
    turn = -1;
  }
}

/** Clock times and numbers drawn at random get names; the same number has the same name everywhere in a run. */
function normaliseRow([name, ...values]: Shown, startedAt: Date, names: Map<number, string>): Shown {
  const isNow = (seconds: number) =>
    seconds >= startedAt.getTime() / 1000 - 5 && seconds <= Date.now() / 1000 + 5;
  const number = (value: number) => {
    if (!Number.isInteger(value) || value < 1_000_000) return value;
    if (isNow(value)) return '<now>';
    if (!names.has(value)) names.set(value, `<number ${names.size + 1}>`);
    return names.get(value);
  };
  const text = (value: string) =>
    normaliseText(value, startedAt).replace(/\d{7,}/g, (d) => String(number(Number(d))));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  return [name, ...values.map(walk)];
}

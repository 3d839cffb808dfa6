import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Files that take more than about ten seconds on two cores, slowest first. They start first, so that no worker is left
 * alone with one of them at the end. A file that is not here, or no longer there, costs only time.
 */
const SLOWEST = [
  'docs/site',
  'codemods/runnable-cases',
  'loopback/soak',
  'bench/rows',
  'e2e/live-room',
  'conform/recorded',
  'e2e/bad-day',
  'docs/samples',
  'codemods/cli/journal/killed',
  'e2e/html-report',
  'loopback/connection',
  'e2e/jquery-desk',
  'package/bundlers',
  'loopback/cross-sdk',
  'codemods/apps/apps',
  'package/jscodeshift',
  'codemods/cli/terminal',
  'package/tarball',
  'codemods/cli/flags',
  'docs/worked-migration',
  'shim/versions/version-matrix',
  'shim/native/send-msg',
  'shim/native/login-limit',
  'e2e/vue-chat',
  'codemods/cases',
  'e2e/demo',
  'codemods/cli/completion',
  'shim/native/session-end',
  'shim/native/list-notices',
  'codemods/report/mentions',
  'package/lint',
  'package/consumers',
  'e2e/play',
  'shim/native/big-group',
  'package/package',
  'codemods/cli/undo',
  'types/declarations',
  'loopback/fan-out',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = SLOWEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? SLOWEST.length : at;
};

/** Starts the slow files first, then the others as vitest would. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

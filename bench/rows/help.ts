import { compared, interleave, runNode } from '../measure.ts';
import { expectResult, type Row, text } from '../row.ts';
import { CLI } from './tools.ts';

export const help: Row = {
  id: 'help',
  what: text('`webim2tim --help`', '`webim2tim --help`'),
  against: text('`node -e 0`', '`node -e 0`'),
  goal: text('at most 2 times', '不超过 2 倍'),
  async measure({ small, rounds }) {
    const { code, stdout } = await runNode([CLI, '--help']);
    expectResult('--help', [code, stdout.includes('migrate')], [0, true]);
    await runNode(['-e', '0']);
    const times = await interleave(
      rounds ?? (small ? 1 : 25),
      async () => (await runNode([CLI, '--help'])).ms,
      async () => (await runNode(['-e', '0'])).ms,
    );
    return [{ label: text('whole process', '整个进程'), unit: 'ms', atMost: 2, ...compared(times) }];
  },
};

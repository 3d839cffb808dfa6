import type { CliCommand } from '../cli-command.ts';
import type { RunFlags } from '../run.ts';

/** Runs `scan` or `migrate`. The engine is loaded here, so that help and mistakes do not wait for it. */
export async function start(
  command: CliCommand,
  name: 'scan' | 'migrate',
  paths: readonly string[],
  flags: RunFlags,
): Promise<void> {
  const { terminal, lang } = command.context;
  const [{ default: pc }, { run }] = await Promise.all([import('picocolors'), import('../run.ts')]);
  const { cwd, out } = terminal;
  const colors = pc.createColors(terminal.colors);
  command.context.exitCode = await run({ command: name, paths, flags, cwd, lang, colors, print: out });
}

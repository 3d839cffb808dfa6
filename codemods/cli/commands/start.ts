import type { CliCommand } from '../cli-command.ts';
import type { RunFlags } from '../run.ts';

/** Runs `scan` or `migrate`. The engine is loaded here, so that help and mistakes do not wait for it. */
export async function start(
  command: CliCommand,
  name: 'scan' | 'migrate',
  paths: readonly string[],
  flags: RunFlags & { stdinFilename?: string },
): Promise<void> {
  const { context } = command;
  const { terminal, lang } = context;
  const [{ default: pc }, { engineOptions, run }] = await Promise.all([
    import('picocolors'),
    import('../run.ts'),
  ]);
  if (flags.stdinFilename !== undefined) {
    const { migrateStdin } = await import('../stdin.ts');
    const options = engineOptions({ flags, lang });
    context.exitCode = await migrateStdin(flags.stdinFilename, options, terminal, lang);
    return;
  }
  const colors = pc.createColors(terminal.colors);
  context.exitCode = await run({ command: name, paths, flags, lang, colors, terminal });
}

import { runCommandLine, type Terminal } from '../../../codemods/cli/program.ts';

/** Runs a command line in this process; what it says and its exit code. */
export async function cli(cwd: string, args: readonly string[], terminal: Partial<Terminal> = {}) {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colors: false,
    env: { LANG: 'en_US.UTF-8' },
    ...terminal,
  });
  return { code, out, err };
}

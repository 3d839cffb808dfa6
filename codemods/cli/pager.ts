import { spawnSync } from 'node:child_process';

/**
 * Shows a long text page by page, with `$PAGER` or `less`. @returns false when that is not possible, so that the text
 * has to be printed
 */
export function showPaged(text: string, env: NodeJS.ProcessEnv, rows: number): boolean {
  if (env.PAGER === '' || env.PAGER === 'cat' || text.split('\n').length <= rows) return false;
  const { error, status } = spawnSync(env.PAGER || 'less', [], {
    input: text,
    shell: Boolean(env.PAGER),
    stdio: ['pipe', 'inherit', 'inherit'],
    // F: no paging for what fits, R: colours, X: it stays on the screen.
    env: { LESS: 'FRX', LESSCHARSET: 'utf-8', ...env },
  });
  // What the shell says when there is no such program; the pipe may be broken by then.
  if (status === 127) return false;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  // A pager that is closed early breaks the pipe, which is what people do.
  return error === undefined || code === 'EPIPE';
}

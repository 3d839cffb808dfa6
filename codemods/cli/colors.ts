/**
 * Are colours wanted on a stream? `FORCE_COLOR` and `NO_COLOR` decide when they are set, as force-color.org and
 * no-color.org say; else it is a question of the terminal.
 */
export function wantsColors(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no) return false;
  return isTerminal && TERM !== 'dumb';
}

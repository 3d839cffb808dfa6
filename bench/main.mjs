/**
 * Measures against peers, in the same run:
 *
 *   npm run bench                        every row, a table on the terminal
 *   npm run bench -- --only ID[,ID...]   some rows (--list names them)
 *   npm run bench -- --rounds N          measured rounds per row instead of each row's own number
 *   npm run bench -- --small             tiny inputs and one round: does everything still work?
 *   npm run bench -- --write             keeps the figures in bench/results.json and writes the pages in docs/
 *
 * `WEBIM_JS` names the original webim.js; rows that need it leave that side out without it.
 */
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('run.ts', import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.run(process.argv.slice(2));

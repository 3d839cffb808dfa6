/** Runs one side of a row in a process of its own: `node bench/child.mjs MODULE JSON` answers on its channel. */
import { runnerImport } from 'vite';

const [file, input] = process.argv.slice(2);
const { module } = await runnerImport(new URL(file, import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
const answer = await module.default(JSON.parse(input), (told) => process.send({ told }));
process.send({ answer }, () => process.exit(0));

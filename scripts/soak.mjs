/**
 * Lets real SDKs chat on loopback through random faults and compares what they got with what the core has:
 *
 *   npm run soak -- --minutes N [--seed S] [--rooms poll|push] [--sdks sockets|mixed|shim]
 *
 * Prints one line of figures; ends with 1 when a message was lost or doubled, and then names each of them.
 */
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    rooms: { type: 'string', default: 'poll' },
    sdks: { type: 'string', default: 'sockets' },
  },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const { rooms, sdks } = values;
const isKnown = ['poll', 'push'].includes(rooms) && ['sockets', 'mixed', 'shim'].includes(sdks);
if (!(minutes > 0) || !Number.isInteger(seed) || !isKnown) {
  console.error(
    'Usage: npm run soak -- --minutes N [--seed S] [--rooms poll|push] [--sdks sockets|mixed|shim], S a whole number',
  );
  process.exit(3);
}

// The SDK rejects promises that nobody holds when its login ends: a page would go on, and so does the comparison.
process.on('unhandledRejection', (reason) => {
  console.error(`unhandled rejection: ${reason?.code ?? ''} ${reason?.message ?? reason}`);
});

const { module } = await runnerImport(new URL('../test/loopback/soak/soak.ts', import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
const report = await module.soak({ duration: minutes * 60_000, seed, rooms, sdks });
console.log(module.summary(report));
for (const { kind, where, text } of report.differences) console.error(`${kind}: ${where}: ${text}`);
process.exit(report.differences.length > 0 ? 1 : 0);

/**
 * Records what the real legacy webim.js does, as JSON in fixtures/traces/, for the tests that replay the same
 * scenarios on the shim. The file itself is not part of this repository:
 *
 *   npm run build && node scripts/record-traces.mjs --legacy PATH/webim.js [--out fixtures/traces]
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { record as recordOnline } from '../dist/conform.js';
import { scenarioGroups } from '../test/shim/scenarios/index.mjs';
import { openLegacyPage } from './traces/legacy-page.mjs';

const { values } = parseArgs({
  options: { legacy: { type: 'string' }, out: { type: 'string', default: 'fixtures/traces' } },
});
if (!values.legacy || !fs.existsSync(values.legacy)) {
  console.error('Say where the legacy SDK is: node scripts/record-traces.mjs --legacy PATH/webim.js');
  process.exit(3);
}

// Times are formatted in local time; the replaying tests use the same zone.
process.env.TZ = 'Asia/Shanghai';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.resolve(root, values.out);
const recordedFrom = {
  version: openLegacyPage(values.legacy).version,
  sha256: createHash('sha256').update(fs.readFileSync(values.legacy)).digest('hex'),
};

fs.mkdirSync(out, { recursive: true });
let count = 0;

async function record(group, scenarios, openPage) {
  const recorded = {};
  for (const [name, run] of Object.entries(scenarios)) {
    recorded[name] = await run(openPage(values.legacy));
    count += 1;
  }
  const file = path.join(out, `${group}.json`);
  fs.writeFileSync(file, `${JSON.stringify({ recordedFrom, scenarios: recorded }, null, 1)}\n`);
}

for (const [group, scenarios] of Object.entries(scenarioGroups))
  await record(group, scenarios, openLegacyPage);

// Those with a backend: the same that `webim2tim conform` plays. They need a build.
fs.mkdirSync(path.join(out, 'online'), { recursive: true });
for (const [area, scenarios] of Object.entries(await recordOnline(values.legacy))) {
  const file = path.join(out, 'online', `${area}.json`);
  fs.writeFileSync(file, `${JSON.stringify({ recordedFrom, scenarios }, null, 1)}\n`);
  count += Object.keys(scenarios).length;
}

console.log(`${count} scenarios of webim.js ${recordedFrom.version} recorded`);
// Long polls of the recorded pages are still open.
process.exit(0);

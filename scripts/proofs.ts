import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AREAS } from '../conform/scenario.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const readText = (path: string) => readFileSync(root + path, 'utf8');

/** Tests by hand that look at members, nearest to the recordings of the original first. */
const FOLDERS = ['conform/scenarios', 'test/shim/scenarios', 'test/e2e'];
/** Looks at every member of the surface: its presence, kind and arity. */
const SURFACE = 'test/shim/surface/surface.test.ts';

/**
 * Where a member or listener is tested: the areas of `webim2tim conform` whose recorded scenarios call or hear it,
 * with their number, else the first test that names it.
 */
export function proofOf(path: string): string {
  const recorded = AREAS.flatMap((area) => {
    const count = scenariosWith(area, path);
    return count > 0 ? [`${area} ×${count}`] : [];
  });
  if (recorded.length > 0) return `conform: ${recorded.join(', ')}`;
  const name = path.split('.').filter((part) => !/^\d+$/.test(part));
  const word = new RegExp(`\\b${name.at(-1)}\\b`);
  return testFiles().find((file) => word.test(readText(file))) ?? SURFACE;
}

interface Recorded {
  scenarios: Record<string, { calls: { call: string }[]; heard: object; notes: object }>;
}

const areas = new Map<string, Recorded>();

function scenariosWith(area: string, path: string): number {
  let recording = areas.get(area);
  if (!recording) {
    recording = JSON.parse(readText(`fixtures/traces/online/${area}.json`)) as Recorded;
    areas.set(area, recording);
  }
  const heard = path.startsWith('listeners.') ? path.slice('listeners.'.length) : '';
  return Object.values(recording.scenarios).filter((scenario) =>
    heard
      ? Object.hasOwn(scenario.heard, heard)
      : scenario.calls.some(({ call }) => call === path) || Object.hasOwn(scenario.notes, path),
  ).length;
}

let files: string[] | undefined;

function testFiles(): string[] {
  files ??= FOLDERS.flatMap((folder) =>
    (readdirSync(root + folder, { recursive: true }) as string[])
      .sort()
      .map((name) => `${folder}/${name}`)
      .filter(
        (file) => /\.(m?js|ts)$/.test(file) && !/\.d\.m?ts$/.test(file) && statSync(root + file).isFile(),
      ),
  );
  return files;
}

import { dirname, join } from 'node:path';
import { CliError, EXIT } from '../errors.ts';
import { readBundle, writeBundle } from '../journal/bundle.ts';
import { contentOf, hashOf, makeFolder } from '../journal/disk.ts';
import type { Store } from '../journal/store.ts';
import { someOf } from '../words.ts';
import type { PlanFile, Step } from './plan-file.ts';

/** The steps of a plan that are done: the journal says so, and forgets them when they are undone. */
export function doneSteps(store: Store, { id }: PlanFile): Set<number> {
  return new Set(
    store.runs().flatMap(({ state, plan }) => (state === 'applied' && plan?.id === id ? plan.step : [])),
  );
}

/**
 * The sources that a plan was made for: as they are now where nothing changed, else as they were kept at the first step.
 *
 * @throws CliError when neither is what it was
 */
export function originalsOf({ id, sources }: PlanFile, store: Store, shown: string): Map<string, Buffer> {
  const kept = readBundle(store.planBundle(id));
  const originals = new Map<string, Buffer>();
  const changed: string[] = [];
  for (const [path, hash] of Object.entries(sources)) {
    const now = contentOf(join(store.root, path));
    const original = kept.get(hash) ?? (now && hashOf(now) === hash ? now : undefined);
    if (original) originals.set(path, original);
    else changed.push(path);
  }
  if (changed.length === 0) return originals;
  throw new CliError('plan-outdated', EXIT.USAGE, { path: shown, files: someOf(changed) });
}

/** Keeps the sources of a plan, so that later steps can be worked out from them. */
export function keepOriginals(store: Store, { id }: PlanFile, originals: ReadonlyMap<string, Buffer>): void {
  const bundle = store.planBundle(id);
  if (contentOf(`${bundle}.json`)) return;
  try {
    makeFolder(dirname(bundle));
    writeBundle(bundle, originals.values());
  } catch (error) {
    throw new CliError('write-failed', EXIT.FILE, { path: bundle, reason: (error as Error).message });
  }
}

/**
 * The step that is meant: by number, or the next one. @returns undefined when all are done
 *
 * @throws CliError for a number that is not there, a step that is done, or one that needs another first
 */
export function chosenStep(
  steps: readonly Step[],
  done: ReadonlySet<number>,
  wanted: string,
): Step | undefined {
  if (wanted === 'next' || wanted === 'all') return steps.find(({ number }) => !done.has(number));
  const chosen = steps.find(({ number }) => String(number) === wanted);
  if (!chosen) {
    throw new CliError('plan-step-unknown', EXIT.USAGE, { step: wanted, count: String(steps.length) });
  }
  if (done.has(chosen.number)) throw new CliError('plan-step-done', EXIT.USAGE, { step: wanted });
  const before = chosen.needs.filter((need) => !done.has(need));
  if (before.length === 0) return chosen;
  throw new CliError('plan-step-needs', EXIT.USAGE, { step: wanted, needs: before.join(', ') });
}

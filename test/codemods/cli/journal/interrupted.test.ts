import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CliError } from '../../../../codemods/cli/errors.ts';
import { applyRun } from '../../../../codemods/cli/journal/apply.ts';
import { countOperations, type Fault, injectFault, Killed } from '../../../../codemods/cli/journal/disk.ts';
import type { Replacement } from '../../../../codemods/cli/journal/replace.ts';
import { Store } from '../../../../codemods/cli/journal/store.ts';
import { undoRun } from '../../../../codemods/cli/journal/undo.ts';
import { scratch, snapshot } from '../../support/scratch.ts';

afterEach(() => injectFault());

const BEFORE = { 'a.js': 'a before', 'js/b.js': 'b before, and longer', 'c.html': '' };
const AFTER: Record<string, string> = {
  'a.js': 'a after the run',
  'js/b.js': 'b after',
  'c.html': 'c after',
  'sdk/new/tim.js': 'added by the run',
};

function replacementsIn(root: string): Replacement[] {
  return Object.entries(AFTER).map(([path, to]) => {
    const absolutePath = join(root, path);
    const from = path in BEFORE ? readFileSync(absolutePath) : null;
    return {
      path,
      absolutePath,
      from,
      to: Buffer.from(to),
      mode: from ? statSync(absolutePath).mode & 0o7777 : 0o644,
    };
  });
}

/** Files of the user, by path. */
function filesOf(root: string): Record<string, string> {
  return Object.fromEntries([...snapshot(root)].map(([path, bytes]) => [path, bytes.toString()]));
}

function expectWholeFiles(root: string): void {
  const known: Record<string, string> = BEFORE;
  for (const [path, content] of Object.entries(filesOf(root))) {
    expect([known[path], AFTER[path]], path).toContain(content);
  }
  for (const path of Object.keys(BEFORE)) expect(filesOf(root)).toHaveProperty([path]);
}

/** Runs `work` with a fault; @returns what it threw */
async function withFault(fault: Fault, work: () => Promise<unknown>): Promise<unknown> {
  injectFault(fault);
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    injectFault();
  }
}

/** How many operations `work` takes. */
async function operationsOf(work: () => Promise<unknown>): Promise<number> {
  injectFault();
  await work();
  return countOperations();
}

/** `undo`, where there is something to undo. */
async function undoIfAny(root: string): Promise<void> {
  try {
    await undoRun(Store.find(root) ?? new Store(root));
  } catch (error) {
    expect((error as CliError).code).toBe('nothing-to-undo');
  }
}

const run = (root: string) => applyRun(root, replacementsIn(root));
const RUN = await operationsOf(() => run(scratch(BEFORE)));
const steps = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a run', () => {
  it('is killed at any operation, in the midst of a write too: every file is whole, and undo works', async () => {
    expect(RUN).toBeGreaterThan(25);
    for (const kind of ['kill', 'tear'] as const) {
      for (const at of steps(RUN)) {
        const root = scratch(BEFORE);
        expect(await withFault({ kind, at }, () => run(root))).toBeInstanceOf(Killed);
        expectWholeFiles(root);
        await undoIfAny(root);
        expect(filesOf(root)).toEqual(BEFORE);
        await run(root);
        expect(filesOf(root)).toEqual(AFTER);
      }
    }
  });

  it('that was interrupted between two files is named before the next one writes', async () => {
    const seen = new Set<string>();
    for (const at of steps(RUN)) {
      const root = scratch(BEFORE);
      await withFault({ kind: 'kill', at }, () => run(root));
      const before = filesOf(root);
      const isHalf = Object.entries(AFTER).filter(([path, text]) => before[path] === text).length;
      const whole = isHalf === 4 ? 'all' : isHalf === 0 ? 'none' : 'half';
      seen.add(whole);
      if (whole !== 'half') continue;
      const error = await withFault({ kind: 'kill', at: 1e9 }, () => run(root));
      expect((error as CliError).code).toBe('run-interrupted');
      expect(filesOf(root)).toEqual(before);
    }
    expect(seen).toContain('half');
  });

  it.each(['ENOSPC', 'EROFS', 'EIO'])(
    'meets %s at any operation: nothing has changed, and it says so',
    async (code) => {
      for (const at of steps(RUN)) {
        const root = scratch(BEFORE);
        const error = await withFault({ kind: 'error', at, code }, () => run(root));
        // What is noticed only by the names of files not being on the disk for sure is no reason to end.
        if (!(error instanceof CliError)) {
          expectWholeFiles(root);
          continue;
        }
        expect(error.message).toContain(code);
        expect(filesOf(root)).toEqual(BEFORE);
      }
    },
  );
});

describe('undo', () => {
  it('is killed at any operation, and completes when it is repeated', async () => {
    const undone = (root: string) => undoRun(new Store(root));
    const applied = async () => {
      const root = scratch(BEFORE);
      await run(root);
      return root;
    };
    const rest = await applied();
    const count = await operationsOf(() => undone(rest));
    for (const kind of ['kill', 'tear'] as const) {
      for (const at of steps(count)) {
        const root = await applied();
        expect(await withFault({ kind, at }, () => undone(root))).toBeInstanceOf(Killed);
        expectWholeFiles(root);
        await undoIfAny(root);
        expect(filesOf(root)).toEqual(BEFORE);
      }
    }
  });

  it('has kept the permissions', async () => {
    const root = scratch(BEFORE);
    chmodSync(join(root, 'a.js'), 0o751);
    await run(root);
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o751);
    await undoRun(new Store(root));
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o751);
  });

  it('refuses where files were changed since, and names them; force and keep decide', async () => {
    const root = scratch(BEFORE);
    await run(root);
    writeFileSync(join(root, 'a.js'), 'mine');
    writeFileSync(join(root, 'c.html'), 'mine too');
    const before = filesOf(root);
    const store = new Store(root);
    await expect(undoRun(store)).rejects.toThrow(/changed-since: [\s\S]*a\.js\n {2}c\.html/);
    await expect(undoRun(store, { keep: ['a.js'] })).rejects.toThrow(/since that run[\s\S]*\n {2}c\.html$/);
    expect(filesOf(root)).toEqual(before);
    const { overwritten } = await undoRun(store, { keep: ['a.js'], force: true });
    expect(filesOf(root)).toEqual({ ...BEFORE, 'a.js': 'mine' });
    expect([...overwritten.keys()]).toEqual(['c.html']);
    expect(readFileSync(overwritten.get('c.html') as string, 'utf8')).toBe('mine too');
  });

  it('goes back run by run, and forward again until another run is made', async () => {
    const root = scratch({ 'a.js': '1' });
    const store = new Store(root);
    const write = async (from: string, to: string) => {
      const absolutePath = join(root, 'a.js');
      await applyRun(root, [
        { path: 'a.js', absolutePath, from: Buffer.from(from), to: Buffer.from(to), mode: 0o644 },
      ]);
    };
    const now = () => readFileSync(join(root, 'a.js'), 'utf8');
    await write('1', '2');
    await write('2', '3');
    await undoRun(store);
    await undoRun(store);
    expect(now()).toBe('1');
    await expect(undoRun(store)).rejects.toThrow('nothing-to-undo');
    await undoRun(store, { redo: true });
    expect(now()).toBe('2');
    await undoRun(store, { redo: true });
    expect(now()).toBe('3');
    await expect(undoRun(store, { redo: true })).rejects.toThrow('nothing-to-redo');
    await undoRun(store);
    await write('2', '4');
    await expect(undoRun(store, { redo: true })).rejects.toThrow('nothing-to-redo');
    await undoRun(store);
    expect(now()).toBe('2');
  });

  it('does not take a damaged copy for the file', async () => {
    const root = scratch(BEFORE);
    await run(root);
    const store = new Store(root);
    writeFileSync(join(store.runFolder(store.runs()[0]?.id as string), 'before.bin'), 'rotten');
    await expect(undoRun(store)).rejects.toThrow('journal-damaged');
    expect(filesOf(root)).toEqual(AFTER);
  });

  it('waits for nobody: another process that holds the lock is named', async () => {
    const root = scratch(BEFORE);
    await run(root);
    writeFileSync(join(root, '.webim2tim/lock'), `${process.ppid}\n`);
    await expect(undoRun(new Store(root))).rejects.toThrow('run-in-progress');
    writeFileSync(join(root, '.webim2tim/lock'), '999999999\n');
    await undoRun(new Store(root));
    expect(filesOf(root)).toEqual(BEFORE);
  });

  it('waits for nobody: half a process number is not that of another process', async () => {
    const root = scratch(BEFORE);
    await run(root);
    writeFileSync(join(root, '.webim2tim/lock'), String(process.ppid));
    await undoRun(new Store(root));
    expect(filesOf(root)).toEqual(BEFORE);
  });
});

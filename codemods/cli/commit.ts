import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError, EXIT } from './errors.ts';
import { git } from './git.ts';
import { someOf } from './words.ts';

/** What stops a commit of only some files, and the file of git that says so. */
const UNDER_WAY = {
  MERGE_HEAD: 'merge',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
};

/**
 * Makes sure, before anything is written, that a commit of it can be made: there is a repository with nothing in it
 * that git knows and has not committed, nothing is under way, and git knows who commits. Files that git does not know
 * are none of its business.
 *
 * @throws CliError
 */
export function checkCommit(folder: string): void {
  const changes = asked(folder, ['status', '--porcelain', '-z', '--untracked-files=no', '--no-renames']);
  if (changes === undefined) throw new CliError('commit-no-repository', EXIT.USAGE, { folder });
  const files = changes.split('\0').flatMap((entry) => entry.slice(3) || []);
  if (files.length > 0) throw new CliError('commit-dirty', EXIT.USAGE, { files: someOf(files) });
  for (const [name, what] of Object.entries(UNDER_WAY)) {
    const path = asked(folder, ['rev-parse', '--git-path', name])?.trim();
    if (path && existsSync(resolve(folder, path)))
      throw new CliError('commit-under-way', EXIT.USAGE, { what });
  }
  try {
    git(folder, ['var', 'GIT_COMMITTER_IDENT']);
  } catch {
    throw new CliError('commit-no-identity', EXIT.USAGE);
  }
}

/** @throws CliError when git is there and refuses to answer */
function asked(folder: string, args: readonly string[]): string | undefined {
  try {
    return git(folder, args);
  } catch (error) {
    throw new CliError('commit-failed', EXIT.USAGE, { reason: (error as Error).message });
  }
}

/**
 * Commits files, and nothing else. Hooks run. @returns the short name of the commit; undefined when git ignores all of
 * the files, or they are what it has
 *
 * @param paths relative to `folder`
 * @throws CliError when git or a hook refuses; the files stay written
 */
export function commitFiles(folder: string, paths: readonly string[], message: string): string | undefined {
  const known = paths.filter((path) => !isIgnored(folder, path));
  if (known.length === 0) return undefined;
  try {
    const files = known.map((path) => `:(literal)${path}`);
    run(folder, ['add', '--', ...files]);
    if (run(folder, ['diff', '--cached', '--name-only', '--', ...files]).trim() === '') return undefined;
    run(folder, ['commit', '--quiet', '--file=-', '--', ...files], message);
    return run(folder, ['rev-parse', '--short', 'HEAD']).trim();
  } catch (error) {
    const { stderr, stdout, message: text } = error as Error & { stderr?: string; stdout?: string };
    const said = [stderr, stdout].map((part) => part?.trim()).filter(Boolean);
    throw new CliError('commit-failed', EXIT.FILE, { reason: said.join('\n') || text });
  }
}

function isIgnored(folder: string, path: string): boolean {
  try {
    run(folder, ['check-ignore', '--quiet', '--', path]);
    return true;
  } catch (error) {
    if ((error as { status?: number }).status === 1) return false;
    return false;
  }
}

const run = (folder: string, args: readonly string[], input = ''): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', input, stdio: 'pipe', maxBuffer: 1e8 });

/** A message with `{title}`, `{step}` and `{steps}` filled in. */
export const commitMessage = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/**
 * Files under the targets that git does not have in its last commit, as git names them; empty when all are committed.
 * Undefined when there is nothing to compare with: no git on this machine, or a folder outside of any repository.
 *
 * @param targets absolute paths of files or folders
 * @param except absolute paths of files that do not count
 * @throws Error when git is there and refuses to answer (an unsafe folder, a broken repository)
 */
export function uncommittedFiles(
  targets: readonly string[],
  except: readonly string[] = [],
): string[] | undefined {
  const found: string[] = [];
  let inRepository = false;
  for (const target of targets) {
    const folder = statSync(target).isDirectory() ? target : dirname(target);
    const output = git(folder, [
      'status',
      '--porcelain',
      '-z',
      '--untracked-files=all',
      '--no-renames',
      '--',
      target,
      ...except.filter((path) => path.startsWith(folder + sep)).map((path) => `:(exclude)${path}`),
    ]);
    if (output === undefined) continue;
    inRepository = true;
    for (const entry of output.split('\0')) {
      const path = entry.slice(3);
      if (path && !found.includes(path)) found.push(path);
    }
  }
  return inRepository ? found : undefined;
}

/** What git says; undefined without git or outside of a repository. @throws Error with git's words */
export function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
      // The answer "not a repository" is read from git's words, so they must not be translated.
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT' || /not a git repository/i.test(stderr)) return undefined;
    throw new Error(stderr.trim() || String(error));
  }
}

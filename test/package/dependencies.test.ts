import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What comes along when somebody installs the package: nothing of it runs on its own, and each package has a reason. */
const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const pkg = JSON.parse(read('package.json'));
const lock: Record<string, { dev?: boolean; hasInstallScript?: boolean }> = JSON.parse(
  read('package-lock.json'),
).packages;
const runtime = Object.keys(lock).filter((path) => path !== '' && !lock[path]?.dev);

/** Scripts npm runs when a package is installed. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

describe('nothing runs at installation', () => {
  test('of the package itself', () => {
    expect(Object.keys(pkg.scripts).filter((name) => INSTALL_SCRIPTS.includes(name))).toEqual([]);
    expect(lock['']?.hasInstallScript).toBeUndefined();
  });

  test('of what it needs at run time, by the lock file', () => {
    expect(runtime.length).toBeGreaterThan(Object.keys(pkg.dependencies).length);
    expect(runtime.filter((path) => lock[path]?.hasInstallScript)).toEqual([]);
  });

  test('of what it needs at run time, as it is installed', () => {
    // npm runs `prepare` of git dependencies only, and builds what has a binding.gyp.
    const scripts = INSTALL_SCRIPTS.filter((name) => name !== 'prepare');
    const running = runtime.filter((path) => {
      if (!existsSync(new URL(`${path}/package.json`, root))) return false;
      const installed = JSON.parse(read(`${path}/package.json`)).scripts ?? {};
      return scripts.some((name) => name in installed) || existsSync(new URL(`${path}/binding.gyp`, root));
    });
    expect(running).toEqual([]);
  });
});

test.each([
  ['en', 'Packages it needs at run time'],
  ['zh', '运行时需要的包'],
])('the page for contributors in %s says what each package is for', (lang, heading) => {
  const section = read(`docs/${lang}/contributing.md`).split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(pkg.dependencies));
});

import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DiscoverOptions, discover, NoSuchPathError } from '../../../codemods/sources/discover.ts';
import { scratch } from '../support/scratch.ts';

const found = (root: string, paths = ['.'], options?: DiscoverOptions) =>
  discover(root, paths, options).files.map(({ path }) => path);

describe('discover', () => {
  it('finds scripts and pages in path order', () => {
    const root = scratch({
      'b.js': '',
      'a/x.html': '',
      'a/y.tsx': '',
      'readme.md': '',
      'types.d.ts': '',
      'c.vue': '',
    });
    const { files } = discover(root, ['.']);
    expect(files.map(({ path, container }) => `${path} ${container}`)).toEqual([
      'a/x.html page',
      'a/y.tsx script',
      'b.js script',
      'c.vue component',
    ]);
  });

  it('passes over installed, generated and ignored code, and names it', () => {
    const root = scratch({
      '.gitignore': 'build/\n*.tmp.js\n',
      'sub/.gitignore': '!keep.tmp.js\n',
      'node_modules/m/index.js': '',
      'dist/app.js': '',
      'build/app.js': '',
      'sub/keep.tmp.js': '',
      'sub/drop.tmp.js': '',
      'app.js': '',
    });
    mkdirSync(join(root, '.git'));
    const { files, passedOver } = discover(root, ['.']);
    expect(files.map(({ path }) => path)).toEqual(['app.js', 'sub/keep.tmp.js']);
    expect(passedOver.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'build/ ignored',
      'dist/ vendored',
      'node_modules/ vendored',
      'sub/drop.tmp.js ignored',
    ]);
  });

  it('respects the rules of the folders above, up to the top of the repository', () => {
    const root = scratch({ '.gitignore': 'old/\n', 'web/old/a.js': '', 'web/new/a.js': '' });
    mkdirSync(join(root, '.git'));
    expect(found(root, ['web'])).toEqual(['web/new/a.js']);
  });

  it('reads what is named outright', () => {
    const root = scratch({ 'dist/app.js': '', 'dist/b.js': '' });
    expect(found(root, ['dist/app.js'])).toEqual(['dist/app.js']);
    expect(found(root, ['dist'])).toEqual(['dist/app.js', 'dist/b.js']);
  });

  it('takes patterns', () => {
    const root = scratch({ 'js/a.js': '', 'js/b.js': '', 'lib/c.js': '', 'a.html': '' });
    expect(found(root, ['.'], { include: ['js/*.js'] })).toEqual(['js/a.js', 'js/b.js']);
    expect(found(root, ['.'], { ignore: ['js/', 'b.*'] })).toEqual(['a.html', 'lib/c.js']);
    expect(found(root, ['js/*.js'])).toEqual(['js/a.js', 'js/b.js']);
  });

  it('follows links without going in circles or reading a file twice', () => {
    const root = scratch({ 'app/a.js': '', 'common/b.js': '' });
    symlinkSync(root, join(root, 'app/loop'));
    symlinkSync(join(root, 'app/a.js'), join(root, 'again.js'));
    symlinkSync(join(root, 'nowhere'), join(root, 'broken.js'));
    expect(found(root)).toEqual(['app/a.js', 'common/b.js']);
    expect(found(root, ['app', 'app/a.js'])).toEqual(['app/a.js', 'app/loop/common/b.js']);
  });

  it('says which path does not exist', () => {
    const root = scratch();
    expect(() => found(root, ['.', 'nothing'])).toThrow(NoSuchPathError);
    expect(() => found(root, ['no/*.js'])).toThrow('no such file or directory: no/*.js');
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that cannot be read', () => {
    const root = scratch({ 'secret/a.js': '' });
    chmodSync(join(root, 'secret'), 0);
    expect(discover(root, ['.']).passedOver).toMatchObject([{ path: 'secret/', code: 'file-unreadable' }]);
    chmodSync(join(root, 'secret'), 0o755);
  });
});

/**
 * Publishes the package, after checks that it is fit to be: `npm run release -- --dry-run` does all but publish.
 * In GitHub Actions (`permissions: id-token: write`) npm adds the provenance that `publishConfig` asks for.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const run = (program, args) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const pkg = JSON.parse(read('package.json'));

/** Files nobody can do without, by what breaks when they are missing. */
const NEEDED = [
  'dist/cli.js',
  'dist/webim.min.js',
  'dist/webim.all.min.js',
  'dist/miniprogram/index.js',
  'dist/index.d.ts',
  'docs/en/codes/index.md',
  'docs/zh/codes/index.md',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'LICENSE',
];
/** What has no business in a package. */
const FORBIDDEN = /(^|\/)(test|fixtures|node_modules|\.vitepress|\.ci)\/|\.log$|(^|\/)webim\.js\.orig$/;

/** What speaks against a release, each as a sentence. `facts` are read from the tree when absent. */
export function problems(facts = gather()) {
  const { version, changelog, status, tags, files, dryRun, lockVersion } = facts;
  const found = [];
  if (status) found.push(`The git tree is not clean:\n${status}`);
  const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version}`));
  if (!heading) found.push(`CHANGELOG.md has no "## ${version}".`);
  else if (!dryRun && /unreleased/i.test(heading))
    found.push(`CHANGELOG.md says "${heading}": give it its date.`);
  if (lockVersion !== version)
    found.push(`package-lock.json is of ${lockVersion}, package.json of ${version}.`);
  if (tags.includes(`v${version}`)) found.push(`There is a tag v${version} already.`);
  const paths = new Set(files);
  for (const path of NEEDED)
    if (!paths.has(path)) found.push(`The package lacks ${path}; run npm run build.`);
  for (const path of files) if (FORBIDDEN.test(path)) found.push(`The package holds ${path}.`);
  return found;
}

function gather() {
  const pack = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']));
  return {
    version: pkg.version,
    lockVersion: JSON.parse(read('package-lock.json')).version,
    changelog: read('CHANGELOG.md'),
    status: run('git', ['status', '--porcelain']).trimEnd(),
    tags: run('git', ['tag', '--list', 'v*']).split('\n'),
    files: pack[0].files.map(({ path }) => path),
    dryRun: process.argv.includes('--dry-run'),
  };
}

if (
  process.argv[1] &&
  createRequire(import.meta.url).resolve(process.argv[1]) === new URL(import.meta.url).pathname
) {
  const facts = gather();
  const found = problems(facts);
  for (const problem of found) console.error(`- ${problem}`);
  if (found.length > 0) process.exit(1);
  console.log(`webim2tim ${facts.version}: ${facts.files.length} files, nothing speaks against it.`);
  const args = ['publish', ...(facts.dryRun ? ['--dry-run'] : [])];
  if (facts.dryRun) console.log(`Would run: npm ${args.join(' ').replace(' --dry-run', '')}`);
  else execFileSync('npm', args, { cwd: root, stdio: 'inherit' });
}

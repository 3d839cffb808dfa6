import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathOf, type Sample } from './samples.ts';

const scripts: Record<string, string> = JSON.parse(readFileSync(pathOf('package.json'), 'utf8')).scripts;
const OWN = ['webim2tim', 'tim-js-sdk', 'tim-wx-sdk'];

/** A copy of an application as its owner has it, with the package installed. */
export class Workplace {
  readonly folder: string;
  /** What the last command printed. */
  output = '';

  constructor(app: string, sdk: string) {
    this.folder = mkdtempSync(join(tmpdir(), 'webim2tim-docs-'));
    cpSync(pathOf(`fixtures/apps/${app}`), this.folder, { recursive: true });
    mkdirSync(join(this.folder, dirname(sdk)), { recursive: true });
    // Stands for the old file, which is not ours to have; another byte than what the pages put in its place.
    writeFileSync(join(this.folder, sdk), `${readFileSync(pathOf('dist/webim.all.js'), 'utf8')}\n`);
    mkdirSync(join(this.folder, 'node_modules'));
    for (const name of OWN) {
      const from = name === 'webim2tim' ? pathOf('.') : pathOf(`node_modules/${name}`);
      symlinkSync(from, join(this.folder, 'node_modules', name), 'dir');
    }
    writeFileSync(join(this.folder, '.gitignore'), 'node_modules\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes a repository of it with everything committed, unless it is one. */
  async commit(): Promise<void> {
    if (!existsSync(join(this.folder, '.git'))) await this.#run('git', ['init', '-q']);
    await this.#run('git', ['add', '-A']);
    await this.#run('git', ['commit', '-q', '--allow-empty', '-m', 'as it was']);
  }

  /** @throws when a command of the block is none that we know, or ends as it should not. */
  async run({ code, page, line }: Sample): Promise<void> {
    for (const text of code.replace(/\s+#.*$/gm, '').split(/\n|&&/)) {
      const [program = '', ...args] = words(text.trim());
      if (!program) continue;
      try {
        await this.#command(program, args);
      } catch (error) {
        throw new Error(`${page}:${line}: ${text.trim()}\n${(error as Error).message}`);
      }
    }
  }

  async #command(program: string, args: string[]): Promise<void> {
    const [first = '', ...rest] = args;
    if (program === 'npx' && first === 'webim2tim') return this.#tool(rest);
    if (program === 'git') return this.#run('git', args);
    if (program === 'cp') {
      const [from = '', to = ''] = args;
      mkdirSync(dirname(join(this.folder, to)), { recursive: true });
      cpSync(join(this.folder, from), join(this.folder, to));
      return;
    }
    if (program === 'npm' && first === 'run') {
      if (!scripts[rest[0] ?? '']) throw new Error('there is no such script in package.json');
      return;
    }
    if (program === 'npm' && ['ci', 'test', 'install'].includes(first)) {
      const names = rest.filter((word) => !word.startsWith('-'));
      if (names.every((name) => OWN.includes(name))) return;
    }
    throw new Error('the documentation test does not know this command');
  }

  /** The tool says 1 when work remains for a person, which is what samples are about. */
  async #tool(args: string[]): Promise<void> {
    // Folders that stand for the reader's.
    const given = args.map((arg) => (/^\.\/my-|^path\/to/.test(arg) ? '.' : arg));
    // Here is nobody to be asked, and the tool has to say so.
    const allowed = given.includes('--interactive') ? [3] : [0, 1];
    await this.#run(process.execPath, [pathOf('dist/cli.js'), ...given], given[0] === 'play', allowed);
  }

  #run(program: string, args: string[], runsOn = false, allowed = [0]): Promise<void> {
    return new Promise((resolve, reject) => {
      const identity = {
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@b',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@b',
      };
      const env = { ...process.env, ...identity, LANG: 'en_US.UTF-8', NO_COLOR: '1' };
      const child = spawn(program, args, { cwd: this.folder, env });
      this.output = '';
      const listen = (data: Buffer) => {
        this.output += data;
        if (runsOn && /http:\/\/127\.0\.0\.1:\d+/.test(this.output)) child.kill('SIGINT');
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('error', reject);
      child.on('close', (code) => {
        if (code !== null && allowed.includes(code)) resolve();
        else reject(new Error(`ended with ${code}\n${this.output}`));
      });
    });
  }
}

/** The words of a line; quotes hold words together. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/**
 * Changes a file as a `diff` block says: the lines that are taken away stand in the file once, in this order; line ends
 * stay what they are. A line that ends with `…` stands for every line that begins so.
 */
export function applyDiff(folder: string, { file, code, page, line }: Sample): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const marked = code.split('\n');
  const side = (sign: string) =>
    marked.filter((each) => each[0] === ' ' || each[0] === sign).map((each) => each.slice(1));
  const before = side('-');
  const fits = (at: number) =>
    before.every((wanted, index) => {
      const found = lines[at + index] ?? '';
      return wanted.endsWith('…') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
    });
  const places = lines.map((_, at) => at).filter(fits);
  if (places.length !== 1)
    throw new Error(`${page}:${line}: the lines stand ${places.length} times in ${file}`);
  lines.splice(places[0] as number, before.length, ...side('+'));
  writeFileSync(path, lines.join(eol));
}

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { IPty } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';

/** The built command line, as users start it. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const pty = loadPty();

/** Why there are no terminals here; undefined where there are. */
export const noTerminals: string | undefined = pty instanceof Error ? pty.message : undefined;

// The package brings a binary for each of the common systems and throws on the others.
function loadPty(): typeof import('@lydell/node-pty') | Error {
  try {
    return createRequire(import.meta.url)('@lydell/node-pty');
  } catch (error) {
    return error as Error;
  }
}

interface WindowOptions {
  cwd: string;
  /** Variables besides `PATH`, `HOME` and an English xterm. */
  env?: Record<string, string>;
  rows?: number;
  cols?: number;
}

/** A terminal window on the screen of nobody: a program runs in it, keys can be pressed, the screen can be read. */
export class TerminalWindow {
  /** Everything the program sent, with its escape sequences. */
  raw = '';
  /** What the program ended with, when it has. */
  readonly ended: Promise<number>;
  private readonly screen: Terminal;
  private readonly process: IPty;
  private readonly listeners = new Set<() => void>();

  constructor(file: string, args: readonly string[], { cwd, env, rows = 24, cols = 100 }: WindowOptions) {
    if (pty instanceof Error) throw pty;
    this.screen = new Terminal({ rows, cols, scrollback: 10_000, allowProposedApi: true });
    const { PATH = '', HOME = '' } = process.env;
    this.process = pty.spawn(file, [...args], {
      cwd,
      rows,
      cols,
      env: { PATH, HOME, TERM: 'xterm-256color', LANG: 'en_US.UTF-8', ...env },
    });
    this.process.onData((data) => {
      this.raw += data;
      this.screen.write(data, () => {
        for (const look of this.listeners) look();
      });
    });
    this.ended = new Promise((resolve) => {
      // What was sent last is still on its way to the screen.
      this.process.onExit(({ exitCode }) => this.screen.write('', () => resolve(exitCode)));
    });
  }

  /** The command line of the package. */
  static cli(args: readonly string[], options: WindowOptions): TerminalWindow {
    return new TerminalWindow(process.execPath, [CLI, ...args], options);
  }

  /** What stands in the window now, what was scrolled away included; lines that are wrapped are one. */
  text(): string {
    const { active } = this.screen.buffer;
    const lines: string[] = [];
    for (let y = 0; y < active.length; y++) {
      const line = active.getLine(y);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text);
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  }

  /** Waits until the text of the window matches. Rejects with that text when the program ends before. */
  async shows(pattern: RegExp): Promise<void> {
    let look = () => {};
    const seen = new Promise<true>((resolve) => {
      look = () => pattern.test(this.text()) && resolve(true);
      this.listeners.add(look);
      look();
    });
    const isSeen = await Promise.race([seen, this.ended.then(() => pattern.test(this.text()))]);
    this.listeners.delete(look);
    if (!isSeen) throw new Error(`the program ended without showing ${pattern}:\n${this.text()}`);
  }

  press(keys: string): void {
    this.process.write(keys);
  }

  close(): void {
    this.process.kill();
    this.screen.dispose();
  }
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { LEGACY_SDK, scratch } from '../../support/scratch.ts';
import { cli } from '../support.ts';
import type { Effect, Tried } from './rows.ts';

const APP = { 'index.html': '<script src="sdk/webim.js"></script>', 'sdk/webim.js': LEGACY_SDK };

/** Lets `play` run while something is done to it. @returns what it said */
async function playing(
  tried: Tried,
  root: string,
  args: readonly string[],
  act: (address: string) => Promise<void>,
): Promise<string> {
  let said = '';
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const out = (text: string) => {
    said += text;
  };
  const run = tried.run(root, args, { out, ended });
  await expect.poll(() => said).toMatch(/Ctrl-C|\}\n/);
  const [address = ''] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
  try {
    await act(address);
  } finally {
    end();
  }
  expect((await run).code).toBe(0);
  return said;
}

const scriptOf = async (address: string) => (await fetch(`${address}/sdk/webim.js`)).text();

async function login(address: string): Promise<number> {
  const query = new URLSearchParams({ identifier: 'alice', sdkappid: '1400000001', usersig: 'any' });
  const answer = await fetch(`${address}/v4/openim/login?${query}`, { method: 'POST', body: '{}' });
  return ((await answer.json()) as { ErrorCode: number }).ErrorCode;
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const PLAY: Record<string, Effect> = {
  '--port': async (tried) => {
    const port = await freePort();
    await playing(tried, scratch(APP), ['--port', String(port)], async (address) =>
      expect(address).toBe(`http://127.0.0.1:${port}`),
    );
  },
  '--original': async (tried) => {
    const root = scratch(APP);
    await playing(tried, root, [], async (address) =>
      expect(await scriptOf(address)).not.toContain('EmotionDataIndexs */'),
    );
    await playing(tried, root, ['--original'], async (address) =>
      expect(await scriptOf(address)).toContain('EmotionDataIndexs */'),
    );
  },
  '--backend-only': async (tried) => {
    const said = await playing(tried, scratch(APP), ['--backend-only'], async (address) =>
      expect((await fetch(`${address}/index.html`)).status).not.toBe(200),
    );
    expect(JSON.parse(said)).toMatchObject({ port: expect.any(Number) });
  },
  '--data': async (tried) => {
    const root = scratch(APP);
    const args = ['--data', 'kept.db'];
    await playing(tried, root, args, async (address) => {
      await fetch(`${address}/__webim2tim/act`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ action: 'addUser', userID: 'bob', nick: 'Robert' }),
      });
    });
    await playing(tried, root, args, async (address) =>
      expect(await (await fetch(`${address}/__webim2tim/state`)).text()).toContain('Robert'),
    );
  },
  '--user-sig-key': async (tried) => {
    const root = scratch(APP);
    await playing(tried, root, [], async (address) => expect(await login(address)).toBe(0));
    await playing(tried, root, ['--user-sig-key', 'secret'], async (address) =>
      expect(await login(address)).toBe(70003),
    );
  },
};

/** One run for all of its flags: it waits for what does not come, nine seconds long. */
export class Conformed {
  private readonly folder = mkdtempSync(join(tmpdir(), 'webim2tim-conform-'));
  /** The original is nobody's to commit; our own script passes for a copy of it. */
  readonly args = [
    ...['--legacy', fileURLToPath(new URL('../../../../dist/webim.all.js', import.meta.url))],
    ...['--only', 'uploads', '--json', join(this.folder, 'findings.json')],
  ];
  private readonly result = cli(this.folder, ['conform', ...this.args]);

  readonly rows: Record<string, Effect> = {
    '--legacy': async (tried) => {
      tried.lines.push(this.args);
      expect((await this.result).out).toMatch(/^webim\.js 1\.7\.3 and webim2tim .*: 5 scenarios/);
    },
    '--only': async (tried) => {
      tried.lines.push(this.args);
      const { out } = await this.result;
      expect(out).toMatch(/^ {2}uploads +5 /m);
      expect(out).not.toMatch(/^ {2}groups/m);
    },
    '--json': async (tried) => {
      tried.lines.push(this.args);
      await this.result;
      const { findings } = JSON.parse(readFileSync(join(this.folder, 'findings.json'), 'utf8'));
      expect(findings).toHaveLength(5);
    },
  };

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

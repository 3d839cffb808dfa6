import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpAsked } from '../../../codemods/cli/ready-help.ts';
import { scratch } from '../support/scratch.ts';
import { cli } from './support.ts';

const CLI = new URL('../../../dist/cli.js', import.meta.url).pathname;
const hasShell = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

async function scriptOf(shell: string): Promise<string> {
  const { code, out } = await cli(scratch(), ['completion', shell]);
  expect(code).toBe(0);
  return out;
}

describe('completion', () => {
  it.each([
    ['webim2tim mi', 'migrate'],
    ['webim2tim --v', '--version'],
    ['webim2tim scan --ign', '--ignore'],
    ['webim2tim migrate --to ', 'native shim'],
    ['webim2tim --lang z', 'zh'],
    ['webim2tim completion f', 'fish'],
    ['webim2tim migrate --report ', ''],
    ['webim2tim scan s', ''],
  ])('of %j in bash offers %j', async (line, offers) => {
    const folder = scratch({ 'completion.bash': await scriptOf('bash') });
    const program = `source ${join(folder, 'completion.bash')}
      read -ra COMP_WORDS <<< "$1"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _webim2tim; echo "\${COMPREPLY[@]}"`;
    expect(execFileSync('bash', ['-c', program, 'bash', line], { encoding: 'utf8' }).trim()).toBe(offers);
  });

  it.each(['zsh', 'fish'])('is a script %s accepts, where there is one', async (shell) => {
    const folder = scratch({ script: await scriptOf(shell) });
    expect(await scriptOf(shell)).toContain('--ignore'.replace(shell === 'fish' ? '--' : '', ''));
    if (!hasShell(shell)) return;
    const { status, stderr } = spawnSync(shell, ['-n', join(folder, 'script')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('knows no other shell', async () => {
    const { code, err } = await cli(scratch(), ['completion', 'cmd']);
    expect([code, err]).toEqual([3, expect.stringContaining('It takes bash, zsh, fish.')]);
  });
});

describe('help', () => {
  it('is asked for in these ways only', () => {
    const asked = [
      '--help',
      '-h',
      'help',
      'help scan',
      'scan --help',
      'scan -h --lang zh',
      '--lang=zh --help',
    ];
    expect(asked.map((line) => helpAsked(line.split(' ')))).toEqual(['', '', '', 'scan', 'scan', 'scan', '']);
    const not = [
      '',
      'scan',
      'scan a --help',
      'help --help',
      '--help scan',
      '-- --help',
      'scan --lang de --help',
    ];
    expect(not.map((line) => helpAsked(line.split(' ')))).toEqual(not.map(() => undefined));
  });

  it.each(['en', 'zh'])('of the built command line is what its commands say, in %s', async (lang) => {
    for (const words of [
      [],
      ['scan'],
      ['migrate'],
      ['check'],
      ['undo'],
      ['play'],
      ['conform'],
      ['init'],
      ['completion'],
    ]) {
      const args = [...words, '--help', '--lang', lang];
      const said = execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
      expect(said).toBe((await cli('/', args)).out);
      expect(said.length).toBeGreaterThan(100);
    }
  });
});

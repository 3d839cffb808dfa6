import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CliCommand } from '../../../codemods/cli/cli-command.ts';
import { sayIn } from '../../../codemods/cli/lang.ts';
import { buildProgram } from '../../../codemods/cli/program.ts';

const terminal = { cwd: '/', out() {}, err() {}, colors: false };
const programIn = (lang: 'en' | 'zh') => buildProgram({ terminal, lang, say: sayIn(lang), exitCode: 0 });
const commandsOf = (program: CliCommand) => [program, ...program.commands] as CliCommand[];

const TESTS = new URL('../', import.meta.url);
const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('flags.test.ts'))
  .map((name) => readFileSync(new URL(name, TESTS), 'utf8'));

// A call of a test that runs a command line names the command and the flag in one list.
it('every flag of every command is used in a test of that command', () => {
  const missing = commandsOf(programIn('en')).flatMap((command) =>
    command.options
      .map(({ long }) => long as string)
      .filter((flag) => !tests.some((text) => text.includes(`'${flag}'`) || text.includes(`'${flag}=`)))
      .map((flag) => `${command.path()} ${flag}`),
  );
  expect(missing).toEqual([]);
});

it('every command and every option is described in both languages', () => {
  const texts = (lang: 'en' | 'zh') =>
    commandsOf(programIn(lang)).flatMap((command) => [
      command.description(),
      ...command.registeredArguments.map(({ description }) => description),
      ...command.options.map(({ description }) => description),
    ]);
  const english = texts('en');
  for (const [index, text] of texts('zh').entries()) {
    expect(text, english[index]).toMatch(/\p{Script=Han}/u);
    expect(english[index]).toMatch(/^[\x20-\x7e]+$/);
  }
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliCommand } from '../../../codemods/cli/cli-command.ts';
import { sayIn } from '../../../codemods/cli/lang.ts';
import { buildProgram } from '../../../codemods/cli/program.ts';
import { allRows, effectOf, Tried } from './flags/rows.ts';
import { Conformed, PLAY } from './flags/running.ts';
import { cli } from './support.ts';

const terminal = { cwd: '/', out() {}, err() {}, colors: false };
const programIn = (lang: 'en' | 'zh') => buildProgram({ terminal, lang, say: sayIn(lang), exitCode: 0 });
const commandsOf = (program: CliCommand) => [program, ...program.commands] as CliCommand[];

const FLAGS = commandsOf(programIn('en')).flatMap((command) =>
  command.options.map((option) => ({ command: command.path(), flag: String(option.long), option })),
);

describe('every flag of every command does what its help says', () => {
  let conformed: Conformed;
  beforeAll(() => {
    conformed = new Conformed();
  });
  afterAll(() => conformed.close());

  const effect = (command: string, flag: string) => {
    if (command === 'webim2tim play' && PLAY[flag]) return PLAY[flag];
    return (command === 'webim2tim conform' && conformed.rows[flag]) || effectOf(command, flag);
  };

  it.each(FLAGS)('$command $flag', async ({ command, flag, option }) => {
    const show = effect(command, flag);
    if (!show) throw new Error('Nobody wrote down what it does: test/codemods/cli/flags has the rows.');
    const tried = new Tried(command);
    await show(tried);
    // The row has to be about this flag, in each of its spellings.
    for (const spelling of [option.long, option.short].filter(Boolean)) {
      expect(tried.lines.flat()).toContain(spelling);
    }
  });

  it('and no row is about a flag that is gone', () => {
    const names = new Set(FLAGS.flatMap(({ command, flag }) => [flag, `${command} ${flag}`]));
    expect(allRows().filter((row) => !names.has(row))).toEqual([]);
  });

  it.each(commandsOf(programIn('en')).map((command) => command.path()))('%s --help, -h', async (command) => {
    for (const flag of ['--help', '-h']) {
      const { code, out } = await cli('/', [...command.split(' ').slice(1), flag]);
      expect([code, out]).toEqual([0, expect.stringContaining(`Usage: ${command}`)]);
    }
  });
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

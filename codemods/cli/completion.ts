import type { Option } from 'commander';
import type { CliCommand } from './cli-command.ts';
import type { Shell } from './shells.ts';

const NAME = 'webim2tim';

/** The script that makes a shell complete commands, options and their values; made from the tree of commands. */
export function completionScript(shell: Shell, program: CliCommand): string {
  return { bash, zsh, fish }[shell](program);
}

const commandsOf = (program: CliCommand) => program.commands as readonly CliCommand[];
const flagsOf = ({ options }: CliCommand) =>
  [...options.flatMap(({ long, short }) => [long, short]), '--help'].filter((flag) => flag !== undefined);
const withChoices = ({ options }: CliCommand) => options.filter(({ argChoices }) => argChoices);
const choicesOf = ({ registeredArguments }: CliCommand) =>
  registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);

function bash(program: CliCommand): string {
  const commands = commandsOf(program);
  const names = commands.map((command) => command.name());
  const values = [program, ...commands].flatMap((command) =>
    withChoices(command).map(({ long, argChoices }) => {
      const name = command === program ? '' : command.name();
      return `    "${name} ${long}") COMPREPLY=($(compgen -W "${argChoices?.join(' ')}" -- "$cur")); return ;;`;
    }),
  );
  // Files follow by `-o default` where nothing else is offered.
  const takesValue = commands.flatMap((command) =>
    command.options
      .filter(({ required, argChoices }) => required && !argChoices)
      .map(({ long }) => `"${command.name()} ${long}"`),
  );
  const words = commands.map(
    (command) =>
      `    ${command.name()}) if [[ $cur == -* ]]; then words="${flagsOf(command).join(' ')}"; else words="${choicesOf(command).join(' ')}"; fi ;;`,
  );
  return `# bash completion of ${NAME}:  source <(${NAME} completion bash)
_${NAME}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${names.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command $prev" in
${values.join('\n')}
    ${takesValue.join('|')}) return ;;
  esac
  case "$command" in
    "") words="${names.join(' ')} help ${flagsOf(program).join(' ')}" ;;
${words.join('\n')}
  esac
  [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F _${NAME} ${NAME}
`;
}

/** In single quotes, with the characters escaped that \`_arguments\` reads. */
const zshText = (text: string) => text.replaceAll("'", "'\\''").replace(/[[\]:\\]/g, '\\$&');

function zsh(program: CliCommand): string {
  const commands = commandsOf(program);
  const spec = ({ long, argChoices, required, description }: Option) => {
    const value = argChoices ? `:value:(${argChoices.join(' ')})` : required ? ':value:_files' : '';
    return `'*${long}[${zshText(description)}]${value}'`;
  };
  const cases = commands.map((command) => {
    const choices = choicesOf(command);
    const rest = choices.length ? `'*:value:(${choices.join(' ')})'` : "'*:file:_files'";
    return `    ${command.name()}) _arguments ${[...command.options.map(spec), rest].join(' \\\n      ')} ;;`;
  });
  const names = commands.map((command) => `'${command.name()}:${zshText(command.description())}'`);
  return `#compdef ${NAME}
# zsh completion of ${NAME}:  source <(${NAME} completion zsh)
_${NAME}() {
  local -a commands=(
    ${names.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _${NAME} ${NAME}
`;
}

const fishText = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(program: CliCommand): string {
  const lines = commandsOf(program).flatMap((command) => {
    const name = command.name();
    const inCommand = `complete -c ${NAME} -n '__fish_seen_subcommand_from ${name}'`;
    const choices = choicesOf(command);
    return [
      `complete -c ${NAME} -n __fish_use_subcommand -f -a ${name} -d ${fishText(command.description())}`,
      ...(choices.length ? [`${inCommand} -f -a '${choices.join(' ')}'`] : []),
      ...command.options.map(({ long, argChoices, required, description }) => {
        const value = argChoices ? ` -x -a '${argChoices.join(' ')}'` : required ? ' -r' : '';
        return `${inCommand} -l ${long?.slice(2)}${value} -d ${fishText(description)}`;
      }),
    ];
  });
  return `# fish completion of ${NAME}:  ${NAME} completion fish | source\n${lines.join('\n')}\n`;
}

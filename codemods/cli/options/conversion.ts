import { InvalidArgumentError, Option } from 'commander';
import type { MigrateOptions } from '../../migrate.ts';
import {
  ONLY,
  type Only,
  PARTIALS,
  type Partial,
  STYLES,
  type Style,
  TARGETS,
  type Target,
} from '../../options.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Say } from '../lang.ts';

/** What becomes of the code; the same for `scan`, which says it, and `migrate`, which does it. */
export interface ConversionFlags {
  to?: 'native' | 'shim';
  target?: Target;
  partial?: Partial;
  style?: Style;
  only?: Only[];
}

export function addConversion(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .addOption(
      new Option(
        '--to <what>',
        say('native: convert what can be; shim: only swap the script', 'native：尽量转换；shim：只替换脚本'),
      )
        .choices(['native', 'shim'])
        .default('native'),
    )
    .addOption(
      new Option(
        '--target <package>',
        say(
          'the SDK the new code runs on; when absent, the one for browsers or for mini-programs',
          '新代码所用的 SDK；缺省时按浏览器或小程序选择',
        ),
      ).choices([...TARGETS]),
    )
    .addOption(
      new Option(
        '--partial <what>',
        say(
          'bridge: convert around a place that cannot be, and cross over there in sight; keep: leave all legacy that meets it',
          'bridge：其余照常转换，并在无法转换之处显式衔接；keep：与之相关的全部保留旧写法',
        ),
      )
        .choices([...PARTIALS])
        .default('bridge'),
    )
    .addOption(
      new Option(
        '--style <style>',
        say(
          'how calls wait for their answer; await only where that is provably the same',
          '调用如何等待结果；仅在可证明等价处使用 await',
        ),
      )
        .choices([...STYLES])
        .default('then'),
    )
    .addOption(
      new Option(
        '--only <capabilities>',
        say(
          `convert only these parts, separated by commas (${ONLY.join(', ')})`,
          `只转换这些功能，以逗号分隔（${ONLY.join('、')}）`,
        ),
      ).argParser((value, before?: Only[]) => onlyList(value, before, say)),
    );
}

function onlyList(value: string, before: readonly Only[] = [], say: Say): Only[] {
  const names = value.split(',').map((name) => name.trim());
  const isOnly = (name: string): name is Only => (ONLY as readonly string[]).includes(name);
  const wrong = names.find((name) => !isOnly(name));
  if (wrong !== undefined) {
    const all = ONLY.join(say(', ', '、'));
    throw new InvalidArgumentError(
      say(`There is no "${wrong}"; there are ${all}.`, `没有“${wrong}”，可用的有 ${all}。`),
    );
  }
  return [...new Set([...before, ...names.filter(isOnly)])];
}

/** What the engine is told. */
export const conversionOptions = ({
  to,
  target,
  partial,
  style,
  only,
}: ConversionFlags): Pick<MigrateOptions, keyof ConversionFlags> => ({ to, target, partial, style, only });

/** The same on the next command line. */
export const conversionWords = ({ to, target, partial, style, only }: ConversionFlags): string[] => [
  ...(to === 'shim' ? ['--to shim'] : []),
  ...(target ? [`--target ${target}`] : []),
  ...(partial === 'keep' ? ['--partial keep'] : []),
  ...(style === 'await' ? ['--style await'] : []),
  ...(only ? [`--only ${only.join(',')}`] : []),
];

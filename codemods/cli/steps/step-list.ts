import type { Colors } from 'picocolors/types.js';
import type { Lang } from '../../report/texts.ts';
import { sayIn } from '../lang.ts';
import type { Step } from './plan-file.ts';

/** A step in one line. */
export function stepLine({ number, title, files, sites, needs }: Step, lang: Lang, colors: Colors): string {
  const say = sayIn(lang);
  const facts = [
    say(`${files.length} ${files.length === 1 ? 'file' : 'files'}`, `${files.length} 个文件`),
    ...(sites.length > 0
      ? [say(`${sites.length} ${sites.length === 1 ? 'place' : 'places'}`, `${sites.length} 处`)]
      : []),
    ...(needs.length > 0 ? [say(`after ${needs.join(', ')}`, `需先完成 ${needs.join('、')}`)] : []),
  ];
  return `${String(number).padStart(4)}  ${title}  ${colors.dim(facts.join(say(', ', '，')))}`;
}

/** The steps of a plan, with what is done of them. */
export function stepList(
  steps: readonly Step[],
  done: ReadonlySet<number>,
  lang: Lang,
  colors: Colors,
): string {
  const say = sayIn(lang);
  const isDone = colors.green(say('done', '已完成'));
  const isOpen = colors.cyan(say('open', '待执行'));
  return steps
    .map((step) => `${done.has(step.number) ? isDone : isOpen}${stepLine(step, lang, colors)}\n`)
    .join('');
}

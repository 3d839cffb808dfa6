import type { Plan } from '../migrate.ts';
import { unifiedDiff } from '../report/diff.ts';
import { maskSecrets } from '../report/secrets.ts';
import { summaryText } from '../report/summary.ts';
import type { Lang } from '../report/texts.ts';
import { SDK_PACKAGES } from '../targets.ts';
import { sayIn } from './lang.ts';
import { conversionWords } from './options/conversion.ts';
import { selectionWords } from './options/selection.ts';
import type { RunOptions } from './run.ts';
import { commandLine, quoted } from './words.ts';

/** What was done with a plan. */
export interface Done {
  /** Paths written, when the run wrote. */
  written?: readonly string[];
  /** The commit that holds them. */
  commit?: string;
  /** A command to paste, in place of the usual one. */
  next?: string;
}

/** Says what a run does or did: the diff, the summary, what to do next. */
export function show(plan: Plan, options: RunOptions, root: string, done: Done): void {
  const { colors, command, flags, lang, terminal } = options;
  const { written, commit } = done;
  if (command === 'migrate' && flags.diff !== false) {
    // Terminals are shared, recorded and kept in the logs of CI.
    const diffs = plan.files.map(({ source: { path, text }, newText }) => {
      const shown = { path, before: maskSecrets(text), after: maskSecrets(newText) };
      return `${unifiedDiff(shown, colors)}\n`;
    });
    // After writing, the diff is for the record; nobody wants to page through it once more.
    const isShown = !written && flags.pager !== false && terminal.page?.(diffs.join(''));
    if (!isShown) for (const diff of diffs) terminal.out(diff);
  }
  terminal.out(
    summaryText(plan.ledger, {
      command: written ? 'write' : command,
      lang,
      colors,
      counts: plan.counts,
      addedFiles: plan.addedFiles.map(({ path }) => path),
      next: nextCommands(plan, options, done),
      undo: written?.length
        ? commandLine('undo', ...(root === terminal.cwd ? [] : [quoted(root)]))
        : undefined,
      written: written?.length,
    }),
  );
  if (commit) terminal.out(`${sayIn(lang)(`Committed as ${commit}.`, `已提交：${commit}。`)}\n`);
}

/** The major version of the native SDK that converted code is written for. */
const VERSIONS: Record<string, string> = Object.fromEntries(
  Object.values(SDK_PACKAGES).map(({ specifier, version }) => [specifier, version]),
);

/**
 * What installs the packages that the new imports need. Not written into `package.json`: the lock file has to follow,
 * and only the package manager of the application can do that.
 */
function installCommands({ packages }: Plan, lang: Lang): string[] {
  // Pages of the same application load files that were put beside them.
  const why = sayIn(lang)('for the modules that import them', '供导入它们的模块使用');
  return [...packages].map(([folder, names]) => {
    const wanted = [...names].sort().map((name) => (VERSIONS[name] ? `${name}@${VERSIONS[name]}` : name));
    return `npm install${folder === '.' ? '' : ` --prefix ${quoted(folder)}`} ${wanted.join(' ')}   # ${why}`;
  });
}

function nextCommands(plan: Plan, options: RunOptions, { written, next }: Done): string | undefined {
  const usual = plan.files.length === 0 || written ? [] : [nextCommand(options)];
  const commands = [...(written ? installCommands(plan, options.lang) : []), ...(next ? [next] : usual)];
  return commands.length > 0 ? commands.join('\n  ') : undefined;
}

/** After a scan the preview, after the preview the real thing; same paths and options. */
function nextCommand({ command, paths, flags }: RunOptions): string {
  return commandLine(
    'migrate',
    ...selectionWords(paths, flags),
    ...conversionWords(flags),
    ...(flags.markers === false ? ['--no-markers'] : []),
    ...(command === 'migrate' ? ['--write'] : []),
  );
}

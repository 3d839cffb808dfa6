import type { Node, Program } from './program.ts';

/** What is known of code that is not in the run. */
export interface Outside {
  /** Does such code import the module? Undefined when that is not known. */
  imports?: (file: string) => boolean | undefined;
  /** Names of the page that markup and scripts which could not be opened mention. */
  names?: () => Iterable<string>;
  /** The words in the template of a component or page; undefined when there may be one that is not known. */
  wordsOfTemplate?: (file: string) => Pick<ReadonlySet<string>, 'has'> | undefined;
  /** Does the word stand in any template, or in the file that has one? */
  isInTemplates?: (word: string) => boolean;
  /** Does the word stand anywhere in code or markup that is not in the run? */
  mentions?: (word: string) => boolean;
  /** Files that share the names of the page, use the SDK and are not part of the run, with the names in them. */
  shared?: readonly { path: string; words: ReadonlySet<string> }[];
  /** A file that imports the module, uses the SDK and is not part of the run. */
  importedBeyond?: (file: string) => string | undefined;
  /** Does the file belong to a mini program? Its scripts have no names in common but those the platform gives. */
  isMiniProgram?: (file: string) => boolean;
}

/** Functions that Vue, wepy and mini programs call by themselves, with something. */
export const HOOKS =
  /^(data|render\w*|before[A-Z]\w*|errorCaptured|setup|asyncData|fetch|head|metaInfo|on(Load|Show|Launch|Error|Share\w*|PageScroll|Resize|TabItemTap|PageNotFound|AddToFavorites|UnhandledRejection|ThemeChange|NavigationBar\w*)|ng[A-Z]\w*|ionView\w*)$/;

/** Functions of the language and of mini programs that a script can call without importing them. */
export const GLOBAL_FUNCTIONS =
  /^([A-Z]\w*|get(App|CurrentPages)|require\w*|(set|clear)(Timeout|Interval|Immediate)|fetch|queueMicrotask|(request|cancel)AnimationFrame|structuredClone|define\w*|eval|(en|de)codeURI(Component)?|(un)?escape|import\w*)$/;

/** Functions called in code that is a text: `'<a onclick="open(1)">'`, `setTimeout('tick()')`. */
export function calledInTexts({ ts, scripts }: Program): Set<string> {
  const names = new Set<string>();
  for (const { ast } of scripts) {
    const visit = (node: Node): void => {
      if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
        for (const [, name] of node.text.matchAll(/([A-Za-z_$][\w$]*)\s*\(/g)) names.add(name as string);
      }
      ts.forEachChild(node, visit);
    };
    visit(ast);
  }
  return names;
}

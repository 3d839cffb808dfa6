import { type ParserPlugin, parse } from '@babel/parser';
import traverseModule, { type TraverseOptions } from '@babel/traverse';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { SdkMembers, sdkHas } from './sdk-members.ts';

type Traverse = (ast: ReturnType<typeof parse>, visitor: TraverseOptions) => void;
// A CommonJS package: its function is the default of the default.
const traverse = ((traverseModule as unknown as { default?: Traverse }).default ??
  traverseModule) as unknown as Traverse;

/** What other eyes than the codemods' own see in a script. */
export interface InspectedScript {
  /** Names it declares at its top level, or creates by assignment. */
  declared: Set<string>;
  /** Names it uses without declaring them. */
  free: Set<string>;
  /** Members it reads of the package, an instance and our helpers, as written and as what they are. */
  members: ReadonlyMap<string, string>;
  /** It loads the new SDK or our files itself, so the page does not have to. */
  imports: boolean;
  /** Why it does not parse. */
  error?: string;
}

/** The scripts of a file; templates are not looked into. */
export function scriptsOf(path: string, text: string): InspectedScript[] {
  if (/\.(html?|vue|wpy)$/i.test(path)) return markupScripts(text).map((code) => inspect(code, path));
  if (/\.(m?js|cjs|jsx|tsx?)$/i.test(path)) return [inspect(text, path)];
  return [];
}

function markupScripts(text: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('attrs' in node) {
      if (node.nodeName === 'script' && !node.attrs.some(({ name }) => name === 'src')) {
        found.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
      }
      for (const { name, value } of node.attrs) {
        if (/^on/.test(name)) found.push(`(function (event) { ${value}\n})`);
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
    if ('content' in node) node.content.childNodes.forEach(visit);
  };
  visit(parseHtml(text));
  return found;
}

function pluginsOf(path: string): ParserPlugin[] {
  if (/\.tsx$/i.test(path)) return ['typescript', 'jsx'];
  return /\.ts$/i.test(path) ? ['typescript'] : ['jsx', 'flow'];
}

/** The new SDK, or our files, as a module may import them. */
const OUR_PACKAGES = /webim2tim|tim-(js|wx)|@tencentcloud\/chat/;

export function inspect(code: string, path: string): InspectedScript {
  const members = new SdkMembers();
  const script: InspectedScript = {
    declared: new Set(),
    free: new Set(),
    members: members.read,
    imports: false,
  };
  let ast: ReturnType<typeof parse>;
  try {
    ast = parse(code, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowUndeclaredExports: true,
      plugins: [...pluginsOf(path), 'decorators-legacy', 'exportDefaultFrom'],
    });
    traverse(ast, {
      Program({ scope }) {
        script.declared = new Set(Object.keys(scope.bindings));
        script.free = new Set(Object.keys((scope as unknown as { globals: object }).globals));
      },
      ImportDeclaration({ node }) {
        script.imports ||= OUR_PACKAGES.test(node.source.value);
        for (const { type, local } of node.specifiers) {
          if (type !== 'ImportSpecifier') members.import(local.name, node.source.value);
        }
      },
      VariableDeclarator({ node }) {
        if (node.id.type === 'Identifier' && node.init) members.assign(node.id.name, node.init);
      },
      AssignmentExpression({ node }) {
        if (node.left.type !== 'Identifier') return;
        script.declared.add(node.left.name);
        members.assign(node.left.name, node.right);
      },
      CallExpression({
        node: {
          callee,
          arguments: [argument],
        },
      }) {
        if (callee.type !== 'Identifier' || callee.name !== 'require') return;
        script.imports ||= argument?.type === 'StringLiteral' && OUR_PACKAGES.test(argument.value);
      },
      MemberExpression({ node }) {
        members.member(node);
      },
    });
  } catch (error) {
    script.error = `does not parse: ${(error as Error).message}`;
  }
  return script;
}

/** Globals that pages of a migrated application have. */
const GIVEN = new Set(['TIM', 'TencentCloudChat', 'webim2tim', 'webim']);

const all = (scripts: readonly InspectedScript[], key: 'declared' | 'free') =>
  new Set(scripts.flatMap((script) => [...script[key]]));

const membersOf = (scripts: readonly InspectedScript[]) =>
  new Map(scripts.flatMap(({ members }) => [...members]));

/** Names that the new code uses and nobody declares, and that the old code did not use. */
export function undeclaredNames(
  before: readonly InspectedScript[],
  after: readonly InspectedScript[],
  declaredElsewhere: ReadonlySet<string>,
): string[] {
  const old = all(before, 'free');
  const given = after.some(({ imports }) => imports) ? new Set<string>() : GIVEN;
  // A module of CommonJS has it, whether it has used it so far or not.
  if (old.has('exports') || old.has('module')) old.add('require');
  return [...all(after, 'free')].filter(
    (name) => !old.has(name) && !declaredElsewhere.has(name) && !given.has(name) && !(name in globalThis),
  );
}

/** Members that the new code reads of an SDK or our helpers, the old code did not, and the real package lacks. */
export function unknownSdkMembers(
  before: readonly InspectedScript[],
  after: readonly InspectedScript[],
): string[] {
  const old = membersOf(before);
  return [...membersOf(after)]
    .filter(([written, resolved]) => !old.has(written) && !sdkHas(resolved))
    .map(([written]) => written);
}

import { type ParserPlugin, parse } from '@babel/parser';
import traverseModule, { type TraverseOptions } from '@babel/traverse';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { createSdkContext, TIM_SDK_FILES } from '../../test/support/sdk-context.ts';

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
  /** Members it reads of `TIM` and of the v2 instance: `TIM.TYPES.MSG_TEXT`, `tim.sendMessage`. */
  members: Set<string>;
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

export function inspect(code: string, path: string): InspectedScript {
  const imports = /(from|require\()\s*['"][^'"]*(webim2tim|tim-(js|wx))/.test(code);
  const script: InspectedScript = { declared: new Set(), free: new Set(), members: new Set(), imports };
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
      AssignmentExpression({ node }) {
        if (node.left.type === 'Identifier') script.declared.add(node.left.name);
      },
      MemberExpression({ node }) {
        const member = plainPath(node);
        if (member && /^(TIM|tim|webim2tim\.tim)\./.test(member)) script.members.add(member);
      },
    });
  } catch (error) {
    script.error = `does not parse: ${(error as Error).message}`;
  }
  return script;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax node of any kind.
function plainPath(node: any): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier')
    return undefined;
  const before = plainPath(node.object);
  return before && `${before}.${node.property.name}`;
}

/** Globals that pages of a migrated application have. */
const GIVEN = new Set(['TIM', 'webim2tim', 'webim']);

const all = (scripts: readonly InspectedScript[], key: 'declared' | 'free' | 'members') =>
  new Set(scripts.flatMap((script) => [...script[key]]));

/** Names that the new code uses and nobody declares, and that the old code did not use. */
export function undeclaredNames(
  before: readonly InspectedScript[],
  after: readonly InspectedScript[],
  declaredElsewhere: ReadonlySet<string>,
): string[] {
  const old = all(before, 'free');
  const given = after.some(({ imports }) => imports) ? new Set<string>() : GIVEN;
  return [...all(after, 'free')].filter(
    (name) => !old.has(name) && !declaredElsewhere.has(name) && !given.has(name) && !(name in globalThis),
  );
}

/** Members of `TIM` and the instance that the new code reads, the old code did not, and the real package lacks. */
export function unknownSdkMembers(
  before: readonly InspectedScript[],
  after: readonly InspectedScript[],
): string[] {
  const old = all(before, 'members');
  return [...all(after, 'members')].filter((member) => !old.has(member) && !sdkHas(member));
}

/** The real SDK, in a page-like scope of its own. */
let sdk: Record<string, unknown> | undefined;

function sdkHas(member: string): boolean {
  if (!sdk) {
    const { TIM } = createSdkContext({ scripts: [TIM_SDK_FILES.friendship] }).window;
    sdk = { TIM, tim: TIM.create({ SDKAppID: 1 }) };
  }
  const [root, first, second] = member.replace(/^webim2tim\.tim\b/, 'tim').split('.') as [
    string,
    string,
    string?,
  ];
  // biome-ignore lint/suspicious/noExplicitAny: looked at for what it has.
  const value = (sdk[root] as any)[first];
  const isTable = root === 'TIM' && (first === 'TYPES' || first === 'EVENT');
  return isTable && second ? value[second] !== undefined : value !== undefined;
}

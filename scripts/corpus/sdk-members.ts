import type { Node } from '@babel/types';
import * as bridge from '../../shim/bridge/index.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../test/support/sdk-context.ts';
import { SDK_VERSIONS } from '../../test/support/sdk-versions.ts';

/** What a name stands for in converted code: a package, an instance of it, or our helpers. */
type Root = 'TIM' | 'tim' | 'TencentCloudChat' | 'chat' | 'webim2tim';

/** Names that converted code uses without declaring them, and those of its instances. */
const BY_NAME: Readonly<Record<string, Root>> = {
  TIM: 'TIM',
  tim: 'tim',
  timSDK: 'tim',
  timInstance: 'tim',
  TencentCloudChat: 'TencentCloudChat',
  chat: 'chat',
  chatSDK: 'chat',
  chatInstance: 'chat',
  webim2tim: 'webim2tim',
};

const BY_PACKAGE: readonly [RegExp, Root][] = [
  [/(^|\/)tim-(js|wx)/, 'TIM'],
  [/^@tencentcloud\/chat/, 'TencentCloudChat'],
  [/(^|\/)webim2tim(\/bridge|_wx)/, 'webim2tim'],
];

const packageRoot = (specifier: unknown): Root | undefined =>
  BY_PACKAGE.find(([pattern]) => pattern.test(String(specifier)))?.[1];

/** The names of one script, and the members it reads of what they stand for. */
export class SdkMembers {
  /** As written (`im.sendMessage`) -> what that is (`tim.sendMessage`). */
  readonly read = new Map<string, string>();
  private readonly roots = new Map<string, Root>(Object.entries(BY_NAME));

  /** Of `import X from '…'` and `import * as X from '…'`. */
  import(name: string, specifier: string): void {
    const root = packageRoot(specifier);
    if (root) this.roots.set(name, root);
  }

  /** Of `X = …`: what it is required from, made by or copied from. */
  assign(name: string, value: Node): void {
    const root = this.rootOfValue(value);
    if (root) this.roots.set(name, root);
  }

  /** Of `a.b.c`. */
  member(node: Node): void {
    const path = plainPath(node);
    const resolved = path && this.resolve(path);
    if (path && resolved) this.read.set(path.join('.'), resolved);
  }

  private rootOfValue(value: Node): Root | undefined {
    if (value.type === 'CallExpression') {
      const [argument] = value.arguments;
      const callee = plainPath(value.callee);
      if (callee?.[0] === 'require' && argument?.type === 'StringLiteral') return packageRoot(argument.value);
      if (callee?.at(-1) === 'createTim' && argument?.type === 'Identifier')
        return this.instanceOf(argument.name);
      if (callee?.length === 2 && callee[1] === 'create') return this.instanceOf(callee[0] as string);
      return undefined;
    }
    const path = plainPath(value);
    if (path?.length === 2 && this.roots.get(path[0] as string) === 'webim2tim' && path[1] === 'tim')
      return 'tim';
    return path?.length === 1 ? this.roots.get(path[0] as string) : undefined;
  }

  private instanceOf(name: string): Root | undefined {
    const root = this.roots.get(name);
    return root === 'TIM' ? 'tim' : root === 'TencentCloudChat' ? 'chat' : undefined;
  }

  private resolve([name, ...rest]: string[]): string | undefined {
    const root = this.roots.get(name as string);
    if (!root || rest.length === 0) return undefined;
    if (root !== 'webim2tim') return [root, ...rest].join('.');
    return rest[0] === 'tim'
      ? rest.slice(1).length > 0
        ? ['tim', ...rest.slice(1)].join('.')
        : undefined
      : [root, ...rest].join('.');
  }
}

function plainPath(node: Node): string[] | undefined {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier')
    return undefined;
  const before = plainPath(node.object);
  return before && [...before, node.property.name];
}

/** The real SDKs, each in a page-like scope of its own, and our helpers. */
let roots: Record<Root, object> | undefined;

/** Does the real package have a member (`TIM.TYPES.MSG_TEXT`, `chat.login`)? Of a member's own members it does not ask. */
export function sdkHas(resolved: string): boolean {
  if (!roots) {
    const { TIM } = createSdkContext({ scripts: [TIM_SDK_FILES.friendship] }).window;
    const { TencentCloudChat } = createSdkContext({
      scripts: [SDK_VERSIONS['@tencentcloud/chat 3'].file],
    }).window;
    const made = { SDKAppID: 1 };
    roots = {
      TIM,
      tim: TIM.create(made),
      TencentCloudChat,
      chat: TencentCloudChat.create(made),
      webim2tim: bridge,
    };
  }
  const [root, first, second] = resolved.split('.') as [Root, string, string?];
  // biome-ignore lint/suspicious/noExplicitAny: looked at for what it has.
  const value = (roots[root] as any)[first];
  const isTable = (root === 'TIM' || root === 'TencentCloudChat') && (first === 'TYPES' || first === 'EVENT');
  return isTable && second
    ? value[second] !== undefined
    : value !== undefined || (root === 'webim2tim' && first in roots[root]);
}

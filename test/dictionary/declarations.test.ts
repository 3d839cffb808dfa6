import {
  type ClassDeclaration,
  type JSDocableNode,
  type ModuleDeclaration,
  Project,
  SyntaxKind,
} from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { ALIASES, CALLS } from '../../dictionary/calls.ts';
import type { ObjectShape } from '../../dictionary/field-source.ts';
import { findMember } from '../../dictionary/index.ts';
import { LISTENERS, LOGIN_INFO, LOGIN_OPTIONS } from '../../dictionary/listeners.ts';
import { MEMBERS } from '../../dictionary/members.ts';
import { MSG_FIELDS, SESSION_FIELDS } from '../../dictionary/objects.ts';
import { ANSWER_OF, SHAPES } from '../../dictionary/responses.ts';

// The declarations for editors and the dictionary say the same things in two forms; here they are compared.
const project = new Project({ compilerOptions: { lib: ['lib.es5.d.ts'], types: [] } });
const file = project.addSourceFileAtPath('shim/legacy.d.ts');
const root = file.getModuleOrThrow('webim');

/** Added by the shim, not by the legacy SDK. */
const OURS = ['migrate', 'MigrateHandle'];

/** Types of arguments and tables, which are no values the SDK hands out. */
const NO_ANSWERS =
  /Options$|Listeners$|^(Listeners|LoginInfo|SessionImpl|SessionMap|OfflinePushInfo|UploadableFile|DownloadMap|EmotionTable|EmotionIndex|BrowserInfo|MigrateHandle)$/;

function deprecationOf(node: JSDocableNode | undefined): string | undefined {
  const tags = node?.getJsDocs().flatMap((doc) => doc.getTags()) ?? [];
  return tags
    .find((tag) => tag.getTagName() === 'deprecated')
    ?.getCommentText()
    ?.trim();
}

/** path -> the text after `@deprecated`, for everything under a namespace. */
function declared(namespace: ModuleDeclaration, prefix = ''): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const add = (path: string, text: string | undefined) => found.set(path, found.get(path) ?? text);
  for (const statement of namespace.getStatements()) {
    if (statement.isKind(SyntaxKind.FunctionDeclaration))
      add(prefix + statement.getName(), deprecationOf(statement));
    if (statement.isKind(SyntaxKind.VariableStatement)) {
      for (const variable of statement.getDeclarations())
        add(prefix + variable.getName(), deprecationOf(statement));
    }
    if (statement.isKind(SyntaxKind.ClassDeclaration)) addClass(statement, prefix, add);
    if (statement.isKind(SyntaxKind.ModuleDeclaration)) {
      const path = prefix + statement.getName();
      add(path, undefined);
      for (const [name, text] of declared(statement, `${path}.`)) add(name, text);
    }
  }
  return found;
}

function addClass(
  node: ClassDeclaration,
  prefix: string,
  add: (path: string, text: string | undefined) => void,
) {
  const path = prefix + node.getName();
  add(path, deprecationOf(node.getConstructors()[0]));
  for (const each of node.getMethods()) {
    add(`${path}${each.isStatic() ? '.' : '.prototype.'}${each.getName()}`, deprecationOf(each));
  }
}

/** `Use `x()`.` -> `x()` */
const plain = (text: string) => text.replace(/^Use /, '').replace(/`/g, '').replace(/\.$/, '');

describe('the declarations of the legacy global', () => {
  const found = declared(root);

  it('declare every member and no other', () => {
    const names = [...found.keys()].filter((name) => !OURS.includes(name));
    expect(names.sort()).toEqual(MEMBERS.map((member) => member.path).sort());
  });

  it('mark every member deprecated with the replacement the dictionary has', () => {
    for (const member of MEMBERS) {
      const namespace = root.getModules().some((each) => each.getName() === member.path);
      if (namespace && member.kind === 'object') continue; // a namespace cannot be marked; its members are
      const text = found.get(member.path);
      expect(text, member.path).toBeDefined();
      expect(plain(text ?? ''), member.path).toBe(member.replacement);
    }
  });

  it('give functions and constructors the recorded parameters', () => {
    for (const [name, signature] of Object.entries(CALLS)) {
      const parameters = root.getFunctionOrThrow(name).getParameters();
      expect(parameters.map((each) => each.getName() + (each.isOptional() ? '?' : ''))).toEqual(
        signature.params,
      );
    }
    for (const [name, target] of Object.entries(ALIASES)) {
      const params = findMember(target)?.params;
      const declaration = root.getFunction(name);
      if (params) expect(declaration?.getParameters()).toHaveLength(params.length);
    }
    for (const member of MEMBERS.filter((each) => each.kind === 'class')) {
      const parameters = classAt(member.path).getConstructors()[0]?.getParameters() ?? [];
      expect(
        parameters.map((each) => each.getName()),
        member.path,
      ).toEqual(member.params?.map((name) => name.replace('?', '')));
    }
  });

  it('give classes the recorded properties', () => {
    for (const member of MEMBERS.filter((each) => each.kind === 'class')) {
      const properties = classAt(member.path)
        .getProperties()
        .map((each) => each.getName());
      expect(properties.sort(), member.path).toEqual(Object.keys(member.fields ?? {}).sort());
    }
  });

  it('give constants their literal values', () => {
    for (const member of MEMBERS.filter((each) => each.kind === 'constant')) {
      const type = root.getVariableDeclarationOrThrow(member.path).getType();
      const values = type
        .getProperties()
        .map((each) => [each.getName(), each.getTypeAtLocation(root).getLiteralValue()]);
      expect(Object.fromEntries(values), member.path).toEqual(member.value);
    }
  });

  it('type the callbacks as the dictionary says', () => {
    for (const [name, answer] of Object.entries(ANSWER_OF)) {
      const parameters = root.getFunctionOrThrow(name).getParameters();
      const types = parameters.map((each) => each.getTypeNodeOrThrow().getText());
      expect(types.slice(-2), name).toEqual([`Callback<${answer}>`, 'Callback<LegacyError>']);
    }
    const withAnswer = Object.keys(CALLS).filter((name) => {
      const params: readonly string[] = CALLS[name as keyof typeof CALLS].params;
      return params.includes('cbOk?');
    });
    expect(Object.keys(ANSWER_OF).sort()).toEqual(withAnswer.sort());
  });

  it('give answers, errors and notices the fields the dictionary maps', () => {
    const interfaces = root.getInterfaces().filter((each) => !NO_ANSWERS.test(each.getName()));
    expect(interfaces.map((each) => each.getName()).sort()).toEqual(Object.keys(SHAPES).sort());
    const shapes: Record<string, ObjectShape> = SHAPES;
    for (const each of interfaces) {
      const fields = each.getProperties().map((property) => property.getName());
      const shape = shapes[each.getName()];
      // Notices that only repeat the fields of an answer declare none of their own.
      if (each.getName() === 'ConnectionNotice') fields.push('ActionStatus', 'ErrorCode', 'ErrorInfo');
      expect(Object.keys(shape?.fields ?? {}).sort(), each.getName()).toEqual(fields.sort());
    }
  });

  it('list the listeners, their keys and the fields of the login arguments', () => {
    const names = (type: string) =>
      root
        .getInterfaceOrThrow(type)
        .getProperties()
        .map((each) => each.getName());
    expect(names('Listeners').sort()).toEqual(Object.keys(LISTENERS).sort());
    expect(names('LoginInfo').sort()).toEqual(Object.keys(LOGIN_INFO).sort());
    expect(names('LoginOptions').sort()).toEqual(Object.keys(LOGIN_OPTIONS).sort());
    const keys = (type: string) => names(type).map(Number);
    expect(keys('GroupSystemListeners')).toEqual(LISTENERS.onGroupSystemNotifys.keys);
    expect(keys('FriendSystemListeners')).toEqual(LISTENERS.onFriendSystemNotifys.keys);
    expect(keys('ProfileSystemListeners')).toEqual(LISTENERS.onProfileSystemNotifys.keys);
    expect(keys('C2CEventListeners')).toEqual(LISTENERS.onC2cEventNotifys.keys);
  });

  it('give Msg and Session the fields and getters the dictionary maps', () => {
    const msg = Object.keys(findMember('Msg')?.fields ?? {});
    expect(
      MSG_FIELDS.map((each) => each.property)
        .filter((name) => name)
        .sort(),
    ).toEqual(msg.sort());
    const getters = classAt('Msg')
      .getMethods()
      .map((each) => each.getName());
    expect(
      MSG_FIELDS.map((each) => each.getter)
        .filter((name) => name)
        .sort(),
    ).toEqual(getters.filter((name) => name.startsWith('get')).sort());
    const session = classAt('Session')
      .getInstanceMethods()
      .map((each) => each.getName());
    expect(SESSION_FIELDS.map((each) => each.getter).sort()).toEqual(
      [...new Set(session)].filter((name) => name !== '_impl_addMsg').sort(),
    );
  });
});

function classAt(path: string): ClassDeclaration {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let scope = root;
  for (const name of names) scope = scope.getModuleOrThrow(name);
  return scope.getClassOrThrow(last);
}

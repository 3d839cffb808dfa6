import { LISTENERS } from '../../dictionary/listeners.ts';
import type { Access } from './access.ts';
import { type Calls, memberName } from './calls.ts';
import { isLegacy, type LegacyType, type ObjectValue, type Slot } from './graph.ts';
import type { Node } from './program.ts';

/** Methods only objects of one SDK class have. */
const TELLING: Record<string, string> = {
  getElems: 'Msg',
  getFromAccount: 'Msg',
  getFromAccountNick: 'Msg',
  getFromAccountHeadurl: 'Msg',
  getIsSend: 'Msg',
  getMsgUniqueId: 'Msg',
  addFace: 'Msg',
  curMaxMsgSeq: 'Session',
  getImageFormat: 'Msg.Elem.Images',
  getOpUserId: 'Msg.Elem.GroupTip',
  getGroupInfoList: 'Msg.Elem.GroupTip',
  getMemberInfoList: 'Msg.Elem.GroupTip',
  getGroupMemberNum: 'Msg.Elem.GroupTip',
};

/** Properties only the SDK's listeners have. */
const LISTENER_NAMES = /^(onMsgNotify|onBigGroupMsgNotify|onConnNotify|onGroupSystemNotifys)$/;

/**
 * Fills the gaps propagation leaves: what is given to `webim.sendMsg` is a message, what has `getElems` too, and an
 * object from elsewhere keeps what is stored in it. Only for expressions nothing is known of, and marked as assumed.
 */
export class Assumptions {
  readonly #access: Access;
  readonly #calls: Calls;
  readonly #scripts: readonly { ast: Node }[];
  #stores: Node[] | undefined;
  readonly #wrappers = new Set<Node>();

  constructor(access: Access, calls: Calls, scripts: readonly { ast: Node }[]) {
    this.#access = access;
    this.#calls = calls;
    this.#scripts = scripts;
  }

  /** Adds what can be concluded now. @returns whether there was anything. */
  round(): boolean {
    return [this.#foreignObjects(), this.#literals(), this.#expected(), this.#methods()].some(Boolean);
  }

  #expected(): boolean {
    const { types, model } = this.#access;
    const { ts } = model.program;
    let added = false;
    for (const { slot, type, why, node } of this.#access.expectations) {
      // only arguments: a field of an options object nobody fills in is not a message
      if (slot.values.size > 0 || !slot.node || ts.isFunctionLike(slot.node)) continue;
      for (const each of types.objectsIn(type)) {
        const instances = types.isCollection(each.type) ? types.elementsOf(each) : [each];
        if (instances.every((instance) => types.isInstance(instance))) {
          added = this.#assume(slot, each, why, node) || added;
        }
      }
    }
    return added;
  }

  #methods(): boolean {
    const { types } = this.#access;
    const called = new Map<Slot, Set<string>>();
    let added = false;
    for (const { node, base, name } of this.#calls.all) {
      if (!base || !name || !isUnknown(base)) continue;
      const names = called.get(base) ?? new Set();
      called.set(base, names.add(name));
      const isElement = names.has('getType') && names.has('getContent');
      const path = this.#classWith(name, node) ?? (isElement ? 'Msg.Elem' : undefined);
      const type = path && types.instanceType(path);
      if (type) added = this.#assume(base, type, `${name}() is a method of ${type.name}`, node) || added;
    }
    return added;
  }

  #classWith(name: string, call: Node): string | undefined {
    const { ts } = this.#access.model.program;
    if (Object.hasOwn(TELLING, name)) return TELLING[name];
    const next = call.parent;
    const chained =
      name === 'getSession' &&
      ts.isPropertyAccessExpression(next) &&
      /^(id|type|name|unread)$/.test(next.name.text);
    return chained ? 'Msg' : undefined;
  }

  /** Takes a slot for a legacy type, and whatever unknown it comes from. */
  #assume(slot: Slot, type: LegacyType, why: string, node: Node): boolean {
    const { model } = this.#access;
    if (slot === model.nothing || !isUnknown(slot)) return false;
    const value = model.legacy(type);
    if (slot.values.has(value)) return false;
    const sources = [...slot.previous].filter((each) => each.values.size === 0 && !model.isUnnamed(each));
    model.graph.add(slot, value, { node, why, assumed: true });
    for (const source of sources) this.#assume(source, type, why, node);
    return true;
  }

  /**
   * Objects that look like listeners and never reach a login that is in sight. Migrated code keeps such an object and
   * calls it with native values, all but the listeners that `nativeListener` wraps.
   */
  #literals(): boolean {
    const { model, listeners, types } = this.#access;
    const { ts } = model.program;
    const isMigrated = this.#scripts.some(({ ast }) =>
      /\.(splitMessages|setListeners|nativeListener)\(/.test(ast.getSourceFile().text),
    );
    const login = types.sdkMember('login').type;
    const signature = login && types.callSignatures(login)[0];
    const type = signature && types.parameterType(signature, 1);
    if (!type) return false;
    let added = false;
    const visit = (node: Node): void => {
      if (isMigrated) {
        if (ts.isCallExpression(node)) added = this.#wrapped(node, type) || added;
      } else if (ts.isObjectLiteralExpression(node)) {
        const object = model.object(node, 'literal');
        const names = node.properties.map(({ name }) =>
          name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '',
        );
        const telling = node.properties[names.findIndex((name) => LISTENER_NAMES.test(name))];
        // A module may export its handlers under these names, among all that it exports.
        const own = names.filter((name) => !Object.hasOwn(LISTENERS, name)).length;
        if (telling && own * 2 <= names.length && !listeners.has(object)) {
          this.#access.expect(model.slot(node), type, 'listeners, by the names of its properties', telling);
          listeners.set(object, 'listeners, by the names of its properties');
          added = true;
        }
      }
      ts.forEachChild(node, visit);
    };
    for (const { ast } of this.#scripts) visit(ast);
    return added;
  }

  /** `onMsgNotify: webim.migrate.nativeListener(onMsg)`: a listener that goes on taking legacy values. */
  #wrapped(node: import('ts-morph').ts.CallExpression, listeners: Parameters<Access['expect']>[1]): boolean {
    const { model, types } = this.#access;
    const { ts } = model.program;
    const [argument] = node.arguments;
    const { expression, parent } = node;
    if (!argument || !ts.isPropertyAccessExpression(expression) || expression.name.text !== 'nativeListener')
      return false;
    const key = ts.isPropertyAssignment(parent)
      ? parent.name.getText().replace(/['"]/g, '')
      : ts.isBinaryExpression(parent)
        ? memberName(this.#access, model.strip(parent.left))
        : undefined;
    const property = types.propertiesOf(listeners).find(({ name }) => name === key);
    if (!property || this.#wrappers.has(node)) return false;
    this.#wrappers.add(node);
    const type = types.typeOfSymbol(property);
    this.#access.expect(model.slot(argument), type, `passed to ${key}`, node);
    return true;
  }

  /** Objects the run did not make get a stand-in where something is stored in them. */
  #foreignObjects(): boolean {
    const { model } = this.#access;
    let added = false;
    this.#stores ??= this.#storeTargets();
    for (const target of this.#stores) {
      const slot = this.#innermostUnknown(target);
      if (!slot || slot === model.nothing) continue;
      added = this.#stand(slot, model.foreignObject(slot.node ?? target), target, new Set()) || added;
    }
    return added;
  }

  #stand(slot: Slot, object: ObjectValue, node: Node, seen: Set<Slot>): boolean {
    if (seen.has(slot) || slot.values.size > 0) return false;
    seen.add(slot);
    const { model } = this.#access;
    const sources = [...slot.previous].filter((each) => each.values.size === 0 && !model.isUnnamed(each));
    model.graph.add(slot, object, { node, why: 'an object from elsewhere' });
    for (const source of sources) this.#stand(source, object, node, seen);
    return true;
  }

  /** Of `a.b.c`, the first part nothing is known of. */
  #innermostUnknown(target: Node): Slot | undefined {
    const { model } = this.#access;
    const { ts } = model.program;
    const node = model.strip(target);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const inner = this.#innermostUnknown(node.expression);
      if (inner) return inner;
    }
    const slot = model.slot(node);
    return slot.values.size === 0 ? slot : undefined;
  }

  /** Expressions whose properties are written, or that get elements. */
  #storeTargets(): Node[] {
    const { model } = this.#access;
    const { ts } = model.program;
    const targets: Node[] = [];
    const visit = (node: Node): void => {
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        const left = model.strip(node.left);
        if (ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left))
          targets.push(left.expression);
      } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const name = memberName(this.#access, node.expression);
        if (name === 'push' || name === 'unshift') targets.push(node.expression.expression);
      }
      ts.forEachChild(node, visit);
    };
    for (const { ast } of this.#scripts) visit(ast);
    return targets;
  }
}

/** Nothing is known of it, or only that the run did not make it. */
function isUnknown(slot: Slot): boolean {
  for (const value of slot.values.keys()) {
    if (isLegacy(value) || value.kind !== 'object' || value.origin !== 'foreign') return false;
  }
  return true;
}

import { type Access, PAGE } from './access.ts';
import { Calls, memberName } from './calls.ts';
import type { ObjectValue, Slot } from './graph.ts';
import { connectModules, type Modules } from './modules.ts';
import { enclosingFunction } from './names.ts';
import type { Node, ParsedScript } from './program.ts';

type Ts = import('./program.ts').Ts;
type BindingPattern = import('ts-morph').ts.BindingPattern;
type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

/** Turns syntax into slots and edges: one visit of every node. */
export class Connector {
  readonly access: Access;
  readonly calls: Calls;
  readonly #modules: Modules;
  readonly #ts: Ts;

  constructor(access: Access, modules: Modules) {
    this.access = access;
    this.calls = new Calls(access);
    this.#modules = modules;
    this.#ts = access.model.program.ts;
    for (const name of PAGE) {
      const { graph, names, page } = access.model;
      graph.add(names.global(name), page, { node: undefined, why: name });
    }
  }

  script(script: ParsedScript): void {
    const visit = (node: Node): void => {
      this.#connect(node);
      this.access.components.connect(node, script);
      this.#ts.forEachChild(node, visit);
    };
    visit(script.ast);
    connectModules(this.#modules, this.access, script);
  }

  #connect(node: Node): void {
    const ts = this.#ts;
    const { model } = this.access;
    const { graph } = model;
    if (ts.isVariableDeclaration(node)) {
      if (node.initializer) this.#bind(node.name, model.slot(node.initializer));
    } else if (ts.isParameter(node)) {
      if (node.initializer) this.#bind(node.name, model.slot(node.initializer));
      if (!ts.isIdentifier(node.name)) this.#bindPattern(node.name, model.parameter(node.name));
      else if (ts.isParameterPropertyDeclaration(node, node.parent)) {
        this.access.store(model.instance(node.parent.parent), node.name.text, model.parameter(node.name));
      }
    } else if (ts.isFunctionDeclaration(node)) {
      if (node.name)
        graph.add(model.names.slotOf(node.name), model.functionValue(node), at(node, 'a function'));
    } else if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) {
      graph.add(model.slot(node), model.functionValue(node), at(node, 'a function'));
      if (ts.isFunctionExpression(node) && node.name) {
        graph.add(model.names.slotOf(node.name), model.functionValue(node), at(node, 'a function'));
      }
      if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
        graph.edge(model.slot(node.body), model.functionSlots(node).result);
      }
    } else if (ts.isClassLike(node)) this.#class(node);
    else if (ts.isReturnStatement(node)) {
      const target = enclosingFunction(model.program, node);
      if (node.expression && target && isReached(node)) {
        graph.edge(model.slot(node.expression), model.functionSlots(target as FunctionLike).result);
      }
    } else if (ts.isForOfStatement(node)) this.#forOf(node);
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.calls.connect(node);
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      this.access.read(model.slot(node.expression), memberName(this.access, node), model.slot(node), node);
    } else if (ts.isBinaryExpression(node)) this.#binary(node);
    else if (ts.isConditionalExpression(node)) {
      graph.edge(model.slot(node.whenTrue), model.slot(node));
      graph.edge(model.slot(node.whenFalse), model.slot(node));
    } else if (ts.isAwaitExpression(node)) graph.edge(model.slot(node.expression), model.slot(node));
    else if (ts.isObjectLiteralExpression(node)) this.#object(node);
    else if (ts.isArrayLiteralExpression(node)) this.#array(node);
  }

  #binary(node: import('ts-morph').ts.BinaryExpression): void {
    const { SyntaxKind } = this.#ts;
    const { model } = this.access;
    const { graph } = model;
    const right = model.slot(node.right);
    switch (node.operatorToken.kind) {
      case SyntaxKind.EqualsToken:
      case SyntaxKind.BarBarEqualsToken:
      case SyntaxKind.QuestionQuestionEqualsToken:
      case SyntaxKind.AmpersandAmpersandEqualsToken:
        graph.edge(right, model.slot(node));
        this.assign(node.left, right);
        break;
      case SyntaxKind.BarBarToken:
      case SyntaxKind.QuestionQuestionToken:
        graph.edge(model.slot(node.left), model.slot(node));
        graph.edge(right, model.slot(node));
        break;
      case SyntaxKind.AmpersandAmpersandToken:
      case SyntaxKind.CommaToken:
        graph.edge(right, model.slot(node));
        break;
      case SyntaxKind.EqualsEqualsToken:
      case SyntaxKind.EqualsEqualsEqualsToken:
      case SyntaxKind.ExclamationEqualsToken:
      case SyntaxKind.ExclamationEqualsEqualsToken:
        // one object compared with another: native on one side only would never be equal
        graph.derive(model.slot(node.left), right);
        break;
      default:
    }
  }

  assign(target: Node, source: Slot): void {
    const ts = this.#ts;
    const { model } = this.access;
    if (source === model.nothing) return;
    const node = model.strip(target);
    if (ts.isIdentifier(node)) model.graph.edge(source, model.names.slotOf(node));
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      this.access.write(model.slot(node.expression), memberName(this.access, node), source, node);
    } else if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) {
        if (ts.isShorthandPropertyAssignment(property)) {
          this.access.read(source, property.name.text, model.names.slotOf(property.name), property);
        } else if (ts.isPropertyAssignment(property)) {
          const each = model.graph.slot(property);
          this.access.read(source, this.#propertyName(property.name), each, property);
          this.assign(property.initializer, each);
        }
      }
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const [index, element] of node.elements.entries()) {
        const each = model.graph.slot(element);
        if (ts.isSpreadElement(element)) this.assign(element.expression, source);
        else {
          this.access.read(source, String(index), each, element);
          this.assign(element, each);
        }
      }
    } else if (ts.isBinaryExpression(node)) {
      // a default in a pattern: `[a = b] = …`
      model.graph.edge(model.slot(node.right), source);
      this.assign(node.left, source);
    }
  }

  #bind(name: Node, source: Slot): void {
    const { model } = this.access;
    if (source === model.nothing) return;
    if (this.#ts.isIdentifier(name)) model.graph.edge(source, model.names.slotOf(name));
    else this.#bindPattern(name as BindingPattern, source);
  }

  #bindPattern(pattern: BindingPattern, source: Slot): void {
    const ts = this.#ts;
    const { model } = this.access;
    for (const [index, element] of pattern.elements.entries()) {
      if (!ts.isBindingElement(element)) continue;
      const each = model.slot(element);
      if (element.dotDotDotToken) model.graph.edge(source, each);
      else if (ts.isObjectBindingPattern(pattern)) {
        this.access.read(source, this.#propertyName(element.propertyName ?? element.name), each, element);
      } else this.access.read(source, String(index), each, element);
      if (element.initializer) this.#bind(element.name, model.slot(element.initializer));
      this.#bind(element.name, each);
    }
  }

  #forOf(node: import('ts-morph').ts.ForOfStatement): void {
    const ts = this.#ts;
    const { model } = this.access;
    const each = model.graph.slot(node);
    this.access.elements(model.slot(node.expression), each, node);
    if (ts.isVariableDeclarationList(node.initializer)) {
      for (const declaration of node.initializer.declarations) {
        model.graph.edge(each, model.slot(declaration));
        this.#bind(declaration.name, each);
      }
    } else this.assign(node.initializer, each);
  }

  #object(node: import('ts-morph').ts.ObjectLiteralExpression): void {
    const ts = this.#ts;
    const { model } = this.access;
    const object = model.object(node, 'literal');
    model.graph.add(model.slot(node), object, at(node, 'an object'));
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) {
        this.access.store(object, this.#propertyName(property.name), model.slot(property.initializer));
      } else if (ts.isShorthandPropertyAssignment(property)) {
        this.access.store(object, property.name.text, model.names.slotOf(property.name));
      } else if (ts.isMethodDeclaration(property)) {
        const slot = model.slot(property);
        model.graph.add(slot, model.functionValue(property), at(property, 'a function'));
        this.access.store(object, this.#propertyName(property.name), slot);
      } else if (ts.isAccessor(property)) {
        this.#accessor(object, property);
      } else if (ts.isSpreadAssignment(property)) {
        model.graph.on(model.slot(property.expression), (value) => {
          if (value.kind !== 'object') return;
          if (value.origin === 'array') model.graph.edge(value.read, object.written);
          else model.copy(value, object);
        });
      }
    }
  }

  #array(node: import('ts-morph').ts.ArrayLiteralExpression): void {
    const { model } = this.access;
    const array = model.object(node, 'array');
    model.graph.add(model.slot(node), array, at(node, 'an array'));
    for (const [index, element] of node.elements.entries()) {
      if (this.#ts.isSpreadElement(element)) {
        this.access.elements(model.slot(element.expression), array.written, element);
      } else this.access.store(array, String(index), model.slot(element));
    }
  }

  #class(node: import('ts-morph').ts.ClassLikeDeclaration): void {
    const ts = this.#ts;
    const { model } = this.access;
    const value = model.functionValue(node);
    const instance = model.instance(node);
    if (ts.isClassExpression(node)) model.graph.add(model.slot(node), value, at(node, 'a class'));
    if (node.name) model.graph.add(model.names.slotOf(node.name), value, at(node, 'a class'));
    for (const member of node.members) {
      if (!member.name) continue;
      const owner = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static ? value.object : instance;
      const name = this.#propertyName(member.name);
      if (ts.isMethodDeclaration(member)) {
        const slot = model.slot(member);
        model.graph.add(slot, model.functionValue(member), at(member, 'a function'));
        this.access.store(owner, name, slot);
      } else if (ts.isPropertyDeclaration(member) && member.initializer) {
        this.access.store(owner, name, model.slot(member.initializer));
      } else if (ts.isAccessor(member)) this.#accessor(owner, member);
    }
  }

  /** A field that a function gives or takes. */
  #accessor(owner: ObjectValue, node: import('ts-morph').ts.AccessorDeclaration): void {
    const { model } = this.access;
    const name = this.#propertyName(node.name);
    const { parameters, result, self } = model.functionSlots(node);
    const field = name === undefined ? owner.written : model.field(owner, name);
    model.graph.add(self, owner, at(node, 'the object that has the field'));
    if (this.#ts.isGetAccessor(node)) model.graph.edge(result, field);
    else if (parameters[0]) model.graph.edge(field, parameters[0]);
  }

  #propertyName(name: Node): string | undefined {
    const ts = this.#ts;
    if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
    if (ts.isComputedPropertyName(name)) {
      const key = this.access.model.strip(name.expression);
      if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return key.text;
    }
    return undefined;
  }
}

/** The compiler gives no place in the control flow to a `return` behind another one. */
const isReached = (node: Node): boolean => (node as { flowNode?: object }).flowNode !== undefined;

function at(node: Node, why: string): { node: Node; why: string } {
  return { node, why };
}

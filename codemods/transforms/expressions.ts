import type { ASTPath } from 'jscodeshift';
import type { Range } from '../sources/source.ts';

/** A node of the parsed source, as loosely as the transforms look at it. */
// biome-ignore lint/suspicious/noExplicitAny: one shape per node type; `type` is checked before fields are read
export type Node = any;

/** May the expression be written twice? Names, literals and paths of them. */
export function isSimple(node: Node): boolean {
  switch (node?.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
      return true;
    case 'MemberExpression':
      return isSimple(node.object) && (!node.computed || isSimple(node.property));
    default:
      return false;
  }
}

/** Can the expression be left out, or evaluated again, without anybody noticing? */
export function isPure(node: Node): boolean {
  if (!node || isSimple(node)) return true;
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(node.left) && isPure(node.right);
    case 'ConditionalExpression':
      return isPure(node.test) && isPure(node.consequent) && isPure(node.alternate);
    case 'MemberExpression':
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case 'TemplateLiteral':
      return node.expressions.every(isPure);
    case 'ObjectExpression':
      return node.properties.every(
        (p: Node) => p.type === 'ObjectProperty' && !p.computed && isPure(p.value),
      );
    case 'ArrayExpression':
      return node.elements.every(isPure);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.every(isPure);
    case 'CallExpression':
      return isPureCall(node);
    default:
      return false;
  }
}

const PURE_METHODS = new Set(['getTime', 'valueOf', 'toString', 'now', 'toFixed']);
const PURE_FUNCTIONS = new Set(['parseInt', 'parseFloat', 'Number', 'String', 'Date', 'Boolean', 'isNaN']);

function isPureCall(node: Node): boolean {
  const { callee } = node;
  if (!node.arguments.every(isPure)) return false;
  if (callee.type === 'Identifier') return PURE_FUNCTIONS.has(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  if (callee.object.type === 'Identifier' && callee.object.name === 'Math') return true;
  return PURE_METHODS.has(callee.property.name) && isPure(callee.object);
}

/** A literal that means "no callback" or "nothing": `null`, `undefined`, `void 0`, `false`, `0`, `''`. */
export function isNothing(node: Node): boolean {
  if (!node) return true;
  switch (node.type) {
    case 'NullLiteral':
      return true;
    case 'Identifier':
      return node.name === 'undefined';
    case 'BooleanLiteral':
    case 'NumericLiteral':
    case 'StringLiteral':
      return !node.value;
    case 'UnaryExpression':
      return node.operator === 'void' && isPure(node.argument);
    default:
      return false;
  }
}

/** Is the expression a string whatever happens? */
export function isStringly(node: Node): boolean {
  switch (node?.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && (isStringly(node.left) || isStringly(node.right));
    case 'ConditionalExpression':
      return isStringly(node.consequent) && isStringly(node.alternate);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'String';
    default:
      return false;
  }
}

/** The name of a property of an object literal or of a member access; undefined when it is computed at run time. */
export function propertyName(node: Node): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (node.computed)
    return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key.value) : undefined;
  return key.type === 'Identifier' ? key.name : String(key.value);
}

/** The properties of an object literal by name; undefined when it has methods, getters, spreads or computed names. */
export function literalProperties(node: Node): Map<string, Node> | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  const properties = new Map<string, Node>();
  for (const property of node.properties) {
    const name =
      property.type === 'ObjectProperty' || property.type === 'ObjectMethod'
        ? propertyName(property)
        : undefined;
    if (name === undefined || property.kind === 'get' || property.kind === 'set') return undefined;
    properties.set(name, property);
  }
  return properties;
}

export function isFunction(node: Node): boolean {
  return /^(FunctionExpression|FunctionDeclaration|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/.test(
    node?.type ?? '',
  );
}

/** Is the value of the expression thrown away? */
export function isDiscarded(path: ASTPath): boolean {
  const parent: Node = path.parent?.node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'LogicalExpression':
      return parent.right === path.node && isDiscarded(path.parent);
    case 'ConditionalExpression':
      return parent.test !== path.node && isDiscarded(path.parent);
    case 'SequenceExpression':
      return parent.expressions[parent.expressions.length - 1] !== path.node || isDiscarded(path.parent);
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'ForStatement':
      return parent.update === path.node || parent.init === path.node;
    default:
      return false;
  }
}

/** Where an expression with an operator in it needs no parentheses. */
export function isLoosePosition(path: ASTPath): boolean {
  const node: Node = path.node;
  if (node.extra?.parenthesized) return true;
  const parent: Node = path.parent?.node;
  switch (parent?.type) {
    case 'VariableDeclarator':
    case 'ReturnStatement':
    case 'ExpressionStatement':
    case 'ArrayExpression':
    case 'IfStatement':
    case 'WhileStatement':
    case 'SwitchStatement':
    case 'SwitchCase':
    case 'TemplateLiteral':
    case 'SequenceExpression':
      return true;
    case 'AssignmentExpression':
      return parent.right === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'ObjectProperty':
      return parent.value === node;
    case 'MemberExpression':
      return parent.property === node;
    default:
      return false;
  }
}

/** The object of a member expression or call with the parentheses around it. */
export function receiverRange(member: Node, code: string): Range {
  const gap = code.slice(member.object.end, member.property.start);
  const close = gap.lastIndexOf(')', gap.search(/[.[?]/) < 0 ? gap.length : gap.search(/[.[?]/));
  const end =
    member.object.extra?.parenthesized && close >= 0 ? member.object.end + close + 1 : member.object.end;
  return { start: member.start, end };
}

/** Visits every node below `node`, functions included unless `enter` says no. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  if (!node || typeof node.type !== 'string') return;
  if (visit(node) === false) return;
  for (const key of Object.keys(node)) {
    if (
      key === 'loc' ||
      key === 'comments' ||
      key === 'tokens' ||
      key.endsWith('Comments') ||
      key === 'extra'
    )
      continue;
    const child = node[key];
    if (Array.isArray(child)) for (const item of child) walk(item, visit);
    else if (child && typeof child.type === 'string') walk(child, visit);
  }
}

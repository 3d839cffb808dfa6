import jscodeshift, { type ASTPath } from 'jscodeshift';
import type { Range } from '../sources/source.ts';
import type { Node } from './expressions.ts';

/** Statements and whole files share ranges with the expressions in them; a range stands for the expression. */
const NOT_A_VALUE =
  /^(File|Program|ExpressionStatement|ImportSpecifier|ExportSpecifier|TemplateElement|Directive)$/;

/**
 * Finds paths by range. It goes down from the root to the place and makes paths for that way only: jscodeshift's own
 * search makes one for every node of the script, which took more time than everything else a transform does.
 */
export class PathFinder {
  readonly #root: ASTPath;
  readonly #known = new Map<string, ASTPath | undefined>();

  /** @param root path of the whole file */
  constructor(root: ASTPath) {
    this.#root = root;
  }

  /** Outermost first: of `{ onMsg }` the property, not the two identifiers in it. */
  at(range: Range): ASTPath | undefined {
    const key = `${range.start}:${range.end}`;
    let path = this.#known.get(key);
    if (path === undefined && !this.#known.has(key)) {
      path = find(this.#root, range);
      this.#known.set(key, path);
    }
    return path;
  }
}

function find(root: ASTPath, range: Range): ASTPath | undefined {
  const way: (string | number)[] = [];
  const search = (node: Node): boolean => {
    if (node.start === range.start && node.end === range.end && !NOT_A_VALUE.test(node.type)) return true;
    for (const field of fieldsOf(node)) {
      const child = node[field];
      if (Array.isArray(child)) {
        for (const [index, item] of child.entries()) {
          if (!isNode(item) || !reaches(item, range)) continue;
          way.push(field, index);
          if (search(item)) return true;
          way.length -= 2;
        }
      } else if (isNode(child) && reaches(child, range)) {
        way.push(field);
        if (search(child)) return true;
        way.length -= 1;
      }
    }
    return false;
  };
  // biome-ignore lint/suspicious/noExplicitAny: a way of any length
  return search(root.node) ? (way.length === 0 ? root : (root.get as any)(...way)) : undefined;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Can the range be in the node? Types and decorators of a node may lie outside of its own range. */
function reaches(node: Node, range: Range): boolean {
  if (node.start <= range.start && node.end >= range.end) return true;
  return (
    (isNode(node.typeAnnotation) && reaches(node.typeAnnotation, range)) ||
    (Array.isArray(node.decorators) && node.decorators.some((each: Node) => reaches(each, range)))
  );
}

const { getFieldNames } = (jscodeshift as unknown as { types: { getFieldNames(node: Node): string[] } })
  .types;
const fields = new Map<string, readonly string[]>();

/** Names of the fields with children, in the order jscodeshift visits them. */
function fieldsOf(node: Node): readonly string[] {
  let names = fields.get(node.type);
  if (!names) {
    names = getFieldNames(node).filter(
      (name) => !/^(type|start|end|loc|range|comments|tokens|extra)$/.test(name),
    );
    fields.set(node.type, names);
  }
  return names;
}

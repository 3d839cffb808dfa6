import type { LegacyType } from './graph.ts';
import { type Checker, createProgram, type Program, type Ts } from './program.ts';

type TsType = import('ts-morph').ts.Type;
type TsSymbol = import('ts-morph').ts.Symbol;
type Signature = import('ts-morph').ts.Signature;

/** What kind of thing stands at a dotted path under the SDK. */
export type SdkMemberKind = 'namespace' | 'function' | 'class' | 'constant' | 'unknown';

export interface SdkMember {
  kind: SdkMemberKind;
  /** A string, number or open table: nothing below it is the SDK's. */
  leaf: boolean;
  type: TsType | undefined;
}

const shared = new Map<string, LegacyTypes>();

/** The types of the declarations, worked out once for every program of the process. */
export function legacyTypesOf(declarations: string): LegacyTypes {
  let types = shared.get(declarations);
  if (!types) {
    types = new LegacyTypes(createProgram([], declarations));
    shared.set(declarations, types);
  }
  return types;
}

/** Reads the legacy declarations: what lies under the SDK, what its functions take and give, what legacy objects have. */
export class LegacyTypes {
  readonly #ts: Ts;
  readonly #checker: Checker;
  readonly #root: TsSymbol;
  readonly #types = new Map<TsType, LegacyType>();
  readonly #members = new Map<string, SdkMember>();

  constructor(program: Program) {
    this.#ts = program.ts;
    this.#checker = program.checker;
    const declaration = program.declarations.statements.find(
      (statement) => this.#ts.isModuleDeclaration(statement) && statement.name.text === 'webim',
    ) as import('ts-morph').ts.ModuleDeclaration | undefined;
    const root = declaration && this.#checker.getSymbolAtLocation(declaration.name);
    if (!root) throw new Error('flow: the legacy declarations have no namespace webim');
    this.#root = root;
    this.#meetUnions(program.declarations);
  }

  /**
   * The compiler keeps the members of a union in the order in which it first met them. Met first where they are written,
   * they have that order whatever scripts ask for.
   */
  #meetUnions(node: import('./program.ts').Node): void {
    this.#ts.forEachChild(node, (child) => {
      if (this.#ts.isTypeAliasDeclaration(child)) this.#checker.getTypeAtLocation(child);
      else if (this.#ts.isModuleDeclaration(child) || this.#ts.isModuleBlock(child)) this.#meetUnions(child);
    });
  }

  /** What stands at `path` under the SDK; `unknown` when the SDK has no such member. */
  sdkMember(path: string): SdkMember {
    let member = this.#members.get(path);
    if (!member) {
      member = this.#describe(path);
      this.#members.set(path, member);
    }
    return member;
  }

  #describe(path: string): SdkMember {
    if (path === '') return { kind: 'namespace', leaf: false, type: undefined };
    const { ts } = this;
    let symbol: TsSymbol | undefined = this.#root;
    for (const name of path.split('.')) symbol = symbol && this.#child(symbol, name);
    if (!symbol) return { kind: 'unknown', leaf: false, type: undefined };
    const type = this.#checker.getTypeOfSymbol(symbol);
    if (symbol.flags & ts.SymbolFlags.Class || type.getConstructSignatures().length > 0) {
      return { kind: 'class', leaf: false, type };
    }
    if (type.getCallSignatures().length > 0) return { kind: 'function', leaf: false, type };
    const properties = this.#checker.getPropertiesOfType(type);
    const open =
      properties.length === 0 ||
      !!type.getStringIndexType() ||
      !!type.getNumberIndexType() ||
      !(type.flags & ts.TypeFlags.Object);
    const callable = properties.some((p) => this.#checker.getTypeOfSymbol(p).getCallSignatures().length > 0);
    if (callable && !open) return { kind: 'namespace', leaf: false, type };
    return { kind: 'constant', leaf: open, type };
  }

  #child(symbol: TsSymbol, name: string): TsSymbol | undefined {
    const { ts } = this;
    if (symbol.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.NamespaceModule | ts.SymbolFlags.Class)) {
      const found = symbol.exports?.get(ts.escapeLeadingUnderscores(name));
      if (found && found.flags & ts.SymbolFlags.Value) return found;
    }
    return this.#checker.getPropertyOfType(this.#checker.getTypeOfSymbol(symbol), name);
  }

  private get ts(): Ts {
    return this.#ts;
  }

  /** The legacy objects among what a value of this type may be; none for strings, numbers, functions and `any`. */
  objectsIn(type: TsType): LegacyType[] {
    const { ts } = this;
    if (type.isUnion()) return unique(type.types.flatMap((part) => this.objectsIn(part)));
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
    if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return [];
    const element = this.#elementType(type);
    if (element && this.isCollection(type)) {
      return this.objectsIn(element).length > 0 ? [this.#intern(type)] : [];
    }
    if (this.#checker.getPropertiesOfType(type).length === 0) return [];
    return [this.#intern(type)];
  }

  #intern(type: TsType): LegacyType {
    let known = this.#types.get(type);
    if (!known) {
      known = { name: this.#nameOf(type), type };
      this.#types.set(type, known);
    }
    return known;
  }

  #nameOf(type: TsType): string {
    const alias = type.aliasSymbol;
    if (alias && !type.aliasTypeArguments?.length) return this.#qualified(alias);
    const element = this.#elementType(type);
    if (element && this.isCollection(type)) {
      const name = this.objectsIn(element)
        .map((each) => each.name)
        .join(' | ');
      if (this.isArray(type)) return name.includes(' ') ? `(${name})[]` : `${name}[]`;
      const table = type.getSymbol();
      return table && !table.name.startsWith('__') ? this.#qualified(table) : `Record<string, ${name}>`;
    }
    const symbol = type.getSymbol();
    return symbol && !symbol.name.startsWith('__') ? this.#qualified(symbol) : 'object';
  }

  #qualified(symbol: TsSymbol): string {
    return this.#path(symbol).replace(/^Msg\.(?=Elem\b)/, '');
  }

  /** Dotted path under the SDK. */
  #path(symbol: TsSymbol): string {
    return this.#checker.getFullyQualifiedName(symbol).replace(/^webim\./, '');
  }

  isArray(type: TsType): boolean {
    return this.#checker.isArrayLikeType(type);
  }

  /** An array, or a table by keys without fields of its own. */
  isCollection(type: TsType): boolean {
    if (this.isArray(type)) return true;
    return !!type.getStringIndexType() && this.#checker.getPropertiesOfType(type).length === 0;
  }

  #elementType(type: TsType): TsType | undefined {
    return type.getNumberIndexType() ?? type.getStringIndexType();
  }

  /** What an array or a table holds. */
  elementsOf({ type }: LegacyType): LegacyType[] {
    const element = this.#elementType(type);
    return element ? this.objectsIn(element) : [];
  }

  /** The declared type of a property, undefined when it is not declared. */
  propertyType(type: TsType, name: string): TsType | undefined {
    const property = this.#checker.getPropertyOfType(type, name);
    return property && this.#checker.getTypeOfSymbol(property);
  }

  isMethod(legacy: LegacyType, name: string): boolean {
    return (this.propertyType(legacy.type, name)?.getCallSignatures().length ?? 0) > 0;
  }

  /** Instances of SDK classes: objects only the SDK makes, unlike the option objects its functions take. */
  isInstance({ type }: LegacyType): boolean {
    const symbol = type.getSymbol();
    if (!symbol) return false;
    return this.sdkMember(this.#path(symbol)).kind === 'class';
  }

  /** Dictionary path of a member of a legacy object. */
  memberPath(legacy: LegacyType, name: string): string {
    const owner = legacy.type.getSymbol();
    const path = owner && !owner.name.startsWith('__') ? this.#path(owner) : legacy.name;
    const isMethod = this.isInstance(legacy) && this.isMethod(legacy, name);
    return isMethod ? `${path}.prototype.${name}` : `${path}.${name}`;
  }

  callSignatures(type: TsType): readonly Signature[] {
    if (type.isUnion()) return type.types.flatMap((part) => [...this.callSignatures(part)]);
    return type.getCallSignatures();
  }

  constructSignatures(type: TsType): readonly Signature[] {
    return type.getConstructSignatures();
  }

  /** The types a signature takes at position `index`. */
  parameterType(signature: Signature, index: number): TsType | undefined {
    const parameters = signature.getParameters();
    const parameter = parameters[index] ?? parameters.at(-1);
    if (!parameter) return undefined;
    const type = this.#checker.getTypeOfSymbol(parameter);
    const declaration = parameter.valueDeclaration;
    const rest = declaration && this.#ts.isParameter(declaration) && !!declaration.dotDotDotToken;
    if (rest && index >= parameters.length - 1) return type.getNumberIndexType();
    return index < parameters.length ? type : undefined;
  }

  propertiesOf(type: TsType): readonly TsSymbol[] {
    return this.#checker.getPropertiesOfType(type);
  }

  typeOfSymbol(symbol: TsSymbol): TsType {
    return this.#checker.getTypeOfSymbol(symbol);
  }

  /** The class at a path under the SDK, as the type of its instances. */
  instanceType(path: string): LegacyType | undefined {
    const member = this.sdkMember(path);
    const signature = member.type?.getConstructSignatures()[0];
    return signature && this.objectsIn(signature.getReturnType())[0];
  }

  nameOfType(type: TsType): string {
    return this.#nameOf(type);
  }
}

function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}

import { LEDGER_CODES } from '../../dictionary/codes.ts';
import type { Flow, Site } from '../flow/facts.ts';
import { type Cause, cause, describe, whyLeftOver } from './causes.ts';
import { usesSemicolons } from './edit-style.ts';
import { isFunction, type Node, walk } from './expressions.ts';
import { type LegacyHold, legacyHold } from './legacy-flows.ts';
import { isLoginSite } from './native-call.ts';
import { usesNewSyntax } from './new-syntax.ts';
import { readCrossings } from './read-crossings.ts';
import type {
  Blocker,
  Conversion,
  ErrorCallback,
  ParsedUnit,
  TransformContext,
  TransformResult,
  UnitEdit,
} from './transform.ts';

export interface Resolution {
  /** The conversion of a site, when it has one that holds. */
  converted: Map<Site, Conversion>;
  alive: Conversion[];
  causes: Map<Site, Cause>;
  /** Edits where legacy and native code meet: calls and callbacks on different sides, listeners that stay legacy. */
  adapters: UnitEdit[];
}

/**
 * Decides which proposals hold. All of them are taken to hold at first; then whatever leans on something legacy is
 * taken away, until nothing changes. What is left is the largest set in which no value is half native: every flow is
 * native at every site, together with the flows linked to it, or legacy everywhere.
 *
 * @param place `file:line` of a site.
 */
export function resolve(
  context: TransformContext,
  result: TransformResult,
  place: (site: Site) => string,
): Resolution {
  return new Resolver(context, result, place).run();
}

class Resolver {
  private readonly converted = new Map<Site, Conversion>();
  private readonly alive = new Set<Conversion>();
  private readonly causes = new Map<Site, Cause>();
  private readonly legacyFlows = new Map<number, Cause>();
  private readonly holds = new Map<Site, LegacyHold>();
  private readonly adapted: ErrorCallback[] = [];
  /** Reads of a native value as a legacy one. */
  private crossed: ReadonlyMap<Site, UnitEdit> = new Map();

  constructor(
    private readonly context: TransformContext,
    private readonly result: TransformResult,
    private readonly place: (site: Site) => string,
  ) {}

  run(): Resolution {
    const { facts } = this.context;
    this.takeConversions();
    for (const site of facts.sites) {
      if (!site.refusal) continue;
      const { bucket } = LEDGER_CODES[site.refusal.code];
      this.block({ transform: '', site, ...site.refusal, bucket: bucket === 'person' ? 'person' : 'shim' });
    }
    for (const blocker of this.result.blockers) this.block(blocker);
    this.crossed = readCrossings(this.context, this.result.blockers, (site) => this.converted.has(site));
    for (const flow of facts.flows) {
      const [exit] = flow.escapes;
      // What is the same on both sides may go anywhere.
      if (!exit || (flow.types.length > 0 && flow.types.every((type) => ALIKE.has(type)))) continue;
      const at = `${exit.file}:${exit.line}`;
      const root = `the ${typeName(flow.types)} goes out of sight at ${at} (${exit.why})`;
      this.legacyFlows.set(flow.id, { ...cause('escapes', root, [at]), root });
    }
    do {
      this.settle();
    } while (this.holdUselessErrors() || this.holdOrphans());
    return {
      converted: this.converted,
      alive: this.result.conversions.filter((c) => this.alive.has(c)),
      causes: this.causes,
      adapters: this.adapters(),
    };
  }

  /** Where a call and the function it hands its errors to ended up on different sides. */
  private adapters(): UnitEdit[] {
    const toNative = this.adapted.filter((error) => !this.isLegacy(error));
    const handed = [...this.alive].flatMap((c) => c.errors ?? []);
    const toLegacy = handed.filter((error) => this.isLegacy(error));
    const missing = handed.filter((e) => e.mayBeMissing && !e.toLegacy && !this.isLegacy(e));
    const fallbacks = this.result.fallbacks.filter(
      ({ site, needs }) => !this.converted.has(site) && needs.every((each) => this.converted.has(each)),
    );
    const { bridge } = this.context.names;
    return once([
      ...missing.map(silentEdit),
      ...toNative.map((e) => adapterEdit(e, this.context.parsed(e.site.unit), nativeError)),
      ...toLegacy.map(
        (e) =>
          e.crossing ??
          adapterEdit(
            e,
            this.context.parsed(e.site.unit),
            e.toLegacy ?? ((error) => `${bridge}.toLegacyError(${error})`),
          ),
      ),
      ...fallbacks.flatMap(({ edits }) => edits),
      ...[...this.crossed]
        .filter(([{ flow }]) => flow !== undefined && !this.legacyFlows.has(flow))
        .map(([, edit]) => edit),
    ]);
  }

  private isLegacy({ flows, unknown }: ErrorCallback): boolean {
    return unknown === true || flows.some((flow) => this.legacyFlows.has(flow));
  }

  /** One conversion per site: of several, the one that speaks for most sites. */
  private takeConversions(): void {
    const { conversions } = this.result;
    for (const conversion of conversions) this.alive.add(conversion);
    for (const conversion of [...conversions].sort((a, b) => b.sites.length - a.sites.length)) {
      if (conversion.sites.some((site) => this.converted.has(site))) this.alive.delete(conversion);
      else for (const site of conversion.sites) this.converted.set(site, conversion);
    }
  }

  private block({ site, code, reason, bucket }: Blocker): void {
    if (!this.causes.has(site)) this.causes.set(site, { code, reason, bucket, evidence: [] });
    const conversion = this.converted.get(site);
    if (conversion) this.kill(conversion, this.causes.get(site) as Cause);
  }

  /** Takes away until nothing changes. */
  private settle(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const site of this.context.facts.sites) if (this.holdBack(site)) changed = true;
      for (const flow of this.context.facts.flows) if (this.spread(flow.id, flow.linked)) changed = true;
      for (const conversion of this.alive)
        for (const error of conversion.errors ?? []) if (this.holdTogether(error)) changed = true;
      if (this.context.partial === 'keep' && this.keepWhole()) changed = true;
      for (const conversion of this.result.conversions)
        if (this.alive.has(conversion) && this.check(conversion)) changed = true;
    }
  }

  /** A site that stays legacy keeps its flows legacy. */
  private holdBack(site: Site): boolean {
    if (this.converted.has(site) || this.holds.has(site)) return false;
    if (!this.causes.has(site)) this.causes.set(site, whyLeftOver(this.context, site));
    const hold = this.isNobodys(site) || this.crossed.has(site) ? NO_HOLD : legacyHold(this.context, site);
    this.holds.set(site, hold);
    for (const flow of hold.flows) this.hold(flow, site);
    if (this.context.partial === 'bridge') this.adapted.push(...hold.errors);
    else for (const { flows } of hold.errors) for (const flow of flows) this.hold(flow, site);
    return true;
  }

  /**
   * A method that neither SDK has (`tip.getQuitGorupName()`) throws on both sides, or is one of a string in the same
   * variable: it is no reason to keep the value legacy, unless the application adds methods to the SDK's classes.
   */
  private isNobodys(site: Site): boolean {
    if (site.kind !== 'method-call' || this.causes.get(site)?.code !== 'unknown-member') return false;
    return !this.context.facts.sites.some(
      ({ kind, member }) => kind === 'reference' && /prototype/.test(member),
    );
  }

  private hold(flow: number, site: Site): void {
    if (this.legacyFlows.has(flow)) return;
    const why = this.causes.get(site) as Cause;
    const at = this.place(site);
    const types = typeName(this.context.facts.flows[flow]?.types ?? []);
    const root = why.root ?? `${describe(site)} at ${at}: ${why.reason}`;
    this.legacyFlows.set(flow, {
      ...cause('flow-blocked', `the ${types} depends on ${root}`, [at, ...why.evidence]),
      root,
    });
  }

  private spread(flow: number, linked: readonly number[]): boolean {
    const own = this.legacyFlows.get(flow);
    let changed = false;
    for (const other of linked) {
      const theirs = this.legacyFlows.get(other);
      if (own && !theirs) this.legacyFlows.set(other, blockedBy(own));
      else if (!own && theirs && !this.legacyFlows.has(flow)) this.legacyFlows.set(flow, blockedBy(theirs));
      else continue;
      changed = true;
    }
    return changed;
  }

  /** Of several functions a value may go to, all get it in the same form. */
  private holdTogether(error: ErrorCallback): boolean {
    if (!this.isLegacy(error)) return false;
    let changed = false;
    for (const flow of error.flows) {
      if (this.legacyFlows.has(flow)) continue;
      const known = error.flows.find((each) => this.legacyFlows.has(each));
      const root = `the functions at ${this.place(error.site)} are not all in these files`;
      const why =
        known === undefined
          ? { ...cause('unknown-callback', root, [this.place(error.site)]), root }
          : (this.legacyFlows.get(known) as Cause);
      this.legacyFlows.set(flow, blockedBy(why));
      changed = true;
    }
    return changed;
  }

  /** Where native and legacy code would have to meet, the native side stays legacy. */
  private keepWhole(): boolean {
    let changed = false;
    for (const conversion of this.alive) {
      const error = conversion.errors?.find((each) => this.isLegacy(each));
      if (!error) continue;
      const known = error.flows.map((flow) => this.legacyFlows.get(flow)).find((why) => why !== undefined);
      const at = this.place(error.site);
      const root = `the functions at ${at} are not all in these files`;
      this.kill(conversion, known ?? { ...cause('unknown-callback', root, [at]), root });
      changed = true;
    }
    for (const { site, needs } of this.result.fallbacks) {
      if (this.converted.has(site)) continue;
      const why = this.causes.get(site);
      const at = this.place(site);
      const root = why?.root ?? `${describe(site)} at ${at}: ${why?.reason}`;
      for (const each of needs) {
        const conversion = this.converted.get(each);
        if (!conversion) continue;
        this.kill(conversion, { ...cause('needs-other-site', `this depends on ${root}`, [at]), root });
        changed = true;
      }
    }
    return changed;
  }

  private check(conversion: Conversion): boolean {
    const flow = conversion.flows.find((f) => this.legacyFlows.has(f));
    if (flow !== undefined) {
      this.kill(conversion, this.legacyFlows.get(flow) as Cause);
      return true;
    }
    const missing = conversion.needs?.find((site) => !this.converted.has(site));
    if (!missing) return false;
    const at = this.place(missing);
    const why = this.causes.get(missing);
    const root = why?.root ?? `${describe(missing)} at ${at}: ${why?.reason}`;
    this.kill(conversion, {
      ...cause(isLoginSite(missing) ? 'needs-login-on-shim' : 'needs-other-site', `this depends on ${root}`, [
        at,
      ]),
      root,
    });
    return true;
  }

  private kill(conversion: Conversion, why: Cause): void {
    this.alive.delete(conversion);
    for (const site of conversion.sites) {
      if (this.converted.get(site) !== conversion) continue;
      this.converted.delete(site);
      if (!this.causes.has(site)) this.causes.set(site, why);
    }
  }

  /**
   * An error from a call on the shim can be handed to a native function in native form. That is worth it only when
   * that function gets native errors from somewhere too; else both stay legacy.
   */
  private holdUselessErrors(): boolean {
    let changed = false;
    for (const error of this.adapted) {
      for (const flow of error.flows) {
        if (this.legacyFlows.has(flow) || this.hasNativeProducer(flow)) continue;
        this.hold(flow, error.site);
        changed = true;
      }
    }
    return changed;
  }

  /**
   * Values that no converted call, constructor or listener brings in come from code outside of these files, or from
   * nowhere: nothing says that they will be native.
   */
  private holdOrphans(): boolean {
    const { flows, sites } = this.context.facts;
    const fed = new Set<number>();
    for (const conversion of this.alive) {
      const brings = conversion.sites.some((site) => /^(api-call|constructor|listener)$/.test(site.kind));
      if (!brings && !conversion.feeds) continue;
      for (const flow of conversion.flows) fed.add(flow);
      for (const error of conversion.errors ?? []) for (const flow of error.flows) fed.add(flow);
    }
    for (const { flows: handed } of this.adapted)
      for (const flow of handed) if (!this.legacyFlows.has(flow)) fed.add(flow);
    const queue = [...fed];
    const neighbours = new Map<number, number[]>(flows.map((flow) => [flow.id, [...flow.linked]]));
    for (const flow of flows) for (const other of flow.linked) neighbours.get(other)?.push(flow.id);
    for (let flow = queue.pop(); flow !== undefined; flow = queue.pop()) {
      for (const other of neighbours.get(flow) ?? []) {
        if (!fed.has(other)) {
          fed.add(other);
          queue.push(other);
        }
      }
    }
    const kinds = this.kindsInSight(fed);
    let changed = false;
    for (const site of sites) {
      if (site.flow === undefined || this.legacyFlows.has(site.flow)) continue;
      const { types, origins } = flows[site.flow] as Flow;
      if (fed.has(site.flow) && origins.length === 0) continue;
      if (types.every((type) => kinds.native.has(type) && !kinds.legacy.has(type))) continue;
      const at = origins[0] ? `${origins[0].file}:${origins[0].line}` : this.place(site);
      const root = `it cannot be seen where the ${typeName(types)} at ${at} comes from`;
      this.legacyFlows.set(site.flow, { ...cause('flow-blocked', root, [at]), root });
      changed = true;
    }
    return changed;
  }

  /**
   * Which types native code in sight makes, and which are legacy somewhere. Only the SDK makes such objects, so one that
   * comes from out of sight is native when every one in sight is.
   */
  private kindsInSight(fed: ReadonlySet<number>): { native: Set<string>; legacy: Set<string> } {
    const { flows } = this.context.facts;
    const typesOf = (ids: Iterable<number>) => [...ids].flatMap((id) => flows[id]?.types ?? []);
    const listeners = [...this.alive].flatMap(({ sites }) =>
      sites.map(({ member }) => GIVEN_BY[member] ?? ''),
    );
    const native = new Set([...typesOf(fed), ...listeners]);
    if (native.has('Msg[]')) native.add('Msg');
    if (native.has('Msg'))
      for (const type of new Set(typesOf(flows.keys()))) if (isOfMessage(type)) native.add(type);
    const legacy = new Set(typesOf(this.legacyFlows.keys()));
    for (const type of [...legacy]) legacy.add(type.endsWith('[]') ? type.slice(0, -2) : `${type}[]`);
    return { native, legacy };
  }

  private hasNativeProducer(flow: number): boolean {
    return [...this.alive].some((c) => c.errors?.some((error) => error.flows.includes(flow)));
  }
}

/** Values that native code gets as legacy code did. */
const ALIKE = new Set(['ConnectionNotice']);

const NO_HOLD: LegacyHold = { flows: [], errors: [] };

/** What listeners are given. */
const GIVEN_BY: Record<string, string> = {
  'listeners.onMsgNotify': 'Msg',
  'listeners.onBigGroupMsgNotify': 'Msg',
  'listeners.onGroupSystemNotifys': 'GroupSystemNotice',
  'listeners.onFriendSystemNotifys': 'FriendSystemNotice',
  'listeners.onProfileSystemNotifys': 'ProfileSystemNotice',
};

/** Messages, and what is in them. */
const isOfMessage = (type: string) => /^(Msg|Elem(\..+)?)(\[\])?$/.test(type);

/** Two logins may hand over one table of listeners, and each has something to say about it. */
function once(edits: readonly UnitEdit[]): UnitEdit[] {
  const known = new Map(edits.map((edit) => [`${edit.unit.id}:${edit.start}:${edit.end}`, edit]));
  return [...known.values()];
}

/** The same reason for the next flow, in the words of one that was held back by another. */
const blockedBy = (why: Cause): Cause => ({ ...why, code: 'flow-blocked' });

const typeName = (types: readonly string[]) =>
  types.length > 2 ? `${types[0]} (or another of ${types.length} types)` : types.join(' or ') || 'value';

type Translation = (error: string) => string;

const nativeError: Translation = (error) => `{ code: ${error}.ErrorCode, message: ${error}.ErrorInfo }`;

/** `fail || function () {}`: a rejection nobody hears is an error of the page, and legacy was silent. */
const silentEdit = ({ site, argument }: ErrorCallback): UnitEdit => {
  const own = { start: argument.start, end: argument.end };
  return { ...own, parts: [own, ' || function () {}'], unit: site.unit };
};

/** `function (err) { … }` gets its value translated first; whatever else gives a function is wrapped. */
function adapterEdit(
  { site, argument, parameter, unknown, mayBeMissing, toLegacy }: ErrorCallback,
  parsed: ParsedUnit,
  translate: Translation,
): UnitEdit {
  if (parameter && argument.body.type === 'BlockStatement') {
    const at = argument.body.start + 1;
    const bracket = /^\s*[([`+\-/*]/.test(parsed.unit.code.slice(at));
    const end = usesSemicolons(parsed) || bracket ? ';' : '';
    const value = translate(parameter);
    const parts = [`\n  ${parameter} = ${value}${end}`];
    return { start: at, end: at, parts, unit: site.unit, translates: { name: parameter, value } };
  }
  const { start, end } = argument;
  const own = { start, end };
  const called = isFunction(argument) ? ['(', own, ')'] : [own];
  // What is out of sight may be nothing at all, which legacy allowed.
  const guard = mayBeMissing || (unknown && !isOfPromise(parsed, argument)) ? [own, ' && '] : [];
  const name = toLegacy ? 'answer' : 'error';
  const isModern = usesNewSyntax(parsed);
  const head = isModern ? `(${name}) => {` : `function (${name}) {`;
  const tail = !isModern && usesThis(argument) ? '.bind(this)' : '';
  return {
    start,
    end,
    parts: [`${head}\n  `, ...guard, ...called, `(${translate(name)});\n}${tail}`],
    unit: site.unit,
    translates: { name, value: translate(name) },
  };
}

/** Is it the `resolve` or `reject` of a `new Promise` around the call? Those are always there. */
function isOfPromise(parsed: ParsedUnit, argument: Node): boolean {
  if (argument.type !== 'Identifier') return false;
  for (let at = parsed.pathAt(argument)?.parent; at; at = at.parent) {
    const around: Node = at.node;
    if (!isFunction(around) || !around.params.some((p: Node) => p.name === argument.name)) continue;
    const maker: Node = at.parent?.node;
    return (
      maker?.type === 'NewExpression' && maker.callee.name === 'Promise' && maker.arguments[0] === around
    );
  }
  return false;
}

/** Does the expression, arrow functions in it included, mean the `this` around it? */
function usesThis(node: Node): boolean {
  let found = false;
  walk(node, (each) => {
    if (each.type === 'ThisExpression') found = true;
    return !found && (!isFunction(each) || each.type === 'ArrowFunctionExpression');
  });
  return found;
}

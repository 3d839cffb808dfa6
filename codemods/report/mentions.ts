import type { LedgerCode } from '../../dictionary/codes.ts';
import type { FlowFacts, Site } from '../flow/facts.ts';
import { parseScript } from '../sources/parse.ts';
import type { Range, ScriptUnit, SourceFile } from '../sources/source.ts';

/**
 * The name of the SDK, wherever it is written. Every mention is looked at once more here, from the text and not from
 * the facts, so that one the analysis overlooked comes to light instead of missing from the ledger.
 */
const NAME = /(?<![\w$])webim(?![\w$])/g;

/** A mention that is no site: in a comment, a string, markup, or a name that is not the SDK. */
export interface ForeignMention {
  /** Offset in the file's text. */
  offset: number;
  kind: 'comment' | 'string' | 'name' | 'markup' | 'server-code';
  code: LedgerCode;
}

export interface MentionCount {
  /** All mentions in the text of the file. */
  all: number;
  /** Those that a site or a script tag of the SDK stands for. */
  inSites: number;
  foreign: ForeignMention[];
  /** The analysis says this is the SDK and no site stands for it: the ledger would not add up. */
  unaccounted: number[];
}

/** What every textual mention of the SDK's name in a file is. */
export function countMentions(file: SourceFile, facts: FlowFacts): MentionCount {
  const count: MentionCount = { all: 0, inSites: 0, foreign: [], unaccounted: [] };
  const units = new Map(file.scripts.map((unit) => [unit, undefined as UnitMentions | undefined]));
  for (const { index: offset } of file.text.matchAll(NAME)) {
    count.all++;
    const unit = file.scripts.find((u) => offset >= u.offset && offset < u.offset + u.code.length);
    if (!unit) {
      if (file.sdkScriptTags.some((tag) => contains(tag.range, offset))) count.inSites++;
      else count.foreign.push({ offset, ...aroundScripts(file, offset) });
      continue;
    }
    let mentions = units.get(unit);
    if (!mentions) {
      mentions = new UnitMentions(unit, facts);
      units.set(unit, mentions);
    }
    const verdict = mentions.classify(offset - unit.offset);
    if (verdict === 'site') count.inSites++;
    else if (verdict === 'unaccounted') count.unaccounted.push(offset);
    else count.foreign.push({ offset, ...verdict });
  }
  return count;
}

/** A mention outside of every script. */
function aroundScripts({ islands }: SourceFile, offset: number): Pick<ForeignMention, 'kind' | 'code'> {
  const island = islands.find((range) => contains(range, offset));
  if (!island) return { kind: 'markup', code: 'markup' };
  if (island.role === 'comment') return { kind: 'comment', code: 'comment' };
  return { kind: 'server-code', code: 'server-code' };
}

/** What stands in front of a text that is run, with other texts between them (`new Function('a', 'webim.x(a)')`). */
const RUNS_TEXT =
  /(?<![\w$])(setTimeout|setInterval|execScript|eval|Function)\s*\(\s*((["'`])[^"'`]*\3\s*[,+]\s*)*["'`]?$/;

const contains = (range: Range, offset: number) => offset >= range.start && offset < range.end;

/** Kinds of sites that name the SDK themselves; the others have a value in front. */
const NAMING_KINDS = new Set<Site['kind']>(['api-call', 'constructor', 'constant', 'reference']);

interface Token extends Range {
  kind: 'name' | 'string' | 'comment';
}

class UnitMentions {
  private readonly tokens: Token[];
  private readonly sites: Site[];
  private readonly claimed = new Set<Site>();

  constructor(
    private readonly unit: ScriptUnit,
    private readonly facts: FlowFacts,
  ) {
    this.tokens = tokensOf(unit);
    this.sites = facts
      .sitesOf(unit)
      .filter((site) => NAMING_KINDS.has(site.kind))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  classify(offset: number): 'site' | 'unaccounted' | Pick<ForeignMention, 'kind' | 'code'> {
    const island = this.unit.islands?.find((range) => contains(range, offset));
    if (island) {
      return island.isGap ? { kind: 'markup', code: 'markup' } : { kind: 'server-code', code: 'server-code' };
    }
    const token = this.tokenAt(offset);
    if (!token || token.kind === 'comment') return { kind: 'comment', code: 'comment' };
    const around = this.sites.filter((site) => site.start <= token.start && site.end >= token.end);
    if (token.kind === 'string') {
      // `require('./webim.js')`, `window['webim']`: part of the reference, not a mention of its own.
      if (around.some((site) => site.kind === 'reference')) return 'site';
      return { kind: 'string', code: this.isCode(token, offset) ? 'dynamic-code' : 'string' };
    }
    // The innermost site that no other mention stands for: in `webim.f(webim)` the argument has its own.
    const own = around.find((site) => !this.claimed.has(site) && this.isRootOf(token, site));
    if (own) {
      this.claimed.add(own);
      return 'site';
    }
    // `app.globalData.webim.login()`: the name of the field the SDK is kept in
    const inChain = around.some(
      (site) => this.facts.sdkPath(this.unit, { start: site.start, end: token.end }) === '',
    );
    if (inChain) return 'site';
    if (this.facts.sdkPath(this.unit, token) !== undefined) {
      // A name that is given to the SDK (`import webim`, `var webim = require(...)`) goes with the reference to it.
      const isNamed = around.some((site) => site.kind === 'reference') || this.isGivenBySite(token);
      if (isNamed) return 'site';
      // `var webim = sdk()`, `function (webim) {`: the name is the SDK, and this place does not use it.
      const isDeclared =
        /^\s*(:[^=;]*)?=(?!=)/.test(this.unit.code.slice(token.end)) || this.isParameter(token);
      return isDeclared ? { kind: 'name', code: 'sdk-alias' } : 'unaccounted';
    }
    const before = this.unit.code.slice(0, token.start).trimEnd();
    const isProperty = before.endsWith('.') || /^\s*:/.test(this.unit.code.slice(token.end));
    return { kind: 'name', code: isProperty ? 'other-object' : 'shadowed-name' };
  }

  /** Is the text run as code: given to a timer or `eval`, or an event handler in markup that is put together here? */
  private isCode(token: Token, offset: number): boolean {
    const { code } = this.unit;
    const before = code.slice(Math.max(0, token.start - 200), token.start);
    if (RUNS_TEXT.test(before)) return true;
    return /(\son[a-z]+\s*=\s*\\?["']?|javascript:)[^<>]*$/i.test(code.slice(token.start, offset));
  }

  private tokenAt(offset: number): Token | undefined {
    let low = 0;
    let high = this.tokens.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tokens[middle] as Token).start <= offset) low = middle;
      else high = middle - 1;
    }
    const token = this.tokens[low];
    return token && contains(token, offset) ? token : undefined;
  }

  /** Is the token on the left of an assignment whose right side is a site? */
  private isGivenBySite(token: Token): boolean {
    const assignment = /^\s*(:[^=;]*)?=(?![=>])\s*\(*/.exec(this.unit.code.slice(token.end))?.[0];
    return (
      assignment !== undefined && this.sites.some((site) => site.start === token.end + assignment.length)
    );
  }

  /** Is the token a parameter? An argument of that name would be a site. */
  private isParameter(token: Token): boolean {
    const before = this.unit.code.slice(0, token.start).trimEnd();
    const after = this.unit.code.slice(token.end).trimStart();
    return /[(,{:]$/.test(before) && /^[),}]/.test(after);
  }

  /** Does the site begin with this token: `webim.f()`, `new webim.Msg()`, `window.webim.f()`? */
  private isRootOf(token: Token, site: Site): boolean {
    const head = this.unit.code.slice(site.start, token.start);
    return (
      site.kind === 'reference' ||
      /^(new\s+)?\(*\s*((window|self|globalThis|global|top|parent|this)\s*\.\s*)*$/.test(head)
    );
  }
}

function tokensOf(unit: ScriptUnit): Token[] {
  const { tokens = [], comments } = parseScript(unit, { tokens: true, attachComment: false });
  const found: Token[] = [];
  for (const token of tokens as { type: string | { label: string }; start: number; end: number }[]) {
    if (typeof token.type === 'string') continue;
    const kind = /^(string|template|regexp|jsxText|`|\.\.\.`|\}`)/.test(token.type.label) ? 'string' : 'name';
    found.push({ start: token.start, end: token.end, kind });
  }
  for (const { start, end } of comments ?? []) {
    found.push({ start: start as number, end: end as number, kind: 'comment' });
  }
  return found.sort((a, b) => a.start - b.start);
}

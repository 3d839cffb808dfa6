import iconv from 'iconv-lite';

/**
 * One change of a text as careless editors, merge tools and converters make them. `at` and `with` (0 to 1) say where
 * and with what, whatever the text is by then, so that a list of changes can be cut down by a property test.
 */
export interface Mutation {
  kind: keyof typeof CHANGES;
  at: number;
  with: number;
}

/** What the file is written in after the changes of its text. */
export interface ByteMutation {
  encoding: 'utf-8' | 'utf-8 with mark' | 'gb18030' | 'utf-16le with mark';
  /** Places (0 to 1) of bytes that are valid in no encoding. */
  broken: number[];
}

const TOKEN = /[\w$\u0080-\uffff]+|\s+|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|=>|[^\s\w]/g;

const pick = <T>(from: readonly T[], share: number): T =>
  from[Math.min(from.length - 1, Math.floor(share * from.length))] as T;
const index = (length: number, share: number) => Math.min(length - 1, Math.floor(share * length));

const SNIPPETS = [
  ...[';', ',', '(', ')', '{', '}', '[', ']', '?.', '...', '=>', ':', '!', '`', '`${', "'", '"', '/'],
  ...[' await ', ' async ', ' return ', ' return;\n', ' yield ', ' new ', ' delete ', ' typeof ', ' void '],
  ...['\ndebugger;\n', "\n'use strict';\n", '\nlabel:\n', ' 010 ', ' /[/]"/g ', ' a?.b ', ' 1_000n ', '#x'],
  ...['<!-- odd\n', '\n--> odd\n', '</script>', '<script>', '{{ value }}', '<%= value %>', '<?php echo 1 ?>'],
  ...['\u2028', '\u0000', '\u00a0', '\ufeff', '𠮷', '👋', '中文', '\\u0061', '\\', '\t', '\f'],
  ...[
    '\nwith (box) {\n',
    '\nif (a) ',
    '\nelse ',
    '\nfor (;;) ',
    '\ntry {\n',
    '\n} catch (e) {\n',
    '\nclass A {\n',
  ],
  ...['\nwebim.Log.info(1);\n', '\nwebim.logout();\n', '\nvar webim = 1;\n', '\nwebim = null;\n', ' webim '],
  ...['\nimport webim from "./webim";\n', '\nexport default webim;\n', '\nvar webim = require("./webim");\n'],
  ...['\nvar tim = 1, TIM = 2;\n', '\nfunction (', '\nwebim.login(', ' msg.elems[0] ', ' .getElems() '],
  ...[
    '/* webim2tim(flow-blocked): */',
    '\n// webim2tim-ignore\n',
    '\n/* webim2tim-changed(unknown-member) */\n',
  ],
];

const COMMENTS = ['/* odd */', '// odd\n', '/** webim.login */', '/*\n * odd\n */', '<!-- odd -->', '/**/'];

const NAMES = [
  ...['tim', 'TIM', 'webim2tim', 'webimListeners', 'e', 'res', 'error', 'err', 'message', 'msg', 'self'],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'arguments',
    'this',
    'undefined',
    'async',
    'let',
  ],
  ...['of', 'get', 'static', '变量', '$', '_', 'a', 'then', 'data', 'login', 'Msg', 'listeners', 'eval'],
];

const WRAPS: [string, string][] = [
  ['(function () {\n', '\n})();\n'],
  ['(function ($) {\n', '\n})(jQuery)'],
  ['define(function (require, exports, module) {\n', '\n});\n'],
  ['if (window.chat) {\n', '\n}'],
  ['try {\n', '\n} catch (e) {}\n'],
  ['with (window) {\n', '\n}\n'],
  ['export default {\n  methods: {\n    start() {\n', '\n    }\n  }\n}\n'],
  ['class Chat {\n  start() {\n', '\n  }\n}\n'],
  ['async function start() {\n', '\n}\n'],
  ['function* start() {\n', '\n}\n'],
  ['var start = () => {\n', '\n}\n'],
  ['switch (mode) {\n  case 1:\n', '\n}\n'],
  ['loop: for (var i in list) {\n', '\n}\n'],
  ['#!/usr/bin/env node\n', ''],
  ["'use strict'\n", ''],
  ['/*', '*/'],
];

/** The lines `from` to `to` that are whole by their brackets, starting at or after a line. */
function balancedLines(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    for (const character of (lines[at] as string).replace(/'[^']*'|"[^"]*"/g, '')) {
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    if (depth <= 0) return at + 1;
  }
  return lines.length;
}

type Change = (text: string, at: number, other: number) => string;

const onTokens =
  (change: (tokens: string[], at: number, other: number) => void): Change =>
  (text, at, other) => {
    const tokens = text.match(TOKEN) ?? [];
    if (tokens.length === 0) return text;
    change(tokens, index(tokens.length, at), other);
    return tokens.join('');
  };

/** Works on a statement: a line and what belongs to it by its brackets. */
const onStatements =
  (change: (statement: string[], lines: string[], other: number) => string[]): Change =>
  (text, at, other) => {
    const lines = text.split('\n');
    const from = index(lines.length, at);
    const statement = lines.splice(from, balancedLines(lines, from) - from);
    lines.splice(from, 0, ...change(statement, lines, other));
    return lines.join('\n');
  };

const CHANGES = {
  'delete a token': onTokens((tokens, at) => void tokens.splice(at, 1)),
  'repeat a token': onTokens((tokens, at) => void tokens.splice(at, 0, tokens[at] as string)),
  'swap tokens': onTokens((tokens, at, other) => {
    const to = index(tokens.length, other);
    [tokens[at], tokens[to]] = [tokens[to] as string, tokens[at] as string];
  }),
  'insert odd syntax': onTokens((tokens, at, other) => void tokens.splice(at, 0, pick(SNIPPETS, other))),
  'insert a comment': onTokens((tokens, at, other) => void tokens.splice(at, 0, pick(COMMENTS, other))),
  'rename everywhere': onTokens((tokens, at, other) => {
    const names = tokens.filter((token) => /^[A-Za-z_$][\w$]*$/.test(token));
    if (names.length === 0) return;
    const from = pick(names, at / tokens.length);
    // Half of the time to a name that is there already.
    const to = other < 0.5 ? pick(NAMES, other * 2) : pick(names, (other - 0.5) * 2);
    for (const [place, token] of tokens.entries()) if (token === from) tokens[place] = to;
  }),
  'rename once': onTokens((tokens, at, other) => {
    const place = tokens.findIndex((token, i) => i >= at && /^[A-Za-z_$][\w$]*$/.test(token));
    if (place >= 0) tokens[place] = pick(NAMES, other);
  }),
  'delete a statement': onStatements(() => []),
  'repeat a statement': onStatements((statement) => [...statement, ...statement]),
  'move a statement': onStatements((statement, lines, other) => {
    lines.splice(index(lines.length + 1, other), 0, ...statement);
    return [];
  }),
  'wrap a statement': onStatements((statement, _, other) => {
    const [before, after] = pick(WRAPS, other);
    return [before.trimEnd(), ...statement, after.trim()];
  }),
  'put a statement on one line': onStatements((statement) => [statement.join(' ')]),
  'wrap everything': (text, _, other) => {
    const [before, after] = pick(WRAPS, other);
    return before + text + after;
  },
  'cut off the end': (text, at) => text.slice(0, Math.ceil(text.length * at)),
  'mix the line ends': (text, at, other) => {
    const lines = text.split('\n');
    const ends = lines.map((_, i) => ((i * 91) % 97 < at * 97 ? pick(['\r\n', '\r'], other) : '\n'));
    return lines.map((line, i) => (i < lines.length - 1 ? line + ends[i] : line)).join('');
  },
  'all semicolons gone': (text) => text.replace(/;[ \t]*$/gm, ''),
  'tabs for spaces': (text) => text.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'all on one line': (text) => (text.includes('//') ? text : text.replace(/\n\s*/g, ' ')),
} satisfies Record<string, Change>;

export const MUTATIONS = Object.keys(CHANGES) as Mutation['kind'][];

export const mutate = (text: string, mutations: readonly Mutation[]): string =>
  mutations.reduce((changed, mutation) => CHANGES[mutation.kind](changed, mutation.at, mutation.with), text);

export function toBytes(text: string, { encoding, broken }: ByteMutation): Buffer {
  const [name, mark] = encoding.split(' with ') as [string, string?];
  let bytes = iconv.encode(text, name, { addBOM: mark !== undefined });
  for (const place of broken) {
    const at = index(bytes.length + 1, place);
    bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
  }
  return bytes;
}

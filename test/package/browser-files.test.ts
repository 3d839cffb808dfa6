import { readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type Node, parse } from 'acorn';
import { describe, expect, test } from 'vitest';

/** What every built file for browsers and mini-programs promises: ES5, nothing a Content-Security-Policy forbids, a map that is true, its size. */
const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(fileOf(path), 'utf8');
const require = createRequire(import.meta.url);
const sdk = readFileSync(require.resolve('tim-js-sdk/tim-js-friendship.js'), 'utf8');
const { version } = JSON.parse(read('package.json'));

const NAMES = ['webim', 'webim.all', 'webim2tim', 'webim_wx', 'webim2tim_wx'];
const FILES = NAMES.flatMap((name) => [`${name}.js`, `${name}.min.js`]);

/** Every node of a program. */
function nodesOf(program: Node): Node[] {
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === 'object' && 'type' in value) {
      nodes.push(value as Node);
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return nodes;
}

/** Calls that turn text into code, which `script-src` without `unsafe-eval` forbids. */
function textToCode(program: Node): string[] {
  return nodesOf(program).flatMap((node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
    const { callee, arguments: args } = node as unknown as {
      callee: { name?: string; property?: { name?: string } };
      arguments: { type: string; value?: unknown }[];
    };
    const name = callee.name ?? callee.property?.name ?? '';
    const isText = args[0]?.type === 'Literal' && typeof args[0].value === 'string';
    if (name === 'eval' || name === 'Function') return [name];
    return /^(setTimeout|setInterval|constructor)$/.test(name) && isText ? [name] : [];
  });
}

describe.each(FILES)('%s', (name) => {
  const text = read(`dist/${name}`);
  // In front of ours, the single file has the SDK and its upload plugin.
  const own = text.slice(text.lastIndexOf('/*! webim2tim'));

  test('is ES5, the SDK in it included, and one statement of ours', () => {
    parse(text, { ecmaVersion: 5 });
    const program = parse(own, { ecmaVersion: 5 });
    expect(program.body.map((statement) => statement.type)).toEqual(['ExpressionStatement']);
  });

  test('makes no code from text', () => {
    expect(textToCode(parse(own, { ecmaVersion: 5 }))).toEqual([]);
    expect(textToCode(parse('x.eval("1"); setTimeout("y()")', { ecmaVersion: 5 }))).toHaveLength(2);
  });

  test('names its version and licence', () => {
    expect(own).toContain(
      `/*! webim2tim ${version} | MIT${/^webim(\.min)?\.js$/.test(name) ? ' | webim' : ''} */`,
    );
  });

  test('has a source map that leads to the right place', () => {
    const map = new SourceMap(JSON.parse(read(`dist/${name}.map`)));
    expect(text.trimEnd().endsWith(`//# sourceMappingURL=${name}.map`)).toBe(true);
    // Literals that occur once: where the file has them, the source it names has to have them, too.
    const places = {
      sdkStateNotReady: 'shim/bridge/native.ts',
      群头像为: 'shim/messages/elements/group-tip.ts',
    };
    for (const [literal, source] of Object.entries(places)) {
      if (!own.includes(literal)) continue;
      const at = text.lastIndexOf(literal);
      const before = text.slice(0, at).split('\n');
      const entry = map.findEntry(before.length - 1, (before.at(-1) as string).length - 1);
      expect('originalSource' in entry && entry.originalSource).toBe(`../${source}`);
      const lines = read(source).split('\n');
      expect(lines['originalLine' in entry ? entry.originalLine : -1]).toContain(literal);
    }
  });
});

test('the single file carries the SDK untouched', () => {
  expect(read('dist/webim.all.js')).toContain(sdk);
  expect(read('dist/webim.all.min.js')).toContain(sdk);
});

test('the single file makes its globals where an AMD loader or a bundler runs it, too', () => {
  const define = Object.assign(() => expect.unreachable('handed to the loader'), { amd: {} });
  const module = { exports: {} };
  const scope: Record<string, unknown> = { define, module, exports: module.exports, setTimeout, console };
  scope.window = scope;
  scope.self = scope;
  runInNewContext(read('dist/webim.all.min.js'), scope);
  expect(Object.keys(module.exports)).toEqual([]);
  expect([typeof scope.TIM, typeof scope.webim, typeof scope.TIMUploadPlugin]).toEqual([
    'object',
    'object',
    'function',
  ]);
});

// The gzip sizes are what they were when `UPDATE_SIZES=1 npm run build` last wrote them; whoever raises one says in the
// commit what for. A hundredth more and 100 bytes are the margin: the comment
// that names the map, and zlib, which differs a little between versions of Node.
const SIZES: { [file: string]: number } = JSON.parse(read('scripts/sizes.json'));

test.each(Object.entries(SIZES))('%s has hardly more than %i bytes gzip', (name, size) => {
  expect(gzipSync(read(`dist/${name}`), { level: 9 }).length).toBeLessThanOrEqual(
    Math.ceil(size * 1.01) + 100,
  );
});

test('every minified file has a size it may not exceed', () => {
  expect(Object.keys(SIZES).sort()).toEqual(
    [...FILES.filter((name) => name.endsWith('.min.js')), 'webim.emotions.min.js'].sort(),
  );
});

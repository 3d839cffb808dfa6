import { describe, expect, it } from 'vitest';
import { analyseIn } from './support.ts';

const MSG = 'new webim.Msg()';

/** Analyses a component whose template has these words. */
function component(code: string, template: string, file = 'chat.vue') {
  const words = new Set(template.split(' '));
  return analyseIn({ imports: () => false, wordsOfTemplate: () => words }, { kind: 'module', file, code });
}

describe('a component', () => {
  const vue = `export default {
    props: ['peer'],
    data() { return { last: null, list: [] }; },
    computed: { text() { return this.last.getElems(); } },
    watch: { last(now) { return now.time; } },
    mounted() { this.last = ${MSG}; this.list.push(this.last); this.open(this.last); },
    methods: { open(m) { return m.seq; }, close(m) { return m.random; }, tell() { return this.text; } },
  };`;

  it('of Vue keeps its values in this', () => {
    const { value, escapes } = component(vue, 'hello');
    for (const name of ['this.last.getElems', 'open(m) { return ‹m›', 'last(now) { return ‹now›'])
      expect(value(name.replace('this.last.getElems', '‹this.last›.getElems'))?.type).toBe('Msg');
    expect(value('‹this.text›')?.type).toBe('Elem[]');
    expect(escapes(MSG)).toEqual([]);
  });

  it.each([
    ['last', ['shown by the template as last']],
    ['list', ['shown by the template as list']],
    ['open', ['seq is read from it and from what other code calls the function with alike']],
    ['close', []],
  ])('of Vue whose template has %s', (word, why) => {
    expect(component(vue, word).escapes(MSG)).toEqual(why);
  });

  it('of Vue gets its props from elsewhere', () => {
    const { escapes } = component(
      `export default { props: { sess: Object }, methods: { f() { var m = this.sess || ${MSG}; return m.time; } } };`,
      '',
    );
    expect(escapes(MSG)).toEqual(['time is read from it and from what another component gives alike']);
  });

  it('of wepy keeps its values in this', () => {
    const code = `export default class Chat extends wepy.page {
      data = { last: null };
      methods = { show() { return this.last.time; } };
      onLoad() { this.last = ${MSG}; }
    }`;
    expect(component(code, 'x', 'chat.wpy').value('‹this.last›.time')?.type).toBe('Msg');
    expect(component(code, 'x', 'chat.wpy').escapes(MSG)).toEqual([]);
    expect(component(code, 'last', 'chat.wpy').escapes(MSG)).toEqual(['shown by the template as last']);
  });

  it('of wepy is invoked by another', () => {
    const list = `export default class List extends wepy.component { methods = { show(m) { return m.time; } }; }`;
    const chat = `export default class Chat extends wepy.page { onLoad() { this.$invoke('list', 'show', ${MSG}); } }`;
    const units = [list, chat].map((code, i) => ({ kind: 'module', file: `c${i}.wpy`, code }) as const);
    const outside = { imports: () => false, wordsOfTemplate: () => new Set<string>() };
    const closed = analyseIn({ ...outside, mentions: () => false }, ...units);
    expect(closed.value('(‹m›')?.type).toBe('Msg');
    expect(closed.escapes(MSG, { unit: 1 })).toEqual([]);
    const open = analyseIn({ ...outside, mentions: () => true }, ...units);
    expect(open.escapes(MSG, { unit: 1 })).toContain('passed to this.$invoke, which is not in these files');
  });

  it('of Angular is shown by templates that name its fields, as far as they name them', () => {
    const code = `@Injectable() export class Chat {
      list = []; sess = null;
      open() { this.list.push({ text: 'x', origin: ${MSG} }); this.sess = new webim.Session('C2C', 'b'); }
    }`;
    const shown = (...words: string[]) => {
      const has = (word: string) => words.includes(word);
      const unit = { kind: 'module', language: 'ts', file: 'chat.ts', code } as const;
      return analyseIn({ imports: () => false, wordsOfTemplate: () => ({ has }), isInTemplates: has }, unit);
    };
    expect(shown('list', 'text').escapes(MSG)).toEqual([]);
    expect(shown('list', 'origin').escapes(MSG)).toEqual(['shown by the template as list as origin']);
    expect(shown('sess').escapes("new webim.Session('C2C', 'b')")).toEqual(['shown by the template as sess']);
  });

  const page = `Page({
    data: { last: null },
    onLoad: function () { var that = this; that.setData({ last: ${MSG}, 'sub.one': 1 }); that.show(that.data.last); },
    show: function (m) { return m.time; },
  });`;

  it('of a mini program keeps its values in data', () => {
    const { value, escapes } = component(page, 'x', 'chat.js');
    expect(value('(‹m›')?.type).toBe('Msg');
    expect(escapes(MSG)).toEqual([]);
  });

  it.each([
    ['last', ['shown by the template as last']],
    ['show', ['time is read from it and from what other code calls the function with alike']],
  ])('of a mini program whose markup has %s', (word, why) => {
    expect(component(page, word, 'chat.js').escapes(MSG)).toEqual(why);
  });

  it('without a known template shows everything', () => {
    const { escapes } = analyseIn({}, { kind: 'module', file: 'chat.js', code: page });
    expect(escapes(MSG)).toContain('shown by the template as last');
  });
});

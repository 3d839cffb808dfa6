import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EMOTION_NAMES } from '../../../dictionary/emotions.ts';
import { drawEmotions } from '../../../shim/emotion/drawings.ts';
import { emotionPictures, setEmotionPictures } from '../../../shim/emotion/tables.ts';
import { createSdkContext, type SdkContext } from '../../support/sdk-context.ts';
import { bundleEntry } from '../entries/bundle.ts';
import { makeWebim } from '../surface/make-webim.ts';

afterEach(() => setEmotionPictures('none'));

const names = () => Object.keys(emotionPictures).map((index) => emotionPictures[index]?.[0]);
const svgOf = (url: string) => decodeURIComponent(url.replace('data:image/svg+xml,', ''));

/** What a page of the official demo did with typed text: known tokens with a picture become faces. */
function splitLikeTheDemo(webim: ReturnType<typeof makeWebim>['webim'], typed: string): string[] {
  const kinds: string[] = [];
  let rest = typed;
  for (const token of typed.match(/\[[^[\]]{1,3}\]/g) ?? []) {
    const at = rest.indexOf(token);
    if (at > 0) kinds.push(`text ${rest.slice(0, at)}`);
    const index = webim.EmotionDataIndexs[token];
    kinds.push(webim.Emotions[index] ? `face ${index}` : `text ${token}`);
    rest = rest.slice(at + token.length);
  }
  if (rest) kinds.push(`text ${rest}`);
  return kinds;
}

describe('the option emotions', () => {
  it('leaves the table empty by default, and the splitter of pages makes text', () => {
    const { webim } = makeWebim();
    expect(webim.Emotions).toEqual({});
    expect(splitLikeTheDemo(webim, 'hi[微笑]')).toEqual(['text hi', 'text [微笑]']);
    expect(new webim.Msg.Elem.Face(14, '[微笑]').toHtml()).toBe('[微笑]');
  });

  it("'1.7.0' brings its 35 names, and the splitter makes faces that show", () => {
    const { webim } = makeWebim();
    const table = webim.Emotions;
    webim.migrate.configure({ emotions: '1.7.0' });
    expect(webim.Emotions).toBe(table);
    expect(webim.EmotionPicData).toBe(table);
    expect(names()).toEqual([...EMOTION_NAMES]);
    // "nope" is longer than the token of the demos allows.
    expect(splitLikeTheDemo(webim, 'hi[微笑] [nope][晕]')).toEqual([
      'text hi',
      'face 14',
      'text  [nope]',
      'face 34',
    ]);
    const html = new webim.Msg.Elem.Face(14, '[微笑]').toHtml();
    expect(html).toBe(`<img src='${table[14][1]}'/>`);
    expect(svgOf(table[14][1])).toContain('>微笑<');
    webim.migrate.configure({ emotions: 'none' });
    expect(table).toEqual({});
  });

  it('takes a pack of the page', () => {
    const { webim } = makeWebim();
    webim.migrate.configure({ emotions: { 0: ['[惊讶]', 'a.png'] } });
    expect(webim.Emotions).toEqual({ 0: ['[惊讶]', 'a.png'] });
  });
});

describe('the drawings', () => {
  const drawings = drawEmotions();

  it('are 35, each its own, for the names in their order', () => {
    expect(Object.values(drawings).map(([name]) => name)).toEqual([...EMOTION_NAMES]);
    expect(new Set(Object.values(drawings).map(([, url]) => url)).size).toBe(35);
  });

  it.each(Object.values(drawings))(
    '%s is whole and can stand in an attribute with either quote',
    (_name, url) => {
      expect(url).not.toMatch(/['"<>\s]/);
      const svg = svgOf(url);
      expect(svg).not.toMatch(/undefined|NaN/);
      // Every tag is closed.
      const tags = svg.match(/<\/?\w+[^>]*>/g) ?? [];
      const open = tags.filter((tag) => !tag.startsWith('</') && !tag.endsWith('/>')).length;
      expect(open).toBe(tags.filter((tag) => tag.startsWith('</')).length);
    },
  );
});

describe('webim.emotions.js', () => {
  let files: Record<'shim' | 'bridge' | 'emotions', string>;
  beforeAll(async () => {
    const [shim = '', bridge = '', emotions = ''] = await Promise.all(
      ['browser.ts', 'bridge-browser.ts', 'emotions-browser.ts'].map((entry) => bundleEntry(entry)),
    );
    files = { shim, bridge, emotions };
  });

  function page(order: ReadonlyArray<keyof typeof files>, attributes: { name: string; value: string }[]) {
    const context: SdkContext = createSdkContext({
      globals: { document: { currentScript: { attributes }, getElementsByTagName: () => [], cookie: '' } },
    });
    for (const name of order) context.load(files[name]);
    const { window } = context;
    context.close();
    return window;
  }
  const on = [{ name: 'data-emotions', value: '1.7.0' }];

  it.each([
    [['emotions', 'shim']],
    [['shim', 'emotions']],
    [['emotions', 'bridge', 'shim']],
    [['emotions', 'shim', 'bridge']],
  ] as const)('gives its drawings to data-emotions="1.7.0", loaded as %s', (order) => {
    const { webim, webim2tim } = page(order, on);
    expect(JSON.parse(JSON.stringify(webim.Emotions))).toEqual(drawEmotions());
    if (webim2tim) expect(webim2tim.Emotions).toBe(webim.Emotions);
  });

  it('gives them to converted pages as well', () => {
    for (const order of [
      ['emotions', 'bridge'],
      ['bridge', 'emotions'],
    ] as const) {
      expect(JSON.parse(JSON.stringify(page(order, on).webim2tim.Emotions))).toEqual(drawEmotions());
    }
  });

  it('changes nothing where no pictures were asked for', () => {
    for (const order of [
      ['emotions', 'shim'],
      ['shim', 'emotions'],
    ] as const) {
      expect(Object.keys(page(order, []).webim.Emotions)).toEqual([]);
    }
  });
});

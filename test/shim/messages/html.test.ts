import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { afterEach, describe, expect, it } from 'vitest';
import { emotionIndexes, emotionPictures } from '../../../shim/emotion/tables.ts';
import { Msg } from '../../../shim/messages/msg.ts';
import { Session } from '../../../shim/messages/session.ts';
import { setXssFilterEnabled } from '../../../shim/tool/xss-filter.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const { Elem } = Msg;

/** Each way to make content, from any four values. */
const makers: Record<string, (a: never, b: never, c: never, d: never) => { toHtml(): unknown }> = {
  Text: (a) => new Elem.Text(a),
  Face: (a, b) => new Elem.Face(a, b),
  Location: (a, b, c) => new Elem.Location(a, b, c),
  Custom: (a, b, c) => new Elem.Custom(a, b, c),
  Images: (a, b, c, d) => {
    const images = new Elem.Images(a, b);
    images.addImage(new Elem.Images.Image(c, 1, 2, 3, d));
    return images;
  },
  Sound: (a, b, c, d) => new Elem.Sound(a, b, c, d, undefined, 2, 'C2C', d),
  File: (a, b, c, d) => new Elem.File(a, b, c, d, undefined, 2, 'C2C', d),
  GroupTip: (a, b, c, d) => {
    const tip = new Elem.GroupTip(a, b, c, d, [d, c]);
    tip.addGroupInfo(new Elem.GroupTip.GroupInfo(b, c));
    tip.addMemberInfo(new Elem.GroupTip.MemberInfo(c, d));
    return tip;
  },
  'GroupTip of each kind': (a, b, c, d) => {
    let html = '';
    for (let kind = 1; kind <= 7; kind++) {
      const tip = new Elem.GroupTip(kind, a, b, c, [c, d]);
      tip.addGroupInfo(new Elem.GroupTip.GroupInfo(b, c));
      tip.addMemberInfo(new Elem.GroupTip.MemberInfo(c, d));
      html += tip.toHtml();
    }
    return { toHtml: () => html };
  },
  'a bare value': (a) => new Elem('TIMTextElem', a),
};

afterEach(() => {
  setXssFilterEnabled(true);
});

describe.each(Object.entries(makers))('HTML of %s', (name, make) => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom({ toString: 1, valueOf: null }, { toHtml: 1 }, [[]]),
  );

  it('never throws, whatever JSON is inside', () => {
    fc.assert(
      fc.property(value, value, value, value, fc.boolean(), (a, b, c, d, filter) => {
        setXssFilterEnabled(filter);
        // Text refuses null, as legacy does; that is the constructor, not the HTML.
        if (name === 'Text' && a === null) return;
        const content = make(a as never, b as never, c as never, d as never);
        const message = new Msg(new Session('C2C', 'bob'), true);
        message.addElem(new Elem('x', content));
        expect(message.toHtml()).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
  });

  it('gains no tag, no attribute and no script from its content', () => {
    const part = fc.constantFrom(
      '<b>',
      '</a>',
      '"',
      "'",
      '>',
      '<script>',
      ' onclick=x ',
      '\\',
      'x',
      '&#39;',
      '\n',
    );
    const hostile = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (a, b, c, d) => {
        const harmless = shapeOf(
          String(make('a' as never, 'b' as never, 'c' as never, 'd' as never).toHtml()),
        );
        expect(shapeOf(String(make(a as never, b as never, c as never, d as never).toHtml()))).toEqual(
          harmless,
        );
      }),
    );
  });
});

/** Tags with their attribute names, and scripts with the contents of string literals left out. */
function shapeOf(html: string): unknown[] {
  const shape: unknown[] = [];
  const visit = (nodes: Node[]) => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      shape.push([node.tagName, node.attrs.map((attr) => attr.name)]);
      for (const attr of node.attrs) {
        if (attr.name.startsWith('on')) shape.push(attr.value.replace(/'(?:[^'\\\n]|\\.)*'/g, "''"));
      }
      visit(node.childNodes);
    }
  };
  visit(parseFragment(html).childNodes);
  return shape;
}

describe('Face with a picture', () => {
  it('is safe with a hostile picture address', () => {
    emotionIndexes['[own]'] = 99;
    emotionPictures[99] = ['[own]', "x' onerror='alert(1)"];
    expect(shapeOf(new Elem.Face(99, '[own]').toHtml())).toEqual([['img', ['src']]]);
    delete emotionIndexes['[own]'];
    delete emotionPictures[99];
  });
});

describe('the filter switched off at login', () => {
  it('leaves texts and HTML as they are', () => {
    setXssFilterEnabled(false);
    expect(new Elem.Text('<b>').getText()).toBe('<b>');
    expect(new Elem.Text(5).getText()).toBe(5);
    expect(new Elem.Custom('<b>').toHtml()).toBe('<b>');
  });
});

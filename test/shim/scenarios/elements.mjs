import { eachCase, outcome } from './encode.mjs';

const ODD = [
  undefined,
  null,
  '',
  0,
  NaN,
  123,
  true,
  'plain',
  '<b>"it\'s" & more</b>',
  '&lt;already&gt;',
  '中é😀',
];

/** Every content class: what its constructor keeps, its getters, its HTML. */
export const elements = {
  'text: constructor and getText': ({ webim }) =>
    eachCase(ODD, (text) => {
      const element = new webim.Msg.Elem.Text(text);
      return [element, element.getText(), element.toHtml()];
    }),

  'text: filtering twice changes nothing more': ({ webim }) =>
    eachCase(['<a>', '"', '&'], (text) => {
      const { Text } = webim.Msg.Elem;
      return new Text(new Text(text).getText()).getText();
    }),

  'face: constructor and getters': ({ webim }) =>
    eachCase(
      [
        [1, '[微笑]'],
        [undefined, undefined],
        ['2', ''],
        [0, null],
        [-1, '[x]'],
      ],
      ([index, data]) => {
        const element = new webim.Msg.Elem.Face(index, data);
        return [element, element.getIndex(), element.getData()];
      },
    ),

  'face: HTML without pictures': ({ webim }) =>
    eachCase(['[微笑]', '[unknown]', 'constructor', '__proto__', '', null, undefined, 5], (data) =>
      new webim.Msg.Elem.Face(14, data).toHtml(),
    ),

  'face: HTML with pictures the application added': ({ webim }) => {
    webim.Emotions[14] = ['[微笑]', 'smile.png'];
    webim.Emotions[99] = ['[own]', 'own.png'];
    webim.EmotionDataIndexs['[own]'] = 99;
    webim.Emotions[0] = ['[惊讶]', ''];
    const result = eachCase(['[微笑]', '[own]', '[惊讶]', '[撇嘴]'], (data) =>
      new webim.Msg.Elem.Face(3, data).toHtml(),
    );
    for (const index of [0, 14, 99]) delete webim.Emotions[index];
    delete webim.EmotionDataIndexs['[own]'];
    return result;
  },

  'face: a new table assigned to webim.Emotions is not used': ({ webim }) => {
    const old = webim.Emotions;
    webim.Emotions = { 14: ['[微笑]', 'smile.png'] };
    const result = { html: new webim.Msg.Elem.Face(14, '[微笑]').toHtml() };
    webim.Emotions = old;
    return result;
  },

  'location: constructor, getters, HTML': ({ webim }) =>
    eachCase([[113.9, 22.5, 'here'], [], [0, 0, ''], [null, 'x', null]], (args) => {
      const element = new webim.Msg.Elem.Location(...args);
      return [element, element.getLongitude(), element.getLatitude(), element.getDesc(), element.toHtml()];
    }),

  'custom: constructor, getters, HTML': ({ webim }) =>
    eachCase([['data', 'desc', 'ext'], ['{"a":1}', null, null], [], [''], [5, 6, 7]], (args) => {
      const element = new webim.Msg.Elem.Custom(...args);
      return [element, element.getData(), element.getDesc(), element.getExt(), element.toHtml()];
    }),

  'images: formats': ({ webim }) =>
    eachCase(
      [
        undefined,
        null,
        '',
        'JPG',
        'JPEG',
        'GIF',
        'PNG',
        'BMP',
        'jpg',
        'png',
        '7',
        0,
        7,
        255,
        true,
        {},
        'WEBP',
      ],
      (format) => {
        const element = new webim.Msg.Elem.Images('uuid', format);
        return [element, element.getImageFormat()];
      },
    ),

  'images: an odd name as format': ({ webim }) =>
    eachCase(['constructor', 'toString'], (format) => new webim.Msg.Elem.Images('u', format).ImageFormat),

  'images: one image': ({ webim }) =>
    eachCase([[1, 2, 3, 4, 'url'], [], ['1', '2', '3', '4', null]], (args) => {
      const image = new webim.Msg.Elem.Images.Image(...args);
      return [image, image.getType(), image.getSize(), image.getWidth(), image.getHeight(), image.getUrl()];
    }),

  'images: getImage': ({ webim }) => {
    const images = new webim.Msg.Elem.Images('uuid', 'PNG');
    const add = (type, url) => images.addImage(new webim.Msg.Elem.Images.Image(type, 1, 2, 3, url));
    add(1, 'first');
    add(1, 'second');
    add('3', 'text type');
    return {
      id: images.getImageId(),
      ...eachCase([1, '1', 2, 3, undefined, null], (type) => images.getImage(type)),
    };
  },

  'images: HTML': ({ webim }) =>
    eachCase([[3], [1, 2, 3], [3, 2], [3, 1], ['3', '2', 1], [3, 3]], (types) => {
      const images = new webim.Msg.Elem.Images('uuid', 1);
      types.forEach((type, i) => {
        images.addImage(new webim.Msg.Elem.Images.Image(type, 1, 2, 3, `http://h/${type}?i=${i}&x=1`));
      });
      return images.toHtml();
    }),

  'images: HTML without a small image': ({ webim }) =>
    eachCase([[], [1], [2], [1, 2]], (types) => {
      const images = new webim.Msg.Elem.Images('uuid', 1);
      for (const type of types) images.addImage(new webim.Msg.Elem.Images.Image(type, 1, 2, 3, `u${type}`));
      return images.toHtml();
    }),

  'sound: constructor and getters': ({ webim }) =>
    eachCase(DOWNLOADS, (args) => {
      const element = new webim.Msg.Elem.Sound(...args);
      const { getUUID, getSecond, getSize, getSenderId, getDownUrl } = element;
      return [
        element,
        ...[getUUID, getSecond, getSize, getSenderId, getDownUrl].map((get) => get.call(element)),
      ];
    }),

  'sound: HTML': ({ webim }) => eachCase(DOWNLOADS, (args) => new webim.Msg.Elem.Sound(...args).toHtml()),

  'file: constructor and getters': ({ webim }) =>
    eachCase(DOWNLOADS, (args) => {
      const element = new webim.Msg.Elem.File(...args);
      const { getUUID, getName, getSize, getSenderId, getDownUrl, getDownFlag } = element;
      return [
        element,
        ...[getUUID, getName, getSize, getSenderId, getDownUrl, getDownFlag].map((get) => get.call(element)),
      ];
    }),

  'file: what goes to the download map': ({ webim }) =>
    eachCase(DOWNLOADS, (args) => {
      const map = webim.Resources.downloadMap;
      for (const key of Object.keys(map)) delete map[key];
      new webim.Msg.Elem.File(...args);
      return { ...map };
    }),

  'file: HTML': ({ webim }) =>
    eachCase(
      [
        ['id', 'a.txt', 0],
        ['id', 'a.txt', 1023],
        ['id', 'a.txt', 1024],
        ['id', 'a', 1600],
        ['id', 'a', '99999'],
        [],
      ],
      (args) => new webim.Msg.Elem.File(...args).toHtml(),
    ),

  'elem: wraps anything': ({ webim }) =>
    eachCase([['TIMTextElem', 'bare'], ['x', undefined], []], ([type, content]) => {
      const elem = new webim.Msg.Elem(type, content);
      return [elem, elem.getType(), elem.getContent()];
    }),

  'elem: HTML of content without toHtml': ({ webim }) =>
    eachCase(['bare', undefined, 5], (content) => new webim.Msg.Elem('TIMTextElem', content).toHtml()),

  'hostile content in HTML': ({ webim }) => {
    const { Face, Custom, Location, File, Sound, Images } = webim.Msg.Elem;
    const bad = '<img src=x onerror="alert(\'1\')">';
    const images = new Images(bad, 1);
    images.addImage(new Images.Image(3, 1, 1, 1, "u' onload='x"));
    return {
      face: outcome(() => new Face(1, bad).toHtml()),
      custom: outcome(() => new Custom(bad).toHtml()),
      location: outcome(() => new Location(1, 2, bad).toHtml()),
      file: outcome(() => new File(bad, bad, 5).toHtml()),
      sound: outcome(() => new Sound(bad, 1, 1, 's', 'r', 2, 'C2C', bad).toHtml()),
      images: outcome(() => images.toHtml()),
    };
  },
};

const DOWNLOADS = [
  [],
  ['id', 'second-or-name', 5],
  ['id', 2, 3, 'sender', 'receiver', 0, 'C2C', 'http://h/f'],
  ['id', 2, 3, 'sender', 'receiver', 2, 'C2C', 'http://h/f'],
  ['id', 2, 3, 'sender', undefined, 2, 'GROUP', 'http://h/f'],
  ['id', 2, 3, 'sender', 'receiver', 2, 'GROUP', null],
  ['id', 2, 3, 'sender', 'receiver', '2', 'GROUP', 'http://h/f'],
  ['id', 2, 3, 'sender', 'receiver', undefined, 'GROUP', 'http://h/f'],
];

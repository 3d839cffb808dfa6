import { all, type Difference, fileHtml, RAW_HTML } from './differences.ts';

const picture = (type: number, width: number) => ({
  type,
  size: 1000,
  width,
  height: 10,
  url: `http://h/${type}.png`,
});

/** scenario -> case -> difference, for the scenarios with a backend. */
export const onlineDifferences: Record<string, Record<string, Difference>> = {
  'receive C2C: custom': all(RAW_HTML, { html: '{"a":"&lt;b&gt;"}' }),

  'receive C2C: image': all('v2 gives the large picture the width of the original.', {
    elems: [
      {
        type: 'TIMImageElem',
        content: {
          UUID: 'uuid',
          ImageFormat: 3,
          ImageInfoArray: [picture(1, 30), picture(2, 30), picture(3, 10)],
        },
      },
    ],
  }),

  'receive C2C: file': all('As for files the application builds: the link works now.', {
    html: fileHtml('uuid', 'a.txt(2KB)'),
  }),

  'tip: a member is removed': all(
    'v2 does not give a tip the nick and picture of who caused it; its sender is the system account.',
    { from: ['@TIM#SYSTEM', '@TIM#SYSTEM', null] },
  ),

  'kicked by another login': all('1.7.3 still counted a kicked user as logged in, though nothing worked.', {
    checkLogin: false,
  }),
};

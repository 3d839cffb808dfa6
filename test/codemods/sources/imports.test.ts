import { describe, expect, it } from 'vitest';
import { Imports } from '../../../codemods/sources/imports.ts';

/** Who imports `src/im/handler.js` and `src/im/index.js`. */
function importersOf(...files: [path: string, text: string][]): Record<string, string[]> {
  const imports = new Imports();
  imports.addModule('src/im/handler.js');
  imports.addModule('src/im/index.js');
  for (const [path, text] of files) imports.addImporter(path, text);
  return Object.fromEntries([...imports.importers()].map(([path, from]) => [path, [...from]]));
}

describe('who imports a module', () => {
  it.each([
    ['src/page.js', "import { send } from './im/handler';"],
    ['src/page.vue', 'import * as im from "@/im/handler.js"'],
    ['src/a/page.js', "const im = require('../im/handler.js')"],
    ['src/page.js', "require( './im/handler' )"],
    ['src/page.js', "const im = () => import(/* webpackChunkName: 'im' */ './im/handler')"],
    ['src/page.js', "export { send } from 'im/handler'"],
    ['page.js', "import im from 'handler'"],
    ['src/im/page.js', "require.context('.', false, /\\.js$/)"],
    ['src/page.js', "import.meta.glob('./im/*.js')"],
  ])('%s with %s', (path, text) => {
    expect(importersOf([path, text])['src/im/handler.js']).toEqual([path]);
  });

  it.each([["import im from './im'"], ["import im from './im/index.js'"], ["import im from '@/im'"]])(
    'by its folder: %s',
    (text) => {
      expect(importersOf(['src/page.js', text])).toEqual({ 'src/im/index.js': ['src/page.js'] });
    },
  );

  it.each([["import x from './handler'"], ['// the handler'], ["import x from './im/handlers'"]])(
    'not %s',
    (text) => {
      expect(importersOf(['src/page.js', text])).toEqual({});
    },
  );
});

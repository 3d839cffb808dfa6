import { describe, expect, it } from 'vitest';
import { SDK_PACKAGES } from '../../../codemods/targets.ts';
import { analyse } from './support.ts';

describe('what is the SDK', () => {
  it('is the global', () => {
    expect(analyse("webim.Log.warn('x');").sites).toEqual(["api-call Log.warn webim.Log.warn('x')"]);
  });

  it('is the property of the window', () => {
    const { sites, path } = analyse('window.webim.logout(); self["webim"].logout();');
    expect(sites).toEqual([
      'api-call logout window.webim.logout()',
      'api-call logout self["webim"].logout()',
    ]);
    expect(path('window.webim')).toBe('');
    expect(path('window.webim.logout')).toBe('logout');
  });

  it('is the property of the window when others are set there', () => {
    const { sites } = analyse(
      'window.room = 1; window.webim.logout();',
      'app.on = 1;',
      'app.im = webim; app.im.logout();',
    );
    expect(sites).toContain('api-call logout window.webim.logout()');
    expect(sites).toContain('api-call logout app.im.logout()');
  });

  it('is a variable it is kept in', () => {
    const { sites } = analyse('var im = webim; im.logout();');
    expect(sites).toEqual(['reference webim', 'api-call logout im.logout()']);
  });

  it('is the parameter of a module function', () => {
    const { sites } = analyse('(function (im) { im.logout(); })(window.webim);');
    expect(sites).toEqual(['api-call logout im.logout()', 'reference window.webim']);
  });

  it('is a part of it kept in a variable', () => {
    const { sites } = analyse("var log = webim.Log; log.warn('x');");
    expect(sites).toEqual(['reference Log webim.Log', "api-call Log.warn log.warn('x')"]);
  });

  it('is a function of it kept in a variable', () => {
    const { sites } = analyse('var bye = webim.logout; bye();');
    expect(sites).toEqual(['reference logout webim.logout', 'api-call logout bye()']);
  });

  it('is required', () => {
    const { sites } = analyse({
      kind: 'module',
      code: "var im = require('../lib/webim_wx.js'); im.logout();",
    });
    expect(sites).toEqual(["reference require('../lib/webim_wx.js')", 'api-call logout im.logout()']);
  });

  it.each(Object.values(SDK_PACKAGES).map(({ shim }) => shim))(
    'is what an earlier run imports: %s',
    (shim) => {
      const code = `import im from '${shim}'; use(im, other);`;
      expect(analyse({ kind: 'module', code }).sites).toContain(`reference import im from '${shim}';`);
    },
  );

  it('is imported under any name', () => {
    const code = "import im from '@/lib/webim'; im.logout();";
    expect(analyse({ kind: 'module', code }).sites).toEqual([
      "reference import im from '@/lib/webim';",
      'api-call logout im.logout()',
    ]);
  });

  it('is a file of any name when it is used as only the SDK can be', () => {
    const code = "import im from './sdk'; im.setAutoRead(null, true);";
    expect(analyse({ kind: 'module', code }).sites).toHaveLength(2);
  });

  it('is imported from a module that passes it on', () => {
    const { sites } = analyse(
      { kind: 'module', file: 'src/im.js', code: "import sdk from './webim'; export default sdk;" },
      { kind: 'module', file: 'src/app.js', code: "import im from './im'; im.logout();" },
    );
    expect(sites).toContain('api-call logout im.logout()');
  });

  it('is a global a module declares for the compiler', () => {
    const { sites } = analyse({
      kind: 'module',
      language: 'ts',
      code: 'declare let webim: any; export class A { bye() { webim.logout(); } }',
    });
    expect(sites).toEqual(['reference webim', 'api-call logout webim.logout()']);
  });

  it('is not a parameter of that name', () => {
    expect(analyse('function f(webim) { webim.logout(); } f({ logout: function () {} });').sites).toEqual([]);
  });

  it("is not the application's own global of that name", () => {
    expect(analyse('var webim = { logout: function () {} };', 'webim.logout();').sites).toEqual([]);
  });

  it('stays the SDK when a page keeps what is there', () => {
    const { sites } = analyse('window.webim = window.webim || {}; webim.logout();');
    expect(sites).toContain('api-call logout webim.logout()');
  });

  it('is not a look-alike', () => {
    expect(analyse('WebIM.conn.open(); webimhandler.sendMsg(1); $scope.webim.logout();').sites).toEqual([]);
  });

  it('is not a property, a key, a string or a comment', () => {
    expect(analyse("var o = { webim: 1 }; o.webim; 'webim.login()'; // webim.login()").sites).toEqual([]);
  });

  it('is nothing in a file of its own with the name', () => {
    const { sites } = analyse(
      { kind: 'module', file: 'webim.js', code: 'export default { logout() {} };' },
      { kind: 'module', file: 'app.js', code: "import webim from './webim'; webim.logout();" },
    );
    expect(sites).toEqual([]);
  });
});

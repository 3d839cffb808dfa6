import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../codemods/migrate.ts';
import { groupByPage } from '../../../codemods/plan/groups.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';

const groups = (files: Record<string, string>) =>
  groupByPage(loadSources(discover(scratch(files), ['.'])))
    .map(
      ({ files: own, hasPage }) => `${hasPage ? 'page' : 'rest'}: ${own.map(({ path }) => path).join(' ')}`,
    )
    .sort();

const page = (...scripts: string[]) =>
  ['webim', ...scripts.map((src) => `<script src="${src}"></script>`)].join('');
const CODE = 'webim.Log.info(1);';

describe('groupByPage', () => {
  it('keeps pages apart that share no script', () => {
    expect(
      groups({ 'a/index.html': page('a.js'), 'a/a.js': CODE, 'b/index.html': page('b.js'), 'b/b.js': CODE }),
    ).toEqual(['page: a/a.js a/index.html', 'page: b/b.js b/index.html']);
  });

  it('puts pages together that share one', () => {
    expect(groups({ 'a.html': page('js/x.js'), 'b.html': page('js/x.js'), 'js/x.js': CODE })).toEqual([
      'page: a.html b.html js/x.js',
    ]);
  });

  it('puts scripts that no page names with the nearest page, and modules together', () => {
    expect(
      groups({
        'web/index.html': page('a.js'),
        'web/a.js': CODE,
        'web/js/loaded-later.js': CODE,
        'src/m.js': `import x from 'y'; ${CODE}`,
        'tools/t.js': CODE,
      }),
    ).toEqual(['page: web/a.js web/index.html web/js/loaded-later.js', 'rest: src/m.js tools/t.js']);
  });

  it('keeps applications apart, unless their modules import each other', () => {
    const files = {
      'a/im.js': `import x from 'y'; ${CODE}`,
      'b/im.js': `import x from 'y'; ${CODE}`,
      'c/im.js': `import x from '../b/im'; ${CODE}`,
    };
    const sources = loadSources(discover(scratch(files), ['.']));
    const paths = groupByPage(sources, (file) => file[0]).map((group) => group.files.map(({ path }) => path));
    expect(paths.sort()).toEqual([['a/im.js'], ['b/im.js', 'c/im.js']]);
  });
});

describe('groupByPage, for a page that carries modules,', () => {
  const inOne = (script: string, component: string) => {
    const files = {
      'app/index.html': page('js/room.js'),
      'app/js/room.js': `webim.login(info, listeners); ${script}`,
      'app/src/room.vue': `<script>export default { mounted() { ${component} } };</script>`,
      'other/chat.js': `import x from 'y'; ${CODE}`,
    };
    const sources = loadSources(discover(scratch(files), ['.']));
    return groupByPage(sources, (file) => file.split('/')[0]).length === 2;
  };

  it.each([
    [
      'a name that a component sets on the page',
      'use(selType);',
      'window.selType = webim.SESSION_TYPE.GROUP;',
    ],
    ['a function of the page that a component calls', 'function showMsg(m) {}', 'showMsg(new webim.Msg());'],
  ])('joins them by %s', (_, script, component) => expect(inOne(script, component)).toBe(true));

  it('keeps them apart when they share no name', () =>
    expect(inOne('function showMsg(m) {}', 'this.showMsg(new webim.Msg());')).toBe(false));
});

describe('the scripts of a page', () => {
  const assets = async (files: Record<string, string>) => {
    const plan = await planMigration({ root: scratch(files), paths: ['.'] });
    return plan.addedFiles.map(({ path }) => path);
  };

  it('follow what its own code needs', async () => {
    expect(
      await assets({
        'a/index.html': page('webim.js', 'app.js'),
        'a/webim.js': LEGACY_SDK,
        'a/app.js': 'webim.searchGroupByName({}, f);',
        'b/index.html': page('webim.js', 'app.js'),
        'b/webim.js': LEGACY_SDK,
        'b/app.js': 'var t = webim.SESSION_TYPE.C2C;',
      }),
    ).toEqual(['a/tim-js.js', 'a/webim2tim.shim.js', 'b/tim-js.js']);
  });

  it('include the shim while anything is left that could not be opened', async () => {
    expect(
      await assets({
        'index.html': page('sdk/webim.js', 'app.js'),
        'sdk/webim.js': LEGACY_SDK,
        'app.js': 'var t = webim.SESSION_TYPE.C2C;',
        'chat.vue': '<script>webim.logout()</script>',
      }),
    ).toEqual(['sdk/tim-js.js', 'sdk/webim2tim.shim.js']);
  });

  it('bring the helpers to a page that has our shim alone already, in front of it', async () => {
    const shim = '/*! webim2tim 0.1.0 | MIT | webim */ window.webim = {};';
    const files = {
      'index.html': page('sdk/tim-js.js', 'sdk/webim.min.js', 'app.js'),
      'sdk/webim.min.js': shim,
      'app.js': 'var time = webim.Tool.formatTimeStamp(1);',
    };
    const plan = await planMigration({ root: scratch(files), paths: ['.'] });
    expect(plan.addedFiles.map(({ path }) => path)).toEqual(['sdk/webim2tim.js']);
    expect(plan.files.find(({ source }) => source.path === 'index.html')?.newText).toContain(
      '<script src="sdk/webim2tim.js"></script>\n<script src="sdk/webim.min.js"></script>',
    );
    expect(plan.ledger.findings.filter(({ kind }) => kind === 'script-tag')).toEqual([]);
    const withHelpers = { ...files, 'index.html': page('webim2tim.js', 'sdk/webim.min.js', 'app.js') };
    expect(await assets({ ...withHelpers, 'webim2tim.js': '/*! webim2tim 0.1.0 | MIT */' })).toEqual([]);
    expect(await assets({ ...files, 'sdk/webim.min.js': '/*! webim2tim 0.1.0 | MIT */' })).toEqual([]);
  });

  it('bring pictures where the file of the SDK did, and say so on the tags', async () => {
    const root = scratch({
      'index.html': page('sdk/webim.js', 'app.js'),
      'sdk/webim.js': `${LEGACY_SDK}; var pictures = ['data:image/gif;base64,R0lGOD'];`,
      'app.js': 'webim.searchGroupByName({}, f); var t = webim.SESSION_TYPE.C2C;',
      'other.html': page('plain/webim.js', 'app.js'),
      'plain/webim.js': LEGACY_SDK,
    });
    const plan = await planMigration({ root, paths: ['.'] });
    const added = plan.addedFiles.map(({ path }) => path);
    expect(added).toContain('sdk/webim2tim.emotions.js');
    expect(added).not.toContain('plain/webim2tim.emotions.js');
    const text = (path: string) => plan.files.find(({ source }) => source.path === path)?.newBytes.toString();
    expect(text('index.html')).toMatch(
      /sdk\/webim2tim\.emotions\.js[\s\S]*<script data-emotions="1\.7\.0"[^>]*src="sdk\/webim2tim\.shim\.js"/,
    );
    expect(text('other.html')).not.toContain('data-emotions');
  });

  it('lie beside the page when the SDK came from another site', async () => {
    expect(await assets({ 'web/index.html': page('https://cdn.example/sdk/webim.min.js?v=3') })).toEqual([
      'web/tim-js.js',
      'web/webim2tim.shim.js',
    ]);
  });
});

describe('a page that cannot be opened', () => {
  it.each([
    [
      'index.php',
      '<script src="<?= cdn() ?>"></script><script src="//cdn.example/webim.js"></script><script src="app.js"></script>',
    ],
    [
      'index.html',
      '<script src="sdk/webim.js"></script><script src="app.js"></script><script>webim.login(<% if (a) { %> 1 <% } else { %> 2 <% } %>)</script>',
    ],
    [
      'index.jsp',
      '<script src="sdk/webim.js"></script><script src="<%= base %>/app.js"></script><script>webim.login(;</script>',
    ],
  ])('keeps its scripts on the old SDK (%s)', async (name, content) => {
    const root = scratch({ [name]: content, 'sdk/webim.js': LEGACY_SDK, 'app.js': CODE });
    const { files, addedFiles, ledger } = await planMigration({ root, paths: ['.'] });
    expect([files, addedFiles]).toEqual([[], []]);
    expect(ledger.findings.find(({ file }) => file === 'app.js')).toMatchObject({
      bucket: 'shim',
      code: 'needs-other-site',
      reason: `${name} loads this together with the old SDK and could not be opened`,
    });
  });
});

describe('a template of a server', () => {
  it('loads the new scripts with the address it puts together itself', async () => {
    const root = scratch({
      'application/views/chat.php':
        '<?php $v = 1; ?><script src="<?= base_url("a/b") ?>/sdk/webim.js?v=<?= $v ?>"></script><script src="/js/app.js"></script>',
      'public/sdk/webim.js': LEGACY_SDK,
      'public/js/app.js': CODE,
    });
    const { files, addedFiles } = await planMigration({ root, paths: ['.'] });
    expect(files.map(({ source }) => source.path)).toEqual([
      'application/views/chat.php',
      'public/js/app.js',
    ]);
    expect(files[0]?.newText).toContain('<script src="<?= base_url("a/b") ?>/sdk/tim-js.js"></script>');
    expect(addedFiles.map(({ path }) => path)).toContain('public/sdk/tim-js.js');
  });

  it('is left alone when nobody can tell where its scripts are', async () => {
    const root = scratch({ 'chat.jsp': '<script src="<%= cdn %>/webim.js"></script>', 'app.js': CODE });
    const { files, ledger } = await planMigration({ root, paths: ['.'] });
    expect(files.map(({ source }) => source.path)).not.toContain('chat.jsp');
    expect(ledger.findings.find(({ file }) => file === 'chat.jsp')).toMatchObject({
      bucket: 'person',
      code: 'sdk-tag-unknown',
    });
  });
});

describe('scripts without a page', () => {
  it('are converted, and somebody is asked to change the tag', async () => {
    const { files, ledger } = await planMigration({ root: scratch({ 'a.js': CODE }), paths: ['.'] });
    expect(files).toHaveLength(1);
    expect(ledger.findings.map(({ kind, bucket, code }) => [kind, bucket, code])).toEqual([
      ['api-call', 'converted', undefined],
      ['script-tag', 'person', 'sdk-tag-unknown'],
    ]);
  });
});

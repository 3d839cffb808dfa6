import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../codemods/cli/interactive/choose.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="a.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': "webim.Log.info('x');\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n",
};

/** Gives the answers in turn, and takes down what was asked. */
async function answering(answers: string[], edit: (text: string) => string = (text) => text) {
  const root = scratch(APP);
  const before = snapshot(root);
  const asked: Question<string>[] = [];
  const result = await cli(root, ['migrate', '--interactive', '--no-diff'], {
    async choose(question) {
      asked.push(question);
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`nobody answers: ${question.message}`);
      return answer;
    },
    edit: async (text) => edit(text),
  });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return { ...result, asked: asked.map(({ message }) => message), read, root, before };
}

describe('migrate --interactive', () => {
  it('asks about each piece and writes what is accepted', async () => {
    const { code, asked, read, out } = await answering(['yes', 'yes', 'no']);
    expect(asked).toEqual([
      expect.stringMatching(/^\(1\/3\) index\.html: load the new SDK/),
      expect.stringMatching(/^\(2\/3\) a\.js: Log, 1 place \(webim\.Log\.info\)/),
      expect.stringMatching(/^\(3\/3\) a\.js: Constants, 1 place/),
    ]);
    expect(read('a.js')).toBe("console.info('x');\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n");
    expect(read('index.html')).toContain('webim2tim.shim.js');
    expect([code, out]).toEqual([0, expect.stringContaining('not-selected')]);
  });

  it('takes all that follow with all, and none of it with quit', async () => {
    const all = await answering(['all']);
    expect(all.asked).toHaveLength(1);
    expect(all.read('a.js')).toBe("console.info('x');\n\n\nvar kind = TIM.TYPES.CONV_C2C;\n");
    const none = await answering(['quit']);
    expect(snapshot(none.root)).toEqual(none.before);
    expect(none.out).toContain('No file has to change.');
  });

  it('leaves what stands on a declined step, without asking', async () => {
    const { asked, root, before } = await answering(['no']);
    expect([asked.length, snapshot(root)]).toEqual([1, before]);
  });

  it('shows the change and, on why, what speaks for it', async () => {
    const { out } = await answering(['yes', 'why', 'yes', 'no']);
    expect(out).toContain("-webim.Log.info('x');\n+console.info('x');");
    expect(out).toContain('  webim.Log.info\n');
  });

  it('takes an edited text that parses, and no other', async () => {
    let edits = 0;
    const { asked, read, out } = await answering(['yes', 'edit', 'edit', 'no'], (text) =>
      edits++ === 0 ? 'console.info(;' : text.replace("'x'", "'seen: x'"),
    );
    expect(out).toContain('[edit-unusable]');
    expect(asked.filter((message) => message.includes('Log'))).toHaveLength(2);
    expect(read('a.js')).toBe("console.info('seen: x');\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n");
  });

  it('keeps an edited text beside a change that is declined later', async () => {
    const { read } = await answering(['yes', 'edit', 'no'], (text) => text.replace("'x'", "'y'"));
    expect(read('a.js')).toContain("console.info('y');");
  });

  it('asks nobody where nobody is', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const { code, err } = await cli(root, ['migrate', '--interactive']);
    expect([code, err]).toEqual([3, expect.stringContaining('[no-terminal]')]);
    expect(snapshot(root)).toEqual(before);
    expect((await cli(root, ['migrate', '--interactive', '--quiet'])).err).toContain('[options-conflict]');
  });

  it('speaks Chinese, evidence included', async () => {
    const asked: string[] = [];
    const app = {
      ...APP,
      'a.js':
        "function first(msgs) {\n  return msgs[0].getElems();\n}\nwebim.login({ sdkAppID: 1, identifier: 'a' }, { onMsgNotify: first }, {}, function () {}, function () {});\n",
    };
    const answers = ['yes', 'why', 'quit'];
    const { out } = await cli(scratch(app), ['migrate', '--interactive', '--lang', 'zh'], {
      async choose({ message, choices, help }) {
        asked.push(message, ...choices.map(({ name }) => name), help);
        return answers.shift() ?? 'quit';
      },
      edit: async (text) => text,
    });
    expect(out).toMatch(/\n {4}a\.js:\d: .*\p{Script=Han}/u);
    for (const text of asked) expect(text).toMatch(/\p{Script=Han}/u);
  });
});

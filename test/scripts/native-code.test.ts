import { describe, expect, it } from 'vitest';
import { inspect, scriptsOf, undeclaredNames, unknownSdkMembers } from '../../scripts/corpus/native-code.ts';
import { median } from '../../scripts/corpus/table.ts';

describe('what the corpus score looks for', () => {
  const before = [inspect('webim.sendMsg(msg, render);', 'a.js')];

  it('finds a name that new code uses and nobody declares', () => {
    const after = [inspect('var tim; tim.sendMessage(msg).then(render, onSendError);', 'a.js')];
    expect(undeclaredNames(before, after, new Set())).toEqual(['onSendError']);
    expect(undeclaredNames(before, after, new Set(['onSendError']))).toEqual([]);
  });

  it('takes TIM from the page only where nothing is imported', () => {
    const used = 'use(TIM.TYPES.MSG_TEXT);';
    expect(undeclaredNames(before, [inspect(`${used} use(1);`, 'a.js')], new Set(['use']))).toEqual([]);
    const importing = inspect(`import * as webim2tim from 'webim2tim/bridge'; webim2tim.use(1);`, 'a.js');
    expect(undeclaredNames(before, [importing], new Set(['use']))).toEqual([]);
    const half = inspect(`import * as webim2tim from 'webim2tim/bridge'; ${used}`, 'a.js');
    expect(undeclaredNames(before, [half], new Set(['use']))).toEqual(['TIM']);
  });

  it('finds members the real SDK does not have', () => {
    const code =
      'tim.sendMessage(m); tim.sendMsg(m); webim2tim.tim.login(); x(TIM.TYPES.MSG_TEXT, TIM.TYPES.NO_SUCH);';
    expect(unknownSdkMembers(before, [inspect(code, 'a.js')])).toEqual(['tim.sendMsg', 'TIM.TYPES.NO_SUCH']);
  });

  it('knows the packages, instances and helpers by the names a script gives them', () => {
    const code = `import Chat from '@tencentcloud/chat'; import * as help from 'webim2tim/bridge';
      const im = help.createTim(Chat, {}); im.login(); im.logIn(); help.getC2CHistory(im); help.getNothing();
      x(Chat.EVENT.NONE, Chat.EVENT.SDK_READY); help.tim.logOut(); const old = TIM.create({}); old.on(); old.onn();`;
    expect(unknownSdkMembers(before, [inspect(code, 'a.js')])).toEqual([
      'im.logIn',
      'help.getNothing',
      'Chat.EVENT.NONE',
      'help.tim.logOut',
      'old.onn',
    ]);
  });

  it('opens pages and single-file components', () => {
    const page = '<script>var a = 1;</script><b onclick="b(1)"></b><script src="x.js"></script>';
    const [script, handler] = scriptsOf('a.html', page);
    expect([...(script?.declared ?? [])]).toEqual(['a']);
    expect([...(handler?.free ?? [])]).toEqual(['b']);
  });

  it('says what does not parse', () => {
    expect(inspect('var = 1', 'a.js').error).toMatch(/does not parse/);
  });

  it('takes the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

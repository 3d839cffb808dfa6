import { describe, expect, it } from 'vitest';
import { analyse, analyseIn } from './support.ts';

describe('what holds a legacy value', () => {
  it('is a variable', () => {
    expect(analyse('var s = new webim.Session(t, id);').value('s')?.type).toBe('Session');
  });

  it('is a global filled in one script and read in another', () => {
    const { value } = analyse('sess = new webim.Session(t, id);', 'show(sess);');
    expect(value('sess', { unit: 1 })?.type).toBe('Session');
  });

  it('is a session that is made when it is missing', () => {
    const { value } = analyse(
      'var sess = null; function get() { if (!sess) { sess = new webim.Session(t, id); } return sess; } var x = get();',
    );
    expect(value('x')).toEqual(value('sess'));
  });

  it('is a parameter of a function in another script', () => {
    const { value } = analyse('function show(m) { return m; }', 'show(new webim.Msg());');
    expect(value('m')?.type).toBe('Msg');
  });

  it('is the parameter of a callback', () => {
    const { value } = analyse('webim.sendMsg(m, function (r) {}, function (e) {});');
    expect(value('function (‹r›)')?.type).toBe('SendResponse');
    expect(value('function (‹e›)')?.type).toBe('LegacyError');
  });

  it('is the parameter of a callback given by name from another script', () => {
    const { value } = analyse(
      'webim.logout(null, failed);',
      'function failed(err) { alert(err.ErrorInfo); }',
    );
    expect(value('err', { unit: 1 })?.type).toBe('LegacyError');
  });

  it('is what listeners get', () => {
    const { value } = analyse('var l = { onMsgNotify: onMsg }; function onMsg(list) {} webim.login(i, l);');
    expect(value('list')?.type).toBe('Msg[]');
  });

  it('is what listeners get that are added later', () => {
    const { value, sites } = analyse('var l = {}; l.onMsgNotify = function (list) {}; webim.login(i, l);');
    expect(value('list')?.type).toBe('Msg[]');
    expect(sites).toContain('listener listeners.onMsgNotify l.onMsgNotify = function (list) {}');
  });

  it('is what handlers by notice type get', () => {
    const { value } = analyse(
      'var map = { "5": closed }; function closed(n) { n.GroupId; } webim.login(i, { onGroupSystemNotifys: map });',
    );
    expect(value('closed(‹n›)')?.type).toBe('GroupSystemNotice');
  });

  it('is what listeners get that are passed through a function', () => {
    const { value } = analyse(
      'function enter(info, lsn) { webim.login(info, lsn); }',
      'enter({}, { onMsgNotify: function (list) {} });',
    );
    expect(value('list', { unit: 1 })?.type).toBe('Msg[]');
  });

  it('is what an object of listeners gets that never meets a login', () => {
    const { value, sites } = analyse('setUp({ onMsgNotify: function (list) {} }); var x = webim;');
    expect(value('list')?.type).toBe('Msg[]');
    expect(sites[0]).toContain('listener listeners.onMsgNotify');
  });

  it('is an element, by key of for-in', () => {
    const { value } = analyse(
      'webim.syncMsgs(function (list) { for (var k in list) { var m = list[k]; } });',
    );
    expect(value('var ‹m›')?.type).toBe('Msg');
    expect(value('list[k]')?.type).toBe('Msg');
  });

  it('is an element, by every way through an array', () => {
    const { value } = analyse(
      'webim.syncMsgs(function (list) { list.slice().reverse().forEach(function (a) {}); for (const b of list) {} var c = list.map(function (d) { return d; }); });',
    );
    expect(['(‹a›)', 'const ‹b›', '(‹d›)'].map((name) => value(name)?.type)).toEqual(['Msg', 'Msg', 'Msg']);
    expect(value('var ‹c›')?.type).toBe('Msg[]');
  });

  it('is a session of the map of all', () => {
    const { value } = analyse(
      'var all = webim.MsgStore.sessMap(); for (var id in all) { var one = all[id]; }',
    );
    expect(value('all')?.type).toBe('SessionMap');
    expect(value('one')?.type).toBe('Session');
  });

  it('is a field of an object', () => {
    const { value } = analyse('var state = {}; state.sess = new webim.Session(t, id);', 'use(state.sess);');
    expect(value('state.sess', { unit: 1 })?.type).toBe('Session');
  });

  it('is a field of this', () => {
    const { value } = analyse(
      'var room = { open: function () { this.sess = new webim.Session(t, id); }, id: function () { return this.sess; } };',
    );
    expect(value('this.sess', { nth: 1 })?.type).toBe('Session');
  });

  it('is a field of a class', () => {
    const { value } = analyse(
      `class Chat {
        static last = null;
        constructor(public first) {}
        static open() { this.last = new webim.Msg(s); Chat.show(this.last); }
        static show(m) { return m; }
        get sess() { return this.kept; }
        set sess(s) { this.kept = s; }
      }
      Chat.open(); Chat.last; var chat = new Chat(new webim.Session(t, id)); chat.first; chat.sess = chat.first; chat.sess;`,
    );
    expect(value('show(‹m›')?.type).toBe('Msg');
    expect(value('‹Chat.last›;')?.type).toBe('Msg');
    expect(value('‹chat.first›;')?.type).toBe('Session');
    expect(value('‹chat.sess›;')?.type).toBe('Session');
  });

  it('is an array of the application with messages in it', () => {
    const { value } = analyse('var all = []; all.push(new webim.Msg()); var first = all[0];');
    expect(value('all')?.type).toBe('Msg[]');
    expect(value('first')?.type).toBe('Msg');
  });

  it('is one of several contents, and the member tells which', () => {
    const { sites } = analyse(
      'var c = new webim.Msg().getElems()[0].getContent(); c.getText(); c.getIndex();',
    );
    expect(sites.slice(-2)).toEqual([
      'method-call Msg.Elem.Text.prototype.getText c.getText()',
      'method-call Msg.Elem.Face.prototype.getIndex c.getIndex()',
    ]);
  });

  it('is what only a message can be, and that is said', () => {
    const { value, origins } = analyseIn(
      { names: () => ['show'] },
      'function show(m) { webim.Log.info(m.getFromAccountNick()); }',
    );
    expect(value('m')?.type).toBe('Msg');
    expect(origins('m')[0]).toBe('getFromAccountNick() is a method of Msg');
  });

  it('is what is given to the SDK as a message', () => {
    const { value } = analyse('function send(m) { webim.sendMsg(m); }');
    expect(value('m')?.type).toBe('Msg');
  });

  it('is not a string that a getter gives', () => {
    expect(analyse('var nick = new webim.Msg().getFromAccountNick();').value('nick')).toBeUndefined();
  });

  it('is not an options object of the application', () => {
    expect(analyse('var o = { GroupId: g }; webim.applyJoinBigGroup(o); o.GroupId;').sites).toHaveLength(1);
  });

  it('survives a library between the scripts', () => {
    const many = Array.from({ length: 80 }, (_, i) => `reg.f${i} = function (x) { reg.f${i + 1}(x); };`).join(
      '\n',
    );
    const { sites, escapes } = analyse(
      `var reg = {}; ${many} var m = new webim.Msg(); reg[k](m); m.getElems();`,
    );
    expect(sites).toContain('method-call Msg.prototype.getElems m.getElems()');
    expect(escapes('new webim.Msg()')).toContain('passed to reg[k], which is not in these files');
  });
});

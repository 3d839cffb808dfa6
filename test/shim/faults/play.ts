import { type Loopback, startLoopback } from '../../../loopback/index.ts';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import type { SdkContext } from '../../support/sdk-context.ts';
import { type Action, ROOMS } from './actions.ts';
import { openFastPage, SPEED } from './fast-page.ts';

// biome-ignore lint/suspicious/noExplicitAny: what pages receive
type Anything = any;

/** One call with callbacks and what came of it. */
interface Call {
  member: string;
  ok: number;
  err: number;
  /** The code it was refused with. */
  error?: number;
  /** The login of which it was. */
  login: number;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const keyOf = (where: string, seq: unknown, random: unknown) => `${where} ${seq} ${random}`;

/** Plays actions on a page of its own and returns what is wrong with what came of them; nothing: all is well. */
export async function play(shim: string, actions: readonly Action[]): Promise<string[]> {
  const loopback = await startLoopback({ holdPollFor: 5000 / SPEED });
  const context = openFastPage(loopback, shim);
  const world = new World(loopback, context);
  try {
    world.login('alice');
    for (const action of actions) {
      world.perform(action);
      await pause(action.do === 'breathe' ? 40 : 1);
    }
    await world.end();
  } catch (error) {
    world.wrong.push(`the end was not reached: ${(error as Error).stack}`);
  } finally {
    if (process.env.SHIM_FAULT_TRACE && world.wrong.length) world.wrong.push(await world.trace());
    context.close();
    await loopback.close();
  }
  return world.wrong;
}

class World {
  readonly wrong: string[] = [];
  readonly #loopback: Loopback;
  readonly #context: SdkContext;
  readonly #webim: Anything;
  readonly #calls: Call[] = [];
  readonly #heard = new Map<string, number>();
  readonly #given = new Map<string, number>();
  /** Texts that v2 gave while a login was on its way, by the number of that login. */
  readonly #early = new Map<string, number>();
  /** Logins whose callback has said that all is well. */
  readonly #succeeded = new Set<number>();
  readonly #unread = new Map<string, number>();
  readonly #autoRead = new Set<string>();
  readonly #quitting = new Map<string, number>();
  #user: string | undefined;
  /** Logged out, and not in again. */
  #hasLeft = false;
  #login = 0;
  /** The login whose callback has run and that nothing has ended since. */
  #alive = 0;
  #throws = 0;
  #thrown = 0;
  #texts = 0;
  /** Logins that joined a room: also after one that failed or was ended, as anonymous viewers, as legacy allowed. */
  readonly #viewing = new Set<number>();
  /** v2 2.27.6 never gets ready again when its session ended before it was ready. */
  #isStuck = false;
  #isReady = false;
  readonly #events: string[] = [];

  constructor(loopback: Loopback, context: SdkContext) {
    this.#loopback = loopback;
    this.#context = context;
    this.#webim = context.window.webim;
    const { core } = loopback;
    core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'Club',
      owner: 'bob',
      members: ['alice', 'dora'],
    });
    core.createGroup({
      groupID: 'open',
      type: 'Public',
      name: 'Open',
      owner: 'bob',
      applyJoinOption: 'FreeAccess',
    });
    for (const groupID of ROOMS)
      core.createGroup({ groupID, type: 'AVChatRoom', name: groupID, owner: 'host' });
    this.#spyOnInstances();
  }

  perform(action: Action): void {
    const { core, faults } = this.#loopback;
    this.#note(JSON.stringify(action));
    switch (action.do) {
      case 'login':
        this.login(action.as);
        break;
      case 'logout':
        this.#alive = 0;
        this.#hasLeft = true;
        this.#login++;
        this.#call('logout', []);
        break;
      case 'kick':
        // What was said before it is on its way and still heard: the login ends when the page hears of the kick.
        core.kick(this.#user || 'alice');
        break;
      case 'cut':
        this.#loopback.dropConnections(this.#user || undefined);
        break;
      case 'throw':
        this.#throws++;
        break;
      case 'breathe':
        break;
      case 'said':
        if (action.type === 'GROUP') core.sendGroup('bob', action.to, this.#text());
        else core.sendC2C(action.to, this.#user || 'alice', this.#text());
        break;
      case 'send':
        this.#send(action.type, action.to);
        break;
      case 'call':
        this.#call(action.member, [{ ...action.options }]);
        break;
      case 'autoRead':
        this.#setAutoRead(action.type, action.to, action.on);
        break;
      case 'join':
        this.#join(action.room);
        break;
      case 'quit':
        this.#quit(action.room);
        break;
      case 'fault':
        if (action.kind === 'fail') faults.fail(action.command, 80001);
        else if (action.kind === 'delay') faults.delay(action.command, 60);
        else faults[action.kind](action.command);
        break;
      case 'push':
        faults[action.kind]();
        break;
    }
  }

  login(as: string): void {
    this.#alive = 0;
    this.#login++;
    const login = this.#login;
    this.#user = as;
    this.#hasLeft = false;
    this.#unread.clear();
    this.#autoRead.clear();
    this.#quitting.clear();
    const info = { sdkAppID: String(TEST_APP_ID), identifier: as, userSig: `sig-of-${as}` };
    this.#call('login', [info, this.#listeners(login), { isLogOn: false }], () => {
      this.#succeeded.add(login);
      if (login === this.#login) this.#alive = login;
    });
  }

  /** What happened, for whoever looks into a failure. */
  async trace(): Promise<string> {
    const calls = this.#calls.map(({ login, member, ok, err, error }) =>
      [login, member, ok, err, error].join(' '),
    );
    const entries = this.#loopback.journal
      .entries()
      .map(({ userID, command, answer }) => `${userID} ${command} ${answer?.ErrorCode}`);
    return [...calls, ...entries, ...this.#events].join('\n');
  }

  /** Everything comes to rest, faults end, and the page has to be as the backend is. */
  async end(): Promise<void> {
    const { core, faults } = this.#loopback;
    await this.#rest();
    faults.clear();
    await this.#rest();
    this.#compare();
    // Whatever has happened, the user can log in (again), and everything is there.
    this.#throws = this.#thrown;
    this.#alive = 0;
    // While v2 waits for the answer to a login of another user, up to 90 s, it takes no other.
    for (let tries = 0; tries < 8 && !this.#alive; tries++) {
      this.login('alice');
      await this.#rest();
    }
    if (!this.#alive) {
      if (!this.#isStuck) this.wrong.push('nobody could log in at the end');
      return;
    }
    core.sendC2C('erin', 'alice', 'one');
    core.sendC2C('erin', 'alice', 'two');
    await this.#until('what erin said', () => this.#session('C2C', 'erin')?.msgCount() === 2);
    await this.#compareWithCore();
    await this.#compareRooms();
    this.#compare();
  }

  async #compareWithCore(): Promise<void> {
    const { core } = this.#loopback;
    this.#same('unread of erin', this.#session('C2C', 'erin').unread(), 2);
    for (const peer of ['bob', 'carol', 'erin']) {
      const texts: string[] = [];
      const options = { Peer_Account: peer, MaxCnt: 15, LastMsgTime: 0, MsgKey: '' };
      for (;;) {
        const page = await this.#ask('getC2CHistoryMsgs', { ...options });
        if (!page) break;
        texts.unshift(...page.MsgList.map((msg: Anything) => msg.toHtml()));
        if (page.Complete || !page.MsgCount) break;
        options.LastMsgTime = page.LastMsgTime;
        options.MsgKey = page.MsgKey;
      }
      const inCore = core.c2c.messages('alice', peer).map(({ elements }) => elements[0]?.MsgContent.Text);
      // v2 does not keep those of one second in order.
      const mine = texts.filter((text) => inCore.includes(text) || !this.#isStray(text));
      this.#same(`history with ${peer}`, mine.sort(), inCore.map(String).sort());
    }
    const groups = await this.#ask('getJoinedGroupListHigh', {
      Member_Account: 'alice',
      Limit: 50,
      Offset: 0,
    });
    const joined = core.groups.joinedBy('alice').filter(({ type }) => type !== 'AVChatRoom');
    this.#same(
      'groups',
      groups?.GroupIdList.map((one: Anything) => one.GroupId).sort(),
      joined.map(({ groupID }) => groupID).sort(),
    );
    const contacts = await this.#ask('getRecentContactList', { Count: 50 });
    const erin = contacts?.SessionItem.find((one: Anything) => one.To_Account === 'erin');
    this.#same('unread of erin in the list', erin?.UnreadMsgCount, 2);
  }

  async #compareRooms(): Promise<void> {
    const { core } = this.#loopback;
    const hears = async (room: string, wanted: boolean) => {
      const { random, sequence } = core.sendGroup('host', room, this.#text());
      const key = `${this.#login} ${keyOf(`GROUP${room}`, sequence, random)}`;
      if (wanted) await this.#until(`hearing ${room}`, () => this.#heard.get(key) === 1);
      else {
        await pause(150);
        this.#same(`heard of ${room} after it was left`, this.#heard.get(key), undefined);
      }
    };
    for (const room of ROOMS) {
      const answer = await this.#ask('applyJoinBigGroup', { GroupId: room });
      this.#same(`joining ${room}`, answer?.JoinedStatus, 'JoinedSuccess');
      await hears(room, true);
    }
    for (const room of ROOMS) {
      await this.#ask('quitBigGroup', { GroupId: room });
      await hears(room, false);
    }
  }

  /** What has been heard against what v2 gave, and how often callbacks ran. */
  #compare(): void {
    for (const { member, ok, err, login } of this.#calls) {
      // Whoever logs in again or out before a login is through hears nothing of it, as with the original.
      const isSuperseded = member === 'login' && login !== this.#login;
      if (ok + err > 1 || (ok + err === 0 && !isSuperseded))
        this.wrong.push(`${member}: ${ok} cbOk, ${err} cbErr`);
    }
    for (const [key, times] of this.#given) {
      if ((this.#heard.get(key) ?? 0) !== times) {
        this.wrong.push(`given ${times} times, heard ${this.#heard.get(key) ?? 0} times: ${key}`);
      }
    }
    for (const [key, times] of this.#heard) if (times > 1) this.wrong.push(`heard ${times} times: ${key}`);
    const sessions = this.#webim.MsgStore.sessMap();
    for (const id of Object.keys(sessions)) {
      const msgs: Anything[] = sessions[id].msgs();
      const keys = msgs.map((msg) => keyOf(String(msg.getIsSend()), msg.getSeq(), msg.getRandom()));
      if (new Set(keys).size < keys.length) this.wrong.push(`${id} holds a message twice`);
      // A login that v2 was repeating when the logout failed may go through after it, and bring what nobody hears: the
      // store holds it until the next login.
      if (!this.#hasLeft) this.#same(`unread of ${id}`, sessions[id].unread(), this.#unread.get(id) ?? 0);
    }
    const uncaught = this.#context.uncaught.filter((error) => !/on purpose/.test(String(error)));
    if (uncaught.length)
      this.wrong.push(`uncaught: ${uncaught.map((error) => (error as Error)?.stack ?? error)}`);
    this.#same(
      'errors of the application that it saw',
      this.#context.uncaught.length - uncaught.length,
      this.#thrown,
    );
  }

  #note(event: string): void {
    const at = this.#loopback.journal.entries().length;
    this.#events.push(`after ${at} commands, login ${this.#login}: ${event}`);
  }

  #same(what: string, is: unknown, should: unknown): void {
    if (JSON.stringify(is) !== JSON.stringify(should)) {
      this.wrong.push(`${what}: is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
    }
  }

  async #until(what: string, test: () => unknown, limit = 10_000): Promise<void> {
    const end = Date.now() + limit;
    while (!test()) {
      if (Date.now() > end) throw new Error(`${what} did not come`);
      await pause(10);
    }
  }

  /** Until every callback has run and nothing has been heard for a while. */
  async #rest(): Promise<void> {
    const open = () =>
      this.#calls.some(
        ({ member, ok, err, login }) => !(ok + err) && !(member === 'login' && login !== this.#login),
      );
    const end = Date.now() + 12_000;
    while (open() && Date.now() < end) await pause(20);
    // What the application threw surfaces by way of a timer of the page, whose clock waits for a busy machine.
    while (this.#context.uncaught.length < this.#thrown && Date.now() < end) await pause(20);
    for (let before = -1; before !== this.#heard.size + this.#given.size; ) {
      before = this.#heard.size + this.#given.size;
      await pause(200);
    }
  }

  /**
   * Was it for somebody whose login then failed? v2 (2.27.6, measured) takes what a socket brings while it repeats a
   * login, and keeps it in its conversations when the login fails: the history of the next user has it.
   */
  #isStray(text: string): boolean {
    const login = this.#early.get(text);
    return login !== undefined && !this.#succeeded.has(login);
  }

  #session(type: string, id: string): Anything {
    return this.#webim.MsgStore.sessByTypeId(type, id);
  }

  #text(): string {
    this.#texts++;
    return `text ${this.#texts}`;
  }

  /** Throws when it is the time to. */
  #mayThrow(): void {
    if (this.#thrown >= this.#throws) return;
    this.#thrown++;
    throw new Error('on purpose');
  }

  /** Messages that are new in the store and count, unless they are own ones. */
  #count(msgs: Anything[]): void {
    for (const msg of msgs) {
      const session = msg.getSession();
      const id = session.type() + session.id();
      if (!msg.getIsSend() && !this.#autoRead.has(id)) this.#unread.set(id, (this.#unread.get(id) ?? 0) + 1);
    }
  }

  #call(
    member: string,
    args: unknown[],
    onOk?: (answer: Anything) => void,
    onErr?: (error: Anything) => void,
  ): void {
    const call: Call = { member, ok: 0, err: 0, login: this.#login };
    this.#calls.push(call);
    // Errors that the shim finds by itself come at once, and what is thrown then goes to who called.
    let isInside = true;
    const settle =
      (kind: 'ok' | 'err', then: ((value: Anything) => void) | undefined) => (value: Anything) => {
        call[kind]++;
        if (kind === 'err') call.error = value.ErrorCode;
        this.#note(`${member} of ${call.login} ${kind} ${call.error ?? ''}`);
        // Old ones that the page had not yet.
        if (kind === 'ok' && member === 'syncGroupMsgs' && call.login === this.#login) this.#count(value);
        then?.(value);
        if (!isInside) this.#mayThrow();
      };
    try {
      this.#webim[member](...args, settle('ok', onOk), settle('err', onErr));
    } catch (error) {
      this.wrong.push(`${member} threw: ${(error as Error).stack}`);
    }
    isInside = false;
  }

  /** A call as a promise: the answer, or undefined after an error, which is wrong. */
  #ask(member: string, options: object, tries = 3): Promise<Anything> {
    return new Promise((resolve) => {
      this.#call(member, [{ ...options }], resolve, (error) => {
        // The clock of the page is fast; on a busy machine the backend may seem not to answer.
        if (error.ErrorCode === -2 && tries > 1) {
          resolve(this.#ask(member, options, tries - 1));
          return;
        }
        this.wrong.push(`${member} at the end: ${error.ErrorCode} ${error.ErrorInfo}`);
        resolve(undefined);
      });
    });
  }

  #send(type: 'C2C' | 'GROUP', to: string): void {
    const { webim } = this.#context.window;
    const session = new webim.Session(type, to, to, '', 0);
    const msg = new webim.Msg(session, true, -1, -1, -1, this.#user, 0, this.#user);
    msg.addText(new webim.Msg.Elem.Text(this.#text()));
    this.#call('sendMsg', [msg]);
  }

  #join(room: string): void {
    const login = this.#login;
    this.#call('applyJoinBigGroup', [{ GroupId: room }], () => this.#viewing.add(login));
  }

  #quit(room: string): void {
    this.#quitting.set(room, (this.#quitting.get(room) ?? 0) + 1);
    const done = () => {
      this.#quitting.set(room, (this.#quitting.get(room) ?? 0) - 1);
    };
    this.#call('quitBigGroup', [{ GroupId: room }], done, done);
  }

  #setAutoRead(type: string, to: string, on: boolean): void {
    const session = this.#session(type, to);
    this.#webim.setAutoRead(session, on, false);
    if (!session) return;
    const id = type + to;
    if (on) {
      this.#autoRead.add(id);
      this.#unread.delete(id);
    } else this.#autoRead.delete(id);
  }

  #listeners(login: number) {
    const hear = (inStore: boolean) => (msgs: Anything[]) => {
      for (const msg of msgs) {
        const session = msg.getSession();
        const id = session.type() + session.id();
        const key = `${login} ${keyOf(id, msg.getSeq(), msg.getRandom())}`;
        this.#heard.set(key, (this.#heard.get(key) ?? 0) + 1);
        this.#note(`heard ${key}`);
        const isViewer = !inStore && login === this.#login && this.#viewing.has(login);
        if (login !== this.#alive && !isViewer) this.wrong.push(`heard outside of a login: ${key}`);
      }
      if (inStore) this.#count(msgs);
      this.#mayThrow();
    };
    return {
      onConnNotify: () => this.#mayThrow(),
      onMsgNotify: hear(true),
      onBigGroupMsgNotify: hear(false),
      onKickedEventCall: () => {
        this.#note(`onKickedEventCall of ${login}`);
        this.#alive = 0;
        this.#login++;
      },
    };
  }

  /** Notes what v2 hands over, before the shim gets it. */
  #spyOnInstances(): void {
    const { TIM } = this.#context.window;
    const { create } = TIM;
    const spied = new Set<unknown>();
    TIM.create = (options: unknown) => {
      const tim = create(options);
      if (!spied.has(tim)) {
        spied.add(tim);
        tim.on('onMessageReceived', ({ data }: { data: Anything[] }) => this.#give(data));
        tim.on('sdkStateReady', () => {
          this.#isReady = true;
        });
        tim.on('sdkStateNotReady', () => {
          if (!this.#isReady) this.#isStuck = true;
          this.#isReady = false;
        });
        for (const name of ['sdkStateReady', 'sdkStateNotReady', 'kickedOut', 'netStateChange', 'error']) {
          tim.on(name, (event: Anything) => this.#note(`${name} ${JSON.stringify(event.data)}`));
        }
      }
      return tim;
    };
  }

  #give(messages: Anything[]): void {
    for (const { conversationID, sequence, random } of messages) {
      this.#note(`given ${keyOf(conversationID, sequence, random)}`);
    }
    if (!this.#alive) for (const { payload } of messages) this.#early.set(payload?.text, this.#login);
    // Of a viewer's rooms some may be on their way out.
    if (!this.#alive || !this.#user) return;
    for (const native of messages) {
      if (native.conversationType !== 'C2C' && native.conversationType !== 'GROUP') continue;
      if (this.#quitting.get(native.to)) continue;
      const key = `${this.#alive} ${keyOf(native.conversationID, native.sequence, native.random)}`;
      this.#given.set(key, 1);
    }
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { EVERY_COMMAND, type Fault, type JournalEntry, type Loopback } from '../loopback/index.ts';
import type { PageCalls } from './calls.ts';
import { BodyError, readJson } from './read-json.ts';
import type { SecondUser } from './second-user.ts';
import { makeUserSig } from './user-sig.ts';

/** Newest commands in one answer; the panel asks again for the rest. */
const MAX_ENTRIES = 300;

export interface PanelApiOptions {
  loopback: Loopback;
  secondUser: SecondUser;
  calls: PageCalls;
  /** Pages of the application, relative paths. */
  pages: readonly string[];
  /** IDs of the made-up users. */
  users: readonly string[];
  mode: 'shim' | 'original';
  lang: 'en' | 'zh';
  /** Scripts and styles that pages asked for in vain. */
  missing: ReadonlySet<string>;
  /** Key that the backend checks UserSigs with, if it does. */
  userSigKey: string | undefined;
}

/** What the panel shows, and what its buttons do. */
export class PanelApi {
  readonly #options: PanelApiOptions;
  readonly #madeUp: Set<string>;
  #delay: Fault | undefined;
  #delayTime = 0;
  /** Commands of before were taken off the list. */
  #firstEntry = 0;

  constructor(options: PanelApiOptions) {
    this.#options = options;
    this.#madeUp = new Set(options.users);
  }

  /** Answers `/state`, `/user-sig` and the posts of panel and pages. `path` is what comes after the own path. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string, url: URL): Promise<boolean> {
    if (request.method === 'GET' && path === '/state') {
      return json(response, 200, this.#state(Number(url.searchParams.get('since')) || 0));
    }
    const { userSigKey } = this.#options;
    if (request.method === 'GET' && path === '/user-sig' && userSigKey !== undefined) {
      const { userID = '', sdkAppID = '' } = Object.fromEntries(url.searchParams);
      return json(response, 200, { userSig: await makeUserSig(userSigKey, userID, sdkAppID) });
    }
    if (request.method !== 'POST') return false;
    try {
      const body = await readJson(request);
      if (path === '/calls') this.#options.calls.report(body);
      else if (path === '/act') return json(response, 200, { done: this.#act(body) });
      else if (path !== '/note') return false;
      return json(response, 200, {});
    } catch (error) {
      if (error instanceof BodyError) return json(response, error.status, { error: error.message });
      // A refusal of the core: no such group, and the like.
      return json(response, 409, { error: (error as Error).message });
    }
  }

  #state(since: number) {
    const { loopback, secondUser, calls, pages, mode, lang, missing } = this.#options;
    const { core, journal } = loopback;
    const online = new Set(core.sessions.onlineUsers());
    const groups = core.groups.all();
    return {
      mode,
      lang,
      pages,
      missing: [...missing],
      wsUrl: loopback.wsUrl,
      answers: secondUser.answers,
      delay: this.#delay ? this.#delayTime : 0,
      users: [...new Set([...this.#madeUp, ...online])].map((userID) => ({
        userID,
        nick: core.users.nick(userID),
        online: online.has(userID),
        rooms: groups.filter(({ members }) => members.has(userID)).map(({ groupID }) => groupID),
      })),
      groups: groups.map(({ groupID, type, name, owner, members, entries }) => ({
        groupID,
        type,
        name,
        owner,
        members: members.size,
        online: core.membership.onlineCount(groupID),
        messages: entries.length,
      })),
      calls: calls.list(),
      entries: this.#entries(journal.entries(), since),
    };
  }

  #entries(entries: readonly JournalEntry[], since: number): readonly JournalEntry[] {
    const from = Math.max(since, this.#firstEntry);
    return entries.filter(({ index }) => index >= from).slice(-MAX_ENTRIES);
  }

  /** Carries an action out. Returns what there is to say about it. @throws ImError, BodyError */
  #act(body: Record<string, unknown>): number | string {
    const { loopback, secondUser, calls } = this.#options;
    const { core, faults, journal } = loopback;
    const userID = text(body, 'userID');
    switch (body.action) {
      case 'drop':
        return loopback.dropConnections(userID || undefined);
      case 'kick':
        return core.kick(userID);
      case 'delay':
        this.#delay?.remove();
        this.#delayTime = Math.min(Math.max(Number(body.milliseconds) || 0, 0), 60_000);
        this.#delay = this.#delayTime
          ? faults.delay(EVERY_COMMAND, this.#delayTime, { times: Number.POSITIVE_INFINITY })
          : undefined;
        return this.#delayTime;
      case 'fail':
        faults.fail(text(body, 'command'), Number(body.code) || 80001, 'refused by webim2tim play');
        return text(body, 'command');
      case 'silence':
        faults.silence(text(body, 'command'));
        return text(body, 'command');
      case 'answers':
        secondUser.answers = body.on === true;
        return String(secondUser.answers);
      case 'say': {
        const words = text(body, 'text');
        if (body.groupID) core.sendGroup(userID, text(body, 'groupID'), words);
        else core.sendC2C(userID, text(body, 'to'), words);
        return words;
      }
      case 'dismiss':
        core.dismissGroup(text(body, 'groupID'));
        return text(body, 'groupID');
      case 'notice':
        core.customNotice(text(body, 'groupID'), text(body, 'text'));
        return text(body, 'groupID');
      case 'addUser':
        core.setUser(userID, { nick: text(body, 'nick') || userID });
        this.#madeUp.add(userID);
        return userID;
      case 'clear':
        this.#firstEntry = (journal.entries().at(-1)?.index ?? -1) + 1;
        calls.clear();
        return this.#firstEntry;
      default:
        throw new BodyError(400, `there is no action ${JSON.stringify(body.action)}`);
    }
  }
}

const text = (body: Record<string, unknown>, field: string): string =>
  typeof body[field] === 'string' ? (body[field] as string) : '';

function json(response: ServerResponse, status: number, value: unknown): true {
  const bytes = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
    // What is left of a body that was too large is not read.
    ...(status === 413 && { Connection: 'close' }),
  });
  response.end(bytes);
  return true;
}

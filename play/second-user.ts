import type { Core, JournalEntry, Loopback, MessageElement } from '../loopback/index.ts';

/** Time (ms) until the second user answers: long enough to see one's own message first. */
const THINKING_TIME = 400;

/**
 * The second user: answers what the application says. A C2C message to somebody who has no page open is answered in
 * that user's name; in a group another member answers, or `fallback` comes in and does.
 */
export class SecondUser {
  /** Does anybody answer? */
  answers = true;
  readonly #core: Core;
  readonly #fallback: string;
  readonly #stop: () => void;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor({ core, journal }: Loopback, fallback: string) {
    this.#core = core;
    this.#fallback = fallback;
    this.#stop = journal.observe({ answered: (entry) => this.#consider(entry) });
  }

  close(): void {
    this.#stop();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #consider({ command, userID, body, answer }: JournalEntry): void {
    if (!this.answers || answer?.ErrorCode !== 0 || !userID) return;
    const elements = body.MsgBody as MessageElement[] | undefined;
    if (!Array.isArray(elements)) return;
    if (command === 'openim.sendmsg') {
      const to = String(body.To_Account);
      // Who has a page open answers for themselves.
      if (to !== userID && this.#core.sessions.ofUser(to).length === 0) {
        this.#later(() => {
          this.#core.c2c.markRead(to, userID, this.#core.clock.seconds());
          this.#core.sendC2C(to, userID, reply(elements));
        });
      }
    }
    if (command === 'group_open_http_svc.send_group_msg') {
      this.#later(() => this.#answerInGroup(String(body.GroupId), userID, reply(elements)));
    }
  }

  #answerInGroup(groupID: string, asked: string, elements: MessageElement[]): void {
    const group = this.#core.groups.find(groupID);
    if (!group) return;
    const others = [...group.members.keys()].filter((userID) => userID !== asked);
    const silent = others.filter((userID) => this.#core.sessions.ofUser(userID).length === 0);
    const speaker = silent.find((userID) => userID !== group.owner) ?? silent[0] ?? this.#fallback;
    if (speaker === asked) return;
    if (!group.members.has(speaker) && group.type !== 'AVChatRoom') {
      this.#core.membership.invite(groupID, group.owner, [speaker]);
    }
    this.#core.sendGroup(speaker, groupID, elements);
  }

  #later(act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      try {
        act();
      } catch {
        // The group is gone by now, or the receiver refuses messages: then there is no answer.
      }
    }, THINKING_TIME);
    this.#timers.add(timer);
  }
}

/** Text comes back with an arrow in front; everything else comes back as it is. */
function reply(elements: readonly MessageElement[]): MessageElement[] {
  const texts = elements.some(({ MsgType }) => MsgType === 'TIMTextElem');
  const arrow: MessageElement[] = texts ? [] : [{ MsgType: 'TIMTextElem', MsgContent: { Text: '↩' } }];
  let marked = false;
  const copied = elements.map((element): MessageElement => {
    if (marked || element.MsgType !== 'TIMTextElem') return element;
    marked = true;
    return { ...element, MsgContent: { ...element.MsgContent, Text: `↩ ${element.MsgContent.Text}` } };
  });
  return [...arrow, ...copied];
}

import type { Loopback } from '../../loopback/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers differ per command.
export type HttpAnswer = Record<string, any>;

/** A bare client that speaks the HTTP protocol, for what the SDKs would never send. @param about in every query. */
export function createHttpClient(loopback: Loopback, about: Record<string, string> = { platform: '10' }) {
  let a2 = '';

  const client = {
    url: (path: string, query: Record<string, string> = {}) => {
      const url = new URL(path, loopback.url);
      url.search = String(
        new URLSearchParams({ ...(a2 && { a2 }), contenttype: 'json', ...about, ...query }),
      );
      return url.href;
    },
    async ask(command: string, body: unknown = {}, query?: Record<string, string>): Promise<HttpAnswer> {
      const response = await client.post(command, JSON.stringify(body), query);
      return (await response.json()) as HttpAnswer;
    },
    post: (command: string, body: BodyInit, query?: Record<string, string>, init?: RequestInit) =>
      fetch(client.url(`/v4/${command.replace('.', '/')}`, query), { method: 'POST', body, ...init }),
    async login(userID: string, userSig = 'sig'): Promise<HttpAnswer> {
      const answer = await client.ask(
        'openim.login',
        { State: 'Online' },
        { identifier: userID, usersig: userSig },
      );
      a2 = answer.A2Key ?? '';
      return answer;
    },
    poll: () => client.ask('openim.longpolling', { Timeout: 60, Cookie: { NotifySeq: 0, NoticeSeq: 0 } }),
    sendC2C: (from: string, to: string, text: string) =>
      client.ask('openim.sendmsg', {
        From_Account: from,
        To_Account: to,
        MsgSeq: Math.floor(Math.random() * 1e6),
        MsgRandom: Math.floor(Math.random() * 1e9),
        MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }],
      }),
  };
  return client;
}

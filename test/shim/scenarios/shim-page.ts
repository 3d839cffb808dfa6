import { vi } from 'vitest';
import { Msg } from '../../../shim/messages/msg.ts';
import { Session } from '../../../shim/messages/session.ts';
import type { MessageStore } from '../../../shim/store/message-store.ts';
import { makeWebim } from '../surface/make-webim.ts';
import type { ScenarioPage, WireText } from './index.mjs';

/**
 * The counterpart of the recorder's legacy page: our webim without an SDK. Messages arrive straight in the store,
 * as the receiving code puts them there.
 */
export function openShimPage(): ScenarioPage {
  const edges = { cookies: '', query: '', agent: '', log: [] as unknown[][] };
  const { webim, store, setState } = makeWebim();

  vi.stubGlobal('document', {
    get cookie() {
      return edges.cookies;
    },
    set cookie(text: string) {
      edges.cookies = text;
    },
  });
  vi.stubGlobal('navigator', {
    get userAgent() {
      return edges.agent;
    },
  });
  vi.stubGlobal('window', {
    location: {
      get search() {
        return edges.query;
      },
    },
  });
  for (const level of ['error', 'warn', 'info', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      edges.log.push([level, ...args]);
    });
  }

  return {
    webim,
    setCookies: (text) => {
      edges.cookies = text;
    },
    getCookies: () => edges.cookies,
    setQuery: (text) => {
      edges.query = text;
    },
    setUserAgent: (text) => {
      edges.agent = text;
    },
    takeLog: () => edges.log.splice(0),
    login: async () => setState('ready'),
    logout: async () => {
      setState('none');
      store.clear();
    },
    receiveC2C: async (messages) => {
      for (const message of messages) receive(store, 'C2C', message);
    },
    receiveGroup: async (messages) => {
      for (const message of messages) receive(store, 'GROUP', message);
    },
  };
}

function receive(store: MessageStore, type: 'C2C' | 'GROUP', wire: WireText): void {
  const isSend = wire.from === 'me';
  const id = type === 'GROUP' ? (wire.group as string) : isSend ? (wire.to as string) : wire.from;
  const session = store.getSession(type, id) ?? new Session(type, id, wire.groupName ?? id, '');
  const msg = new Msg(session, isSend, wire.seq, wire.random, wire.time, wire.from, 0, wire.nick);
  msg.addText(new Msg.Elem.Text(wire.text));
  store.addMessage(msg, true);
}

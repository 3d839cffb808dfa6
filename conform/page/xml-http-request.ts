import { type ClientRequest, request } from 'node:http';

type Handler = ((event: { type: string }) => void) | null;

/**
 * A small `XMLHttpRequest` over Node's http that reaches loopback addresses only. What handlers throw is kept in
 * `uncaught`, as a page would report it.
 */
export function createRequestClass(refused: string[], uncaught: unknown[]) {
  const live = new Set<ClientRequest>();
  let closed = false;

  class XMLHttpRequest {
    readyState = 0;
    status = 0;
    statusText = '';
    responseText = '';
    responseType = '';
    timeout = 0;
    withCredentials = false;
    onreadystatechange: Handler = null;
    onload: Handler = null;
    onerror: Handler = null;
    ontimeout: Handler = null;
    onabort: Handler = null;
    onloadend: Handler = null;
    upload = { onprogress: null, addEventListener() {} };
    #method = 'GET';
    #url = '';
    #headers: Record<string, string> = {};
    #answerHeaders: Record<string, string | string[] | undefined> = {};
    #listeners: { type: string; handler: NonNullable<Handler> }[] = [];
    #request: ClientRequest | undefined;

    get response() {
      return this.responseType === 'json' ? parseOrNull(this.responseText) : this.responseText;
    }

    open(method: string, url: string) {
      this.#method = method;
      this.#url = new URL(url, 'http://127.0.0.1/').href;
      this.#move(1);
    }

    setRequestHeader(name: string, value: string) {
      this.#headers[name] = value;
    }

    getResponseHeader(name: string) {
      return this.#answerHeaders[name.toLowerCase()] ?? null;
    }

    addEventListener(type: string, handler: NonNullable<Handler>) {
      this.#listeners.push({ type, handler });
    }

    removeEventListener(type: string, handler: NonNullable<Handler>) {
      this.#listeners = this.#listeners.filter((entry) => entry.type !== type || entry.handler !== handler);
    }

    send(body?: string | null) {
      if (closed) return;
      const { protocol, hostname } = new URL(this.#url);
      if (protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(hostname)) {
        refused.push(this.#url);
        queueMicrotask(() => this.#finish('error'));
        return;
      }
      const call = request(this.#url, { method: this.#method, headers: this.#headers }, (answer) => {
        this.status = answer.statusCode ?? 0;
        this.statusText = answer.statusMessage ?? '';
        this.#answerHeaders = answer.headers;
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          this.responseText += chunk;
        });
        answer.on('end', () => this.#finish('load'));
      });
      this.#request = call;
      live.add(call);
      call.on('close', () => live.delete(call));
      call.on('error', () => this.#finish('error'));
      if (this.timeout) call.setTimeout(this.timeout, () => this.#finish('timeout'));
      call.end(body ?? undefined);
    }

    abort() {
      if (this.readyState === 4) return;
      this.#finish('abort');
      this.#request?.destroy();
    }

    #move(state: number) {
      this.readyState = state;
      this.#fire('readystatechange');
    }

    #finish(type: 'load' | 'error' | 'timeout' | 'abort') {
      if (this.readyState === 4) return;
      if (type !== 'load') this.status = 0;
      this.#move(4);
      this.#fire(type);
      this.#fire('loadend');
    }

    #run(handler: Handler | undefined, event: { type: string }) {
      try {
        handler?.call(this, event);
      } catch (error) {
        uncaught.push(error);
      }
    }

    #fire(type: string) {
      const event = { type, target: this };
      this.#run((this as unknown as Record<string, Handler>)[`on${type}`], event);
      for (const entry of this.#listeners) if (entry.type === type) this.#run(entry.handler, event);
    }
  }

  return {
    XMLHttpRequest,
    /** Ends all requests; none is sent any more. */
    close() {
      closed = true;
      for (const call of live) call.destroy();
      live.clear();
    },
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

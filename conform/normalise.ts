/** Seconds around now that count as "now": a scenario mutes or reads within minutes. */
const NOW = 100_000;
/** Numbers from which a sequence number is one that a client drew, not one a group counted. */
const DRAWN = 100_000;

const RANDOM_KEYS = ['random', 'MsgRandom', 'Random', 'TinyId', 'tinyid'];
const SEQUENCE_KEYS = ['seq', 'MsgSeq', 'ClientSeq', 'curMaxMsgSeq'];

/**
 * Turns any value an application gets into JSON in which everything that differs from run to run is named instead:
 * times, drawn numbers, keys, addresses. Messages and sessions become what they are to an application.
 */
export function normalise(value: unknown, key = '', seen: readonly object[] = []): unknown {
  if (value === undefined) return '<undefined>';
  if (typeof value === 'number') return normaliseNumber(value, key);
  if (typeof value === 'string') return normaliseText(value, key);
  if (typeof value === 'function') return `<function of ${value.length}>`;
  if (value === null || typeof value !== 'object') return value;
  if (seen.includes(value)) return '<seen above>';
  const path = [...seen, value];
  // Errors and arrays come from the page's realm.
  if (Object.prototype.toString.call(value) === '[object Error]') return `<${(value as Error).name}>`;
  if (Array.isArray(value)) return Array.from(value, (item) => normalise(item, key, path));
  if (isSession(value)) return describeSession(value, path);
  if (isMessage(value)) return describeMessage(value, path);
  return fields(value as Record<string, unknown>, path);
}

function fields(value: Record<string, unknown>, path: readonly object[]): Record<string, unknown> {
  // Sorted, because no application can mean the order in which a backend names its fields.
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, normalise(value[name], name, path)]),
  );
}

function normaliseNumber(value: number, key: string): unknown {
  if (!Number.isFinite(value)) return `<${value}>`;
  const now = Date.now();
  if (Math.abs(value * 1000 - now) < NOW * 1000) return '<time>';
  if (Math.abs(value - now) < NOW * 1000) return '<time in ms>';
  if (RANDOM_KEYS.includes(key)) return '<random>';
  if (SEQUENCE_KEYS.includes(key) && value > DRAWN) return '<drawn>';
  return value;
}

function normaliseText(value: string, key: string): string {
  if (key === 'uniqueId' || key === 'A2Key') return `<${key}>`;
  if (key === 'TinyId') return '<random>';
  // What 1.7.3 makes of every error of the backend: address, credentials, request and answer on several lines.
  if (/^\[\w+\]\[\w+\]failed: \n request url/.test(value)) return '<diagnostic>';
  return value
    .replace(/(https?|ws):\/\/127\.0\.0\.1:\d+/g, '$1://loopback')
    .replace(/\b\d+_\d+_\d{9,}\b/g, '<message key>')
    .replace(/\bauth-\d+\b/g, '<authentication>')
    .replace(/@TGS#[0-9A-Z]+/g, '<group id>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>')
    .replace(/\b[0-9a-f]{32}\b/gi, '<hash>');
}

// biome-ignore lint/suspicious/noExplicitAny: legacy objects
type Legacy = any;

const isSession = (value: Legacy): boolean => typeof value._impl?.skey === 'string';
const isMessage = (value: Legacy): boolean => Array.isArray(value.elems) && value.sess !== undefined;

function describeSession(session: Legacy, path: readonly object[]): unknown {
  const { _impl } = session;
  if (path.length > 1) return `<session ${_impl.skey}>`;
  return describeWholeSession(session);
}

/** A session of the store with all it holds. */
export function describeWholeSession(session: Legacy): Record<string, unknown> {
  const { msgs, skey, time, curMaxMsgSeq, ...rest } = session._impl;
  return {
    ...(normalise(rest) as object),
    skey,
    time: normalise(time),
    curMaxMsgSeq: normalise(curMaxMsgSeq, rest.type === 'C2C' ? 'random' : 'seq'),
    msgs: Array.from(msgs as Legacy[], briefly),
  };
}

/** A message as one line: enough to tell which it is. */
function briefly(msg: Legacy): string {
  const content = msg.elems.map((elem: Legacy) => elem.content?.text ?? elem.type).join(' + ');
  return `${msg.isSend ? 'own' : `from ${msg.fromAccount}`}: ${content}`;
}

function describeMessage(msg: Legacy, path: readonly object[]): unknown {
  const { sess, elems, seq, fromAccountHeadurl, fromAccountNick, fromAccount, ...rest } = msg;
  return {
    ...fields(rest, path),
    from: [fromAccount, fromAccountNick, fromAccountHeadurl].map((one) => normalise(one)),
    seq: sess._impl.type === 'C2C' ? '<drawn>' : normalise(seq, 'seq'),
    session: `${sess._impl.skey} (${sess._impl.name}, ${sess._impl.icon || 'no icon'})`,
    elems: normalise(elems, '', path),
    html: htmlOf(msg),
  };
}

function htmlOf(msg: Legacy): unknown {
  try {
    return normalise(msg.toHtml());
  } catch (error) {
    return `<throws ${(error as Error).name}>`;
  }
}

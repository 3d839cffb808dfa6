import { isThenable } from './callbacks.ts';
import { type NativeElement, type NativeMessage, type Tim, TYPES } from './native.ts';

export interface ComposeOptions {
  /** User id or group id. Numbers are accepted, as legacy did. */
  to: string | number;
  /** `'C2C'` or `'GROUP'`. */
  conversationType: string;
  /** `'High'`, `'Normal'`, `'Low'` or `'Lowest'`; for groups only. */
  priority?: string;
  /** First elements, in wire order; more with {@link addElement}. */
  elements?: ReadonlyArray<NativeElement>;
}

/**
 * A v2 message that carries any number of elements, sent with `tim.sendMessage(message)` as one wire message.
 * v2 itself offers one element per message only; its serialiser takes as many as there are (measured in 2.2.0 to
 * 2.27.6 and in @tencentcloud/chat 3.6.6).
 *
 * Before the SDK is ready v2 makes no messages at all. Then the answer is a stand-in that takes elements all the
 * same, and `tim.sendMessage(standIn)` rejects (2024 and neighbours), so errors end where the caller waits for them.
 * A message without elements rejects with 2403 when it is sent.
 */
export function composeMessage(tim: Tim, options: ComposeOptions): NativeMessage {
  const to = String(options.to);
  const conversationType = options.conversationType;
  const message = createEmpty(tim, to, conversationType, options.priority) || standIn(to, conversationType);
  message._elements = [];
  // The text that create asked for must not be left behind: a message without elements has no payload.
  message.payload = {};
  (options.elements || []).forEach((element) => {
    addElement(message, element.type, element.content);
  });
  return message;
}

/**
 * Appends an element to a composed message.
 * @param type `TIM.TYPES.MSG_TEXT` and so on.
 * @param content in v2 key names: `{text}`, `{index, data}`, `{data, description, extension}`,
 * `{description, longitude, latitude}`, `{uuid, imageFormat, imageInfoArray: [{sizeType, size, width, height, imageUrl}]}`,
 * `{uuid, fileName, fileSize, fileUrl, downloadFlag}`, `{uuid, second, size, remoteAudioUrl, downloadFlag}`.
 * Pictures and files must have been uploaded already: they are sent by URL.
 */
// biome-ignore lint/suspicious/noExplicitAny: one shape per element type, listed above
export function addElement(message: NativeMessage, type: string, content: any): void {
  const elements = message._elements || [];
  message._elements = elements;
  const element: NativeElement = { type, content: normalised(type, content) };
  elements.push(element);
  if (elements.length > 1) return;
  // v2 asks the first element alone whether it can be sent, and takes type and payload from it.
  Object.defineProperty(element, 'sendable', { value: () => true });
  message.payload = element.content;
  // 2.10.2 on: "relay" means nothing is to be uploaded and the pictures are complete, which is so here. Older ones
  // upload whatever calls itself picture or file and fail on ours; the type on the wire is the element's.
  const relays = typeof message.setRelayFlag === 'function';
  if (relays) (message.setRelayFlag as (flag: boolean) => void)(true);
  if (relays || !message.ID || UPLOADED.indexOf(type) < 0) message.type = type;
}

/** What v2 uploads before it sends a message of that type. */
const UPLOADED: string[] = [TYPES.MSG_IMAGE, TYPES.MSG_SOUND, TYPES.MSG_VIDEO, TYPES.MSG_FILE];

function createEmpty(tim: Tim, to: string, conversationType: string, priority: string | undefined) {
  const options: { [key: string]: unknown } = { to, conversationType, payload: { text: ' ' } };
  if (priority !== undefined) options.priority = priority;
  let message: NativeMessage | Promise<unknown> | undefined;
  try {
    message = tim.createTextMessage(options);
  } catch (_) {
    return undefined; // bad arguments; sendMessage says so
  }
  if (isThenable(message)) {
    message.then(undefined, () => {}); // the same error comes from sendMessage
    return undefined;
  }
  return message;
}

function standIn(to: string, conversationType: string): NativeMessage {
  return {
    ID: '',
    conversationID: conversationType + to,
    conversationType,
    from: '',
    to,
    flow: 'out',
    type: TYPES.MSG_TEXT,
    payload: {},
    time: Math.round(Date.now() / 1000),
    sequence: 0,
    random: 0,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: see addElement
function normalised(type: string, content: any): any {
  if (type === TYPES.MSG_TEXT) return { text: String(content.text) };
  if (type !== TYPES.MSG_CUSTOM) return content;
  // Legacy pages pass null for the parts they do not use; v2 receivers expect strings.
  return {
    data: stringOrEmpty(content.data),
    description: stringOrEmpty(content.description),
    extension: stringOrEmpty(content.extension),
  };
}

function stringOrEmpty(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

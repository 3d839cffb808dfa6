import { MSG_ELEMENT_TYPE as ELEMENT } from '../../dictionary/enums.ts';
import type { NativeElement } from '../bridge/native.ts';
import { parseElements } from '../bridge/parse-elements.ts';
import type { Client } from '../connection/client.ts';
import { toText } from '../tool/to-text.ts';

/** What stood for an element that is no text, as the official demos name it. */
const WORDS: { readonly [type: string]: string } = {
  [ELEMENT.FACE]: '[表情]',
  [ELEMENT.IMAGE]: '[图片]',
  [ELEMENT.SOUND]: '[语音]',
  [ELEMENT.FILE]: '[文件]',
  [ELEMENT.LOCATION]: '[位置]',
  [ELEMENT.CUSTOM]: '[自定义消息]',
  TIMVideoFileElem: '[视频]',
};

/**
 * `MsgShow` of a recent contact. v2 shows the first element of a message only; of a message this page has, all of
 * them are shown.
 */
export function messageShow(
  client: Client,
  type: string,
  id: string,
  last: { [field: string]: unknown },
): unknown {
  const session = client.store.sessMap()[type + id];
  const msgs = session ? session._impl.msgs : [];
  for (let i = msgs.length - 1; i >= 0; i--) {
    const native = client.links.nativeOf(msgs[i] as (typeof msgs)[number]);
    if (!native || native.time !== last.lastTime || native.from !== last.fromAccount) continue;
    const elements = parseElements(native);
    if (elements.length > 1) return elements.map(wordsOf).join('');
  }
  return last.type === ELEMENT.FACE ? WORDS[ELEMENT.FACE] : last.messageForShow;
}

function wordsOf({ type, content }: NativeElement): string {
  return type === ELEMENT.TEXT ? toText(content && content.text) : WORDS[type] || '';
}

import type { NativeElement, NativeMessage } from './native.ts';

/**
 * Every element of a received or composed message, in wire order, as `{type, content}`; `content` has v2 key
 * names. `message.type` and `message.payload` are the first element only.
 */
export function parseElements(message: NativeMessage): NativeElement[] {
  const elements = message._elements || message.elements;
  const result: NativeElement[] = [];
  if (elements) {
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as NativeElement | null;
      if (element) result.push({ type: element.type, content: element.content });
    }
  } else if (message.type) {
    result.push({ type: message.type, content: message.payload });
  }
  return result;
}

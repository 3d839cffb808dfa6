import type { NativeEvent, Tim } from './native.ts';

/** Listens to several events of v2. @returns a function that ends it. */
export function listen(tim: Tim, handlers: { [event: string]: (event: NativeEvent) => void }): () => void {
  const each = (method: 'on' | 'off') => {
    Object.keys(handlers).forEach((name) => {
      tim[method](name, handlers[name] as (event: NativeEvent) => void);
    });
  };
  each('on');
  return () => each('off');
}

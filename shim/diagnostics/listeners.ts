import { callApplication } from '../bridge/callbacks.ts';

/** Functions to be told something. */
export interface Listeners<T> {
  /** Adds one; returns the function that removes it. */
  add(listener: (value: T) => void): () => void;
  /** Tells all. What a listener throws surfaces as an uncaught error later, never in the call that caused it. */
  tell(value: T): void;
}

export function createListeners<T>(): Listeners<T> {
  let listeners: ((value: T) => void)[] = [];
  return {
    add: (listener) => {
      listeners = listeners.concat(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    tell: (value) => {
      listeners.forEach((listener) => {
        callApplication(listener, value);
      });
    },
  };
}

import { recordCall } from './call-log.ts';
import { captureCallSite } from './call-site.ts';
import { DIAGNOSTICS } from './flag.ts';

// biome-ignore lint/suspicious/noExplicitAny: wraps functions of every signature
type AnyFunction = (...args: any[]) => any;

/**
 * The function with its calls recorded under `member`; same arity, own properties and prototype. The function
 * itself in quiet builds. Our own code keeps calling the unrecorded one.
 */
export function recorded<F extends AnyFunction>(member: string, fn: F): F {
  if (!DIAGNOSTICS) return fn;
  const wrapper = function (this: unknown) {
    recordCall(member, captureCallSite(1));
    // biome-ignore lint/complexity/noArguments: rest parameters would change the arity and cost a helper in ES5
    return fn.apply(this, arguments as unknown as unknown[]);
  };
  imitate(wrapper, fn);
  return wrapper as unknown as F;
}

/**
 * As {@link recorded}, for a class: `new` is recorded, `instanceof` and the prototype are the original's, and
 * `constructor` names the recorded class, as applications compare it.
 */
export function recordedClass<C>(member: string, original: C): C {
  if (!DIAGNOSTICS) return original;
  const wrapper = recorded(member, original as unknown as AnyFunction);
  wrapper.prototype = (original as unknown as AnyFunction).prototype;
  wrapper.prototype.constructor = wrapper;
  return wrapper as unknown as C;
}

function imitate(wrapper: AnyFunction, original: AnyFunction): void {
  try {
    Object.defineProperty(wrapper, 'length', { value: original.length, configurable: true });
    Object.defineProperty(wrapper, 'name', { value: original.name, configurable: true });
  } catch (_error) {
    // ES5 engines do not let these be set; nothing but inspection reads them.
  }
  const statics = original as unknown as { [key: string]: unknown };
  Object.keys(statics).forEach((key) => {
    (wrapper as unknown as { [key: string]: unknown })[key] = statics[key];
  });
}

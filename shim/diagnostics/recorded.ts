import { recordCall } from './call-log.ts';
import { captureCallSite } from './call-site.ts';
import { DIAGNOSTICS } from './flag.ts';

// biome-ignore lint/suspicious/noExplicitAny: wraps functions of every signature
type AnyFunction = (...args: any[]) => any;

let quiet = 0;

/** Runs our own code that uses legacy objects without recording what it calls. No application code may run inside. */
export function quietly<T>(work: () => T): T {
  if (!DIAGNOSTICS) return work();
  quiet++;
  try {
    return work();
  } finally {
    quiet--;
  }
}

/**
 * The function with its calls recorded under `member`; same arity, own properties and prototype. The function
 * itself in quiet builds. Our own code keeps calling the unrecorded one.
 */
export function recorded<F extends AnyFunction>(member: string, fn: F): F {
  if (!DIAGNOSTICS) return fn;
  const wrapper = function (this: unknown) {
    if (!quiet) recordCall(member, captureCallSite(1));
    // biome-ignore lint/complexity/noArguments: rest parameters would change the arity and cost a helper in ES5
    return fn.apply(this, arguments as unknown as unknown[]);
  };
  imitate(wrapper, fn);
  return wrapper as unknown as F;
}

/** As {@link recorded}, for constructors and methods: they call each other and nothing of the application. */
function recordedOnce<F extends AnyFunction>(member: string, fn: F): F {
  const inner = function (this: unknown) {
    // biome-ignore lint/complexity/noArguments: as above
    const args = arguments as unknown as unknown[];
    return quietly(() => fn.apply(this, args));
  };
  imitate(inner, fn);
  return recorded(member, inner as unknown as F);
}

/**
 * As {@link recorded}, for a class: `new` and the methods are recorded, `instanceof` and the prototype are the
 * original's, and `constructor` names the recorded class, as applications compare it. Our own code that calls methods
 * does so {@link quietly}.
 */
export function recordedClass<C>(member: string, original: C): C {
  if (!DIAGNOSTICS) return original;
  const wrapper = recordedOnce(member, original as unknown as AnyFunction);
  const methods = (original as unknown as AnyFunction).prototype;
  Object.keys(methods).forEach((name) => {
    methods[name] = recordedOnce(`${member}.prototype.${name}`, methods[name]);
  });
  wrapper.prototype = methods;
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

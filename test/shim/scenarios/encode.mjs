/**
 * Turns any value into JSON that keeps what matters in a comparison: undefined, NaN, functions (by arity), the
 * order of own keys, and references back to a session or message without following them.
 */
export function encode(value, seen = []) {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $: String(value) };
  if (typeof value === 'function') return { $: 'function', length: value.length };
  if (value === null || typeof value !== 'object') return value;
  if (seen.includes(value)) return { $: 'seen above' };
  const path = [...seen, value];
  if (path.length > 1 && value._impl) return { $: 'session', skey: value._impl.skey };
  if (Array.isArray(value)) return Array.from(value, (item) => encode(item, path));
  return Object.fromEntries(Object.keys(value).map((key) => [key, encode(value[key], path)]));
}

/** What a function returns, or the kind of error it throws; messages of engines differ, so only the kind. */
export function outcome(run) {
  try {
    return encode(run());
  } catch (error) {
    return { $: 'throws', name: error.name };
  }
}

/** One case per entry of `inputs` (label -> input); the label of a list is its JSON. */
export function eachCase(inputs, run) {
  const entries = Array.isArray(inputs)
    ? inputs.map((input) => [labelOf(input), input])
    : Object.entries(inputs);
  return Object.fromEntries(entries.map(([label, input]) => [label, outcome(() => run(input))]));
}

function labelOf(input) {
  return JSON.stringify(encode(input));
}

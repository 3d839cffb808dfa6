import { getOwn } from './own.ts';

interface Json {
  [key: string]: unknown;
}

/**
 * Renames keys in place and returns the object; goes into the values of renamed keys, but not into the items of
 * lists. (legacy, measured)
 */
export function replaceObject(keyMap: { [from: string]: string }, json: Json): Json {
  if (keyMap === null || keyMap === undefined) throw new TypeError('replaceObject: no key map given');
  if (typeof json !== 'object' || json === null) return json;
  const keys = Object.keys(json);
  for (let i = 0; i < keys.length; i++) {
    const from = keys[i] as string;
    const to = getOwn(keyMap, from);
    if (!to) continue;
    const value = json[from];
    json[to] = value;
    if (to !== from) delete json[from];
    replaceObject(keyMap, value as Json);
  }
  return json;
}

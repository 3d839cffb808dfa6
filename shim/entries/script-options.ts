import type { MigrateOptions } from '../surface/capabilities.ts';

/** An element with attributes; all that is needed of a script tag. */
interface Tag {
  attributes: ArrayLike<{ name: string; value: string }>;
}

/**
 * Options from the `data-*` attributes of our script tag: `data-proxy-server="ws://…"` is `proxyServer`. `true`,
 * `false` and an empty value (true) become booleans; `data-mute` and `data-ignore` may be lists separated by blanks.
 */
export function optionsFromTag(tag: Tag | null | undefined): MigrateOptions {
  const options: MigrateOptions = {};
  if (!tag) return options;
  for (let i = 0; i < tag.attributes.length; i++) {
    const attribute = tag.attributes[i] as { name: string; value: string };
    if (attribute.name.indexOf('data-') !== 0) continue;
    const name = attribute.name
      .substring(5)
      .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    options[name] = toOption(name, attribute.value);
  }
  return options;
}

function toOption(name: string, value: string): unknown {
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  return name === 'mute' || name === 'ignore' ? value.split(/[\s,]+/) : value;
}

/** The script tag that is being run, also where `document.currentScript` does not exist (Internet Explorer). */
export function currentScriptTag(): Tag | null {
  if (typeof document === 'undefined') return null;
  if (document.currentScript) return document.currentScript;
  const tags =
    typeof document.getElementsByTagName === 'function' ? document.getElementsByTagName('script') : [];
  return tags.length ? (tags[tags.length - 1] as Tag) : null;
}

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHIM_CODES } from '../../../dictionary/codes/shim.ts';
import { codeUrl } from '../../../dictionary/codes/url.ts';
import { MEMBERS } from '../../../dictionary/members.ts';
import { docsOfMember } from '../../../shim/diagnostics/docs.ts';

/** Does the place exist: the page, and in it the anchor? */
function exists(place: string): boolean {
  const [file, anchor] = place.split('#');
  const page = new URL(`../../../${file}`, import.meta.url);
  return existsSync(page) && (!anchor || readFileSync(page, 'utf8').includes(`<a id="${anchor}">`));
}

describe.each(['en', 'zh'] as const)('documentation links in %s', (lang) => {
  it('lead to every code of the shim', () => {
    const missing = Object.keys(SHIM_CODES).filter((code) => !exists(codeUrl(code, lang)));
    expect(missing).toEqual([]);
  });

  it('lead to every member whose use is recorded', () => {
    const recorded = MEMBERS.filter((member) => member.kind === 'function' || member.kind === 'class');
    const missing = recorded.filter((member) => !exists(docsOfMember(member.path, lang)));
    expect(missing.map((member) => member.path)).toEqual([]);
  });
});

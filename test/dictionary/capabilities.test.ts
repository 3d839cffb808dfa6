import { describe, expect, it } from 'vitest';
import { CAPABILITY_TITLES, capabilityOfSite } from '../../dictionary/capabilities.ts';
import { CAPABILITIES, LISTENERS, MEMBERS } from '../../dictionary/index.ts';

describe('the capability of what a finding names', () => {
  it.each([
    ['sendMsg', 'messages'],
    ['init', 'connection'],
    ['SESSION_TYPE.C2C', 'constants'],
    ['Msg.Elem.Text.text', 'elements'],
    ['JoinedGroup.Type', 'groups'],
    ['listeners.onConnNotify', 'notices'],
    ['listeners.onGroupSystemNotifys', 'notices'],
    ['LegacyError.ErrorCode', undefined],
    ['nonsense', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('of %s is %s', (path, capability) => expect(capabilityOfSite(path)).toBe(capability));

  it('is known for every member and listener, and has a name', () => {
    for (const { path } of MEMBERS) expect(capabilityOfSite(path), path).toBeDefined();
    for (const key of Object.keys(LISTENERS)) expect(capabilityOfSite(`listeners.${key}`), key).toBeDefined();
    expect(Object.keys(CAPABILITY_TITLES)).toEqual([...CAPABILITIES, 'notices']);
  });
});

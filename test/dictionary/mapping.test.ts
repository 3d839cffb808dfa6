import { describe, expect, it } from 'vitest';
import { APPROXIMATED, APPROXIMATED_WITH_CODE } from '../../dictionary/approximated.ts';
import { CALLS } from '../../dictionary/calls.ts';
import { capabilityOf, mappingOf, mappingsOf } from '../../dictionary/index.ts';
import { LISTENERS } from '../../dictionary/listeners.ts';
import { MAPPINGS } from '../../dictionary/mapping.ts';
import { MEMBERS } from '../../dictionary/members.ts';

/** The paths of all listeners: those of tables once for each number. */
const LISTENER_PATHS = Object.entries(LISTENERS).flatMap(([name, shape]) =>
  'keys' in shape ? shape.keys.map((key) => `listeners.${name}.${key}`) : [`listeners.${name}`],
);

describe('the mapping', () => {
  it('has the measured rows', () => {
    const count = (status: string) => MAPPINGS.filter((row) => row.status === status).length;
    // 107 measured rows, and one for the function that never did anything
    expect([count('exact'), count('approximated'), count('impossible')]).toEqual([43 + 1, 59, 5]);
    expect(new Set(MAPPINGS.map((row) => row.id)).size).toBe(MAPPINGS.length);
  });

  it.each(MEMBERS.map((member) => member.path))('speaks for %s', (path) => {
    const row = mappingOf(path);
    expect(row).toBeDefined();
    expect(row?.v2).not.toBe('');
  });

  it('speaks for every listener', () => {
    for (const path of LISTENER_PATHS) expect(mappingOf(path), path).toBeDefined();
    for (const path of LISTENER_PATHS) expect(capabilityOf(path), path).toBeDefined();
  });

  it('covers nothing that does not exist', () => {
    const known = new Set([...MEMBERS.map((member) => member.path), ...LISTENER_PATHS]);
    for (const row of MAPPINGS) {
      for (const cover of row.covers)
        expect(known, `${row.id}: ${cover}`).toContain(cover.replace(/(\.prototype)?\.\*$/, ''));
    }
  });

  it('says why and what to do wherever the shim is not exact, in both languages', () => {
    for (const row of MAPPINGS) {
      if (row.status === 'exact') continue;
      for (const text of [row.reason, row.advice]) {
        expect(text.en.length, row.id).toBeGreaterThan(10);
        expect(text.zh, row.id).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('prefers the row that names a path to the row of its class', () => {
    expect(mappingOf('Msg.prototype.setOfflinePushInfo')?.id).toBe('offline-push');
    expect(mappingOf('Msg.prototype.getSeq')?.id).toBe('message-received');
    expect(mappingOf('MsgStore.resetCookieAndSyncFlag')?.id).toBe('MsgStore.resetCookieAndSyncFlag');
    expect(mappingsOf('login').map((row) => row.id)).toEqual(['login', 'login-anonymous']);
    expect(mappingOf('nothing')).toBeUndefined();
  });

  it('gives a table of listeners the status of its worst key', () => {
    const order = ['exact', 'approximated', 'impossible'];
    for (const [name, shape] of Object.entries(LISTENERS)) {
      const statuses = LISTENER_PATHS.filter((path) => path.split('.')[1] === name).map((path) =>
        order.indexOf(mappingOf(path)?.status ?? ''),
      );
      expect(order[Math.max(...statuses)], name).toBe(shape.status);
    }
  });

  it('names the calls that warn of a difference: those that are approximated', () => {
    const approximated = Object.keys(CALLS).filter((name) => mappingOf(name)?.status === 'approximated');
    expect([...APPROXIMATED, ...APPROXIMATED_WITH_CODE].sort()).toEqual(approximated.sort());
  });
});

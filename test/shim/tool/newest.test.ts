import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  MAX_DOWNLOADS,
  rememberDownload,
  rememberedDownload,
  resources,
} from '../../../shim/messages/resources.ts';
import { setNewest } from '../../../shim/tool/newest.ts';

it('keeps the newest keys with their last values', () => {
  const limit = 5;
  fc.assert(
    fc.property(fc.array(fc.nat(12)), (keys) => {
      const table: Record<string, number> = {};
      const order: string[] = [];
      keys.forEach((key, index) => {
        setNewest(table, order, limit, `k${key}`, index);
      });
      expect(Object.keys(table).length).toBe(Math.min(limit, Object.keys(table).length));
      expect(Object.keys(table).sort()).toEqual([...order].sort());
      for (const key of Object.keys(table)) expect(table[key]).toBe(keys.lastIndexOf(Number(key.slice(1))));
      const last = keys.at(-1);
      if (last !== undefined) expect(table).toHaveProperty(`k${last}`);
    }),
  );
});

it('addresses of files do not pile up', () => {
  // other tests of this process have put some in
  for (const key of Object.keys(resources.downloadMap)) delete resources.downloadMap[key];
  for (let i = 0; i < MAX_DOWNLOADS + 50; i++) rememberDownload(`f${i}`, `http://files/${i}`);
  expect(Object.keys(resources.downloadMap)).toHaveLength(MAX_DOWNLOADS);
  expect(rememberedDownload('f0')).toBeUndefined();
  expect(rememberedDownload(`f${MAX_DOWNLOADS + 49}`)).toBe(`http://files/${MAX_DOWNLOADS + 49}`);
});

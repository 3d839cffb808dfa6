import { LEGACY_FILE, receive } from '../clients/backend.ts';
import { type Figure, type Row, text } from '../row.ts';

export const store: Row = {
  id: 'store',
  what: text(
    'MsgStore: add, look up, unread; memory per message',
    'MsgStore：加入、查找、未读；每条消息的内存',
  ),
  against: text('`webim.js` 1.7.3', '`webim.js` 1.7.3'),
  goal: text('faster at every size, less memory', '各种规模下都更快，内存更少'),
  note: text(
    'Adding is faster and memory lower at every size. Looking up is not: a session with its unread count and newest message takes 0.4 to 1.4 microseconds, about twice as long as with the old SDK, which no page notices; where they go was not profiled.',
    '各种规模下加入都更快，内存更少。查找则不然：取一个会话及其未读数和最新消息需 0.4 到 1.4 微秒，约为旧 SDK 的两倍，页面上感觉不到；时间去向尚未剖析。',
  ),
  async measure({ small, log }) {
    const sizes = small
      ? [[200, 20]]
      : [
          [1000, 100],
          [10_000, 1000],
          [100_000, 1000],
        ];
    const figures: Figure[] = [];
    for (const [count, senders] of sizes as [number, number][]) {
      const shim = await receive('shim', count, senders);
      const native = await receive('native', count, senders);
      const legacy = LEGACY_FILE ? await receive('legacy', count, senders) : undefined;
      const size = `${count.toLocaleString('en-US')} / ${senders.toLocaleString('en-US')}`;
      const add = (en: string, zh: string, unit: Figure['unit'], ours: number, peer: number | undefined) =>
        figures.push({
          label: text(`${size}: ${en}`, `${size}：${zh}`),
          unit,
          ours,
          rounds: 1,
          ...(peer !== undefined && { peer, ratio: ours / peer, atMost: 1 }),
        });
      const each = (value: number | undefined) => (value === undefined ? undefined : (value * 1000) / count);
      add('add, per message', '加入，每条', 'µs', each(shim.ownMs) as number, each(legacy?.ownMs));
      add(
        'look up every session, unread',
        '查找所有会话及未读',
        'ms',
        shim.lookUpMs as number,
        legacy?.lookUpMs,
      );
      // What tim-js-sdk keeps of a message is there without the shim, too.
      add(
        'memory per message beside tim-js-sdk',
        '每条消息的内存（tim-js-sdk 之外）',
        'bytes',
        Math.max(1, (shim.heap - native.heap) / count),
        legacy && legacy.heap / count,
      );
      log(size);
    }
    return figures;
  },
};

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
    'A session is found in one look at the table; two looks made it twice as slow as the old SDK. Looking up takes half a microsecond and differs from run to run by as much.',
    '查找会话只需查表一次；查两次时比旧 SDK 慢一倍。每次查找约半微秒，各次运行的差异也有这么大。',
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

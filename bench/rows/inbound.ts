import { LEGACY_FILE, receive } from '../clients/backend.ts';
import { compared, interleave, median } from '../measure.ts';
import { type Figure, type Row, text } from '../row.ts';

/** The old SDK stops being measured here: it would take minutes. */
const MOST_LEGACY = 10_000;

export const inbound: Row = {
  id: 'inbound',
  what: text(
    'inbound messages: convert, store, notify (processor time of the page)',
    '收消息：转换、入库、通知（页面所用 CPU 时间）',
  ),
  against: text(
    'tim-js-sdk delivering the same; own work against `webim.js` 1.7.3',
    '收取同样消息的 tim-js-sdk；自身开销对照 `webim.js` 1.7.3',
  ),
  goal: text('at most 10 % over native; own work at most 1/5', '比原生最多多 10 %；自身开销不超过 1/5'),
  note: text(
    'Where the time goes (a profile of 10,000 messages): tim-js-sdk 68 %, garbage collection 9 % (8 % without us), our script 5 %, the rest sockets and Node. What the whole ratio shows beyond our share goes up and down between runs and sizes. At 1,000 messages neither side has been compiled by the optimiser, so our own work is not five times less than that of the old SDK, as it is from 10,000 on.',
    '时间的去向（10,000 条消息的性能剖析）：tim-js-sdk 68 %，垃圾回收 9 %（没有本脚本时 8 %），本脚本 5 %，其余为套接字和 Node。整体比值中超出本脚本份额的部分随运行和规模上下浮动。1,000 条消息时两边的代码都还未经优化编译，所以自身开销没有达到旧 SDK 的五分之一，从 10,000 条起则达到。',
  ),
  async measure({ small, rounds, log }) {
    const figures: Figure[] = [];
    for (const count of small ? [200] : [1000, 10_000, 100_000]) {
      const senders = Math.min(count / 10, 1000);
      const own = rounds ?? (small || count > 10_000 ? 1 : 5);
      const shimOwn: number[] = [];
      const times = await interleave(
        own,
        async () => {
          const { cpuMs, ownMs } = await receive('shim', count, senders);
          shimOwn.push((ownMs * 1000) / count);
          return cpuMs;
        },
        async () => (await receive('native', count, senders)).cpuMs,
      );
      const label = text(
        `${count.toLocaleString('en-US')} messages`,
        `${count.toLocaleString('en-US')} 条消息`,
      );
      figures.push({ label, unit: 'ms', atMost: 1.1, ...compared(times) });
      const perMessage: Figure = {
        label: text(`${label.en}: own work per message`, `${label.zh}：每条自身开销`),
        unit: 'µs',
        ours: median(shimOwn),
        rounds: own,
      };
      if (LEGACY_FILE && count <= MOST_LEGACY) {
        const legacy: number[] = [];
        for (let round = 0; round < own; round++)
          legacy.push(((await receive('legacy', count, senders)).ownMs * 1000) / count);
        const peer = median(legacy);
        figures.push({ ...perMessage, peer, ratio: perMessage.ours / peer, atMost: 1 / 5 });
      } else figures.push(perMessage);
      log(`${count}: ${figures.at(-2)?.ratio?.toFixed(2)}`);
    }
    return figures;
  },
};

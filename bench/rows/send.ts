import { send } from '../clients/backend.ts';
import { median } from '../measure.ts';
import { type Row, text } from '../row.ts';

export const sending: Row = {
  id: 'send',
  what: text('`sendMsg` to its callback', '`sendMsg` 到回调'),
  against: text('`sendMessage` of tim-js-sdk', 'tim-js-sdk 的 `sendMessage`'),
  goal: text('at most 5 % over', '最多多 5 %'),
  note: text(
    'What is over is some 40 to 70 microseconds for each message (a profile: our script 48, spread over the conversion of the message, the link to the one of v2, and the store).',
    '超出的部分是每条消息约 40 到 70 微秒（性能剖析：本脚本 48 微秒，分布在消息的转换、与 v2 消息的关联和入库上）。',
  ),
  async measure({ small, rounds }) {
    const runs = [];
    const own = rounds ?? (small ? 1 : 5);
    for (let round = 0; round < own; round++) {
      const { native, shim } = await send(small ? 20 : 1000);
      runs.push({ ours: median(shim), peer: median(native) });
    }
    return [
      {
        label: text('one message', '一条消息'),
        unit: 'µs',
        ours: median(runs.map(({ ours }) => ours)),
        peer: median(runs.map(({ peer }) => peer)),
        ratio: median(runs.map(({ ours, peer }) => ours / peer)),
        atMost: 1.05,
        rounds: own,
      },
    ];
  },
};

import { send } from '../clients/backend.ts';
import { median } from '../measure.ts';
import { type Row, text } from '../row.ts';

export const sending: Row = {
  id: 'send',
  what: text('`sendMsg` to its callback', '`sendMsg` 到回调'),
  against: text('`sendMessage` of tim-js-sdk', 'tim-js-sdk 的 `sendMessage`'),
  goal: text('at most 5 % over', '最多多 5 %'),
  note: text(
    'What is over is some 40 microseconds for each message, a share at which runs differ; it was not taken apart.',
    '超出的部分是每条消息约 40 微秒，与各次运行之间的差异相当；未作剖析。',
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../measure.ts';
import { type Figure, type Row, text } from '../row.ts';

/** kB (1,000 bytes) that go over the wire. */
const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;

/** `webim.js` 1.7.3 without pictures, minified. */
const LEGACY_KB = 24.3;
const MOST_KB = 12;

export const size: Row = {
  id: 'size',
  what: text('size, minified and gzipped', '体积（压缩并 gzip 后）'),
  against: text('`webim.js` 1.7.3, minified, without pictures', '`webim.js` 1.7.3（压缩，不含图片）'),
  goal: text('shim at most 12 kB', 'shim 不超过 12 kB'),
  note: text(
    `Built files as they are published, gzip level 9. Of the old SDK the figure of its published minified build is taken.`,
    '取发布的构建文件，gzip 级别 9。旧 SDK 取其发布的压缩构建的数值。',
  ),
  async measure() {
    const figure = (name: string, limit?: number): Figure => {
      const ours = gzipped(join(ROOT, 'dist', name));
      return {
        label: text(`\`${name}\``, `\`${name}\``),
        unit: 'kB',
        ours,
        peer: LEGACY_KB,
        ratio: ours / LEGACY_KB,
        ...(limit && { atMost: limit / LEGACY_KB }),
        rounds: 1,
      };
    };
    return [
      figure('webim.min.js', MOST_KB),
      figure('webim.js'),
      figure('webim2tim.min.js'),
      figure('webim_wx.min.js'),
    ];
  },
};

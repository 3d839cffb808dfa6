import type { Colors } from 'picocolors/types.js';
import { CAPABILITY_TITLES } from '../../../dictionary/capabilities.ts';
import { chineseEvidence } from '../../../dictionary/evidence.ts';
import { renderEdits } from '../../edits.ts';
import type { Plan } from '../../migrate.ts';
import type { PlannedPiece } from '../../plan/pieces.ts';
import { unifiedDiff } from '../../report/diff.ts';
import { siteName } from '../../report/names.ts';
import type { Lang } from '../../report/texts.ts';
import { textStyle } from '../../sources/style.ts';
import { sayIn } from '../lang.ts';

const MOST_NAMES = 4;

/** What a piece is about, in one line. */
export function pieceTitle({ kind, files, sites, capability }: PlannedPiece, lang: Lang): string {
  const say = sayIn(lang);
  const where = files.length > 2 ? `${files.slice(0, 2).join(', ')}, +${files.length - 2}` : files.join(', ');
  if (kind === 'switch')
    return say(`${where}: load the new SDK and the shim`, `${where}：改为加载新 SDK 和兼容层`);
  const names = [...new Set(sites.map(siteName))];
  const shown = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  const title = capability ? CAPABILITY_TITLES[capability][lang] : say('several parts', '多个功能');
  const count = say(`${sites.length} ${sites.length === 1 ? 'place' : 'places'}`, `${sites.length} 处`);
  return `${where}${say(': ', '：')}${title}, ${count} (${shown})`;
}

/** The change a piece makes, by itself; `shown` says what of the texts is to be seen. */
export function pieceDiff(
  { edits }: PlannedPiece,
  { sources }: Plan,
  colors: Colors,
  shown: (text: string) => string = (text) => text,
): string {
  return [...edits]
    .map(([path, own]) => {
      const source = sources.find((each) => each.path === path);
      if (!source) return '';
      const { text: before } = source;
      const { text: after } = renderEdits(before, own, textStyle(before));
      return before === after
        ? ''
        : unifiedDiff({ path, before: shown(before), after: shown(after) }, colors);
    })
    .join('');
}

/** Why the places of a piece are believed to be what they are. */
export function pieceEvidence({ kind, group, sites }: PlannedPiece, lang: Lang): string {
  const say = sayIn(lang);
  if (kind === 'switch') {
    const tags = group.flatMap(({ path, sdkScriptTags }) =>
      sdkScriptTags.map(({ src }) => `  ${path}: ${src}`),
    );
    const why = say(
      'The legacy SDK is loaded or imported here; everything else stands on this step:',
      '此处加载或导入旧 SDK；其余改动均以这一步为前提：',
    );
    return [why, ...tags].join('\n');
  }
  const lines = sites.flatMap((site) => [
    `  ${siteName(site)}`,
    ...site.evidence.map((each) => `    ${lang === 'zh' ? inChinese(each) : each}`),
  ]);
  return [...new Set(lines)].join('\n');
}

/** `js/a.js:3: passed to onMsgNotify`; the place stays as it is. */
function inChinese(evidence: string): string {
  const [, place = '', why = evidence] = /^(.*?:\d+: )(.*)$/s.exec(evidence) ?? [];
  return place + chineseEvidence(why);
}

import type { ReportedFinding } from '../data.ts';
import { copyButton } from './copy.ts';
import { h } from './dom.ts';
import { data, fileOf, linesOf, placeOf, settings, t } from './state.ts';

/** One finding with its place, why it is as it is, and what to do. @param open shows a place in its file */
export function itemCard(finding: ReportedFinding, open: (file: string, line: number) => void): HTMLElement {
  const texts = t();
  const { bucket, code, ignored, name, observed, reason, evidence, line } = finding;
  const entry = code === undefined ? undefined : data.codes[code];
  const place = placeOf(finding);
  const advice = finding.advice ?? entry?.advice;
  const general = entry?.message[settings.lang];
  const special = reason === general ? undefined : reason;
  return h(
    'article',
    { class: `item ${bucket}`, tabindex: -1, 'aria-label': `${place} ${name}`, 'data-place': place },
    h(
      'header',
      {},
      h('span', { class: `badge ${bucket}` }, ignored ? texts.states.ignored : texts.buckets[bucket][0]),
      h('span', { class: 'place code' }, place),
      copyButton(place),
      observed &&
        h(
          'span',
          { class: `badge run ${observed.status}` },
          observed.status === 'seen' ? texts.calls(observed.calls) : texts.runs[observed.status],
        ),
    ),
    h(
      'p',
      { class: 'what' },
      name && h('code', {}, name),
      name && general ? ' ' : null,
      general && h('span', {}, general),
    ),
    special && h('p', { class: 'reason' }, special),
    excerpt(finding),
    advice &&
      bucket !== 'foreign' &&
      h('p', { class: 'advice' }, h('b', {}, `${texts.advice}: `), advice[settings.lang]),
    h(
      'footer',
      {},
      evidence.length > 0 && h('span', { class: 'label' }, texts.evidence),
      ...evidence.slice(0, 8).map((at) => evidenceButton(at, open)),
      h('button', { class: 'quiet', click: () => open(fileOf(finding), line) }, texts.openFile),
      entry &&
        h(
          'a',
          { class: 'docs', href: entry.docs[settings.lang], rel: 'noreferrer', target: '_blank' },
          h('code', {}, code ?? ''),
          ` ${texts.explanation}`,
        ),
    ),
  );
}

function evidenceButton(place: string, open: (file: string, line: number) => void): HTMLElement {
  const found = /^(.+):(\d+)$/s.exec(place);
  const known = found && data.files.some(({ file, before }) => file === found[1] && before !== undefined);
  if (!found || !known) return h('span', { class: 'code' }, place);
  return h('button', { class: 'code quiet', click: () => open(found[1] as string, Number(found[2])) }, place);
}

const MAX_LINE = 400;

/** The line of a place and its neighbours. */
function excerpt({ file, line }: ReportedFinding): HTMLElement | null {
  const lines = linesOf(file);
  if (lines.length === 0) return null;
  const from = Math.max(1, line - 1);
  const shown = lines.slice(from - 1, line + 1);
  return h(
    'pre',
    { class: 'excerpt', tabindex: 0, 'aria-label': t().place },
    ...shown.map((text, index) =>
      h(
        'span',
        { class: from + index === line ? 'line here' : 'line' },
        h('span', { class: 'number', 'aria-hidden': 'true' }, from + index),
        text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}…` : text || ' ',
        '\n',
      ),
    ),
  );
}

import { diffWordsWithSpace } from 'diff';
import type { ChangedBlock } from '../changed-blocks.ts';
import type { ReportedFinding } from '../data.ts';
import { h } from './dom.ts';
import { data, linesOf, t } from './state.ts';

/** A line on each side; a side without one is undefined. */
interface Row {
  before?: number;
  after?: number;
  removed?: string;
  added?: string;
  text?: string;
}

/** Unchanged lines that stay in sight around a change or a finding. */
const CONTEXT = 3;
/** Lines longer than this are not compared word by word. */
const MAX_LINE = 2000;

/** A file before and after the run, side by side; what does not change is folded away. */
export function fileDiff(index: number): HTMLElement {
  const texts = t();
  const file = data.files[index];
  if (file?.before === undefined) {
    return h('p', { class: 'note' }, file?.cut ? texts.cut : (file?.reason ?? texts.noFiles));
  }
  const marks = new Map<number, ReportedFinding[]>();
  for (const finding of data.findings) {
    if (finding.file !== index || finding.bucket === 'foreign') continue;
    marks.set(finding.line, [...(marks.get(finding.line) ?? []), finding]);
  }
  const rows = rowsOf(linesOf(index), file.blocks ?? []);
  const body = h('tbody', {});
  body.append(...folded(rows, marks));
  return h(
    'div',
    { class: 'diff-scroll', tabindex: 0, role: 'region', 'aria-label': file.file },
    h(
      'table',
      { class: 'diff' },
      h('caption', { class: 'hidden' }, file.file),
      h('colgroup', {}, h('col', { class: 'ln' }), h('col'), h('col', { class: 'ln' }), h('col')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col', colspan: 2 }, texts.before),
          h('th', { scope: 'col', colspan: 2 }, texts.after),
        ),
      ),
      body,
    ),
  );
}

function rowsOf(before: readonly string[], blocks: readonly ChangedBlock[]): Row[] {
  const rows: Row[] = [];
  let at = 0;
  let after = 1;
  const keep = (end: number) => {
    for (; at < end; at++) rows.push({ before: at + 1, after: after++, text: before[at] });
  };
  for (const [start, removed, added] of blocks) {
    keep(start);
    for (let i = 0; i < Math.max(removed, added.length); i++) {
      rows.push({
        ...(i < removed && { before: at + i + 1, removed: before[at + i] }),
        ...(i < added.length && { after: after++, added: added[i] }),
      });
    }
    at += removed;
  }
  keep(before.length);
  return rows;
}

function folded(rows: readonly Row[], marks: ReadonlyMap<number, ReportedFinding[]>): HTMLElement[] {
  const shown = rows.map(() => false);
  rows.forEach((row, index) => {
    const isMarked = row.before !== undefined && marks.has(row.before);
    if (row.text !== undefined && !isMarked) return;
    for (let i = Math.max(0, index - CONTEXT); i <= Math.min(rows.length - 1, index + CONTEXT); i++)
      shown[i] = true;
  });
  const elements: HTMLElement[] = [];
  for (let index = 0; index < rows.length; ) {
    let end = index;
    while (end < rows.length && !shown[end]) end++;
    if (end - index > 1) {
      elements.push(fold(rows.slice(index, end), marks));
      index = end;
    } else {
      elements.push(lineRow(rows[index] as Row, marks));
      index++;
    }
  }
  return elements;
}

function fold(rows: readonly Row[], marks: ReadonlyMap<number, ReportedFinding[]>): HTMLElement {
  const first = rows[0]?.before ?? 0;
  const row: HTMLElement = h(
    'tr',
    { class: 'fold', 'data-from': first, 'data-to': first + rows.length - 1 },
    h(
      'td',
      { colspan: 4 },
      h(
        'button',
        { class: 'quiet', click: () => row.replaceWith(...rows.map((each) => lineRow(each, marks))) },
        t().unchangedLines(rows.length),
      ),
    ),
  );
  return row;
}

function lineRow(row: Row, marks: ReadonlyMap<number, ReportedFinding[]>): HTMLElement {
  const found = row.before === undefined ? undefined : marks.get(row.before);
  const worst =
    found && (['person', 'shim', 'converted'] as const).find((b) => found.some(({ bucket }) => bucket === b));
  const title = found?.map(({ name, reason }) => [name, reason].filter(Boolean).join(': ')).join('\n');
  const [left, right] = sides(row);
  return h(
    'tr',
    { class: row.text === undefined ? 'change' : 'same', 'data-line': row.before },
    h('td', { class: `ln${worst ? ` mark ${worst}` : ''}`, title }, row.before ?? ''),
    h('td', { class: `side${row.removed === undefined ? '' : ' removed'}` }, ...left),
    h('td', { class: 'ln' }, row.after ?? ''),
    h('td', { class: `side${row.added === undefined ? '' : ' added'}` }, ...right),
  );
}

/** Both sides of a line; words that differ are marked, and read out as such. */
function sides({ removed, added, text }: Row): [(Node | string)[], (Node | string)[]] {
  if (text !== undefined) return [[text], [text]];
  if (removed === undefined || added === undefined || removed.length + added.length > MAX_LINE)
    return [[removed ?? ''], [added ?? '']];
  const left: (Node | string)[] = [];
  const right: (Node | string)[] = [];
  const parts = diffWordsWithSpace(removed, added);
  const kept = parts.filter((part) => !part.added && !part.removed && part.value.trim()).length;
  if (kept === 0) return [[removed], [added]];
  for (const { value, added: isNew, removed: isOld } of parts) {
    if (isOld) left.push(h('del', {}, value));
    else if (isNew) right.push(h('ins', {}, value));
    else {
      left.push(value);
      right.push(value);
    }
  }
  return [left, right];
}

/** Brings a line into sight, out of its fold where it is in one. */
export function revealLine(diff: HTMLElement, line: number): void {
  for (const fold of diff.querySelectorAll<HTMLElement>('.fold')) {
    if (Number(fold.dataset.from) <= line && line <= Number(fold.dataset.to))
      fold.querySelector('button')?.click();
  }
  const row = diff.querySelector<HTMLElement>(`tr[data-line="${line}"]`);
  if (!row) return;
  for (const other of document.querySelectorAll('tr.here')) other.classList.remove('here');
  row.classList.add('here');
  row.scrollIntoView({ block: 'center' });
}

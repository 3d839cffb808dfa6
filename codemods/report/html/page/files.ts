import { compareNames } from '../../totals.ts';
import type { ReportedFile } from '../data.ts';
import { h } from './dom.ts';
import { fileDiff, revealLine } from './file-diff.ts';
import { LongList } from './long-list.ts';
import { bar } from './overview.ts';
import { data, formatted, t } from './state.ts';

/** Every file, closed; what is in it is made when it is opened. */
export class Files {
  readonly element: HTMLElement;
  private readonly list = new LongList<ReportedFile>(fileRow, () => t().noFiles);

  constructor() {
    const texts = t();
    const only = h('input', { type: 'checkbox', change: () => this.show(only.checked) });
    this.element = h(
      'section',
      { class: 'files', 'aria-labelledby': 'files' },
      h('h2', { id: 'files', tabindex: -1 }, texts.sections.files),
      h(
        'div',
        { class: 'tools' },
        h('label', { class: 'check' }, only, texts.onlyChanged),
        h('button', { class: 'quiet', click: () => this.setOpen(true) }, texts.expandAll),
        h('button', { class: 'quiet', click: () => this.setOpen(false) }, texts.collapseAll),
      ),
      this.list.element,
    );
    this.show(false);
  }

  /** Opens a file at a line. */
  open(name: string, line: number): void {
    const file = data.files.find((each) => each.file === name);
    const row = file && (this.list.rowOf(file) ?? this.showAll(file));
    if (!(row instanceof HTMLDetailsElement)) return;
    fillRow(row);
    row.open = true;
    row.querySelector('summary')?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'start' });
    revealLine(row, line);
  }

  private showAll(file: ReportedFile): HTMLElement | undefined {
    for (const box of this.element.querySelectorAll<HTMLInputElement>('.tools input')) box.checked = false;
    this.show(false);
    return this.list.rowOf(file);
  }

  private show(onlyChanged: boolean): void {
    const worth = data.files.filter(({ changed, totals, status, code }) =>
      onlyChanged ? changed : changed || totals.all > 0 || (status !== 'ok' && code !== 'ignored'),
    );
    const weight = ({ changed, totals }: ReportedFile) => (changed ? 1e9 : 0) + totals.all - totals.foreign;
    this.list.show([...worth].sort((a, b) => weight(b) - weight(a) || compareNames(a.file, b.file)));
  }

  private setOpen(open: boolean): void {
    for (const row of this.list.madeRows) {
      if (!(row instanceof HTMLDetailsElement)) continue;
      if (open) fillRow(row);
      row.open = open;
    }
  }
}

function fileRow(file: ReportedFile): HTMLElement {
  const texts = t();
  const { file: name, totals, changed, status } = file;
  const uses = totals.all - totals.foreign;
  const state = changed
    ? texts.changedFile
    : status === 'ok'
      ? texts.unchanged
      : status === 'skipped'
        ? texts.passedOver
        : texts.notRead;
  const row = h(
    'details',
    {
      class: `file ${status}`,
      'data-file': data.files.indexOf(file),
      toggle: () => {
        if (row.open) fillRow(row);
      },
    },
    h(
      'summary',
      {},
      h('span', { class: 'code name' }, name),
      h('span', { class: `badge ${changed ? 'changed' : status}` }, state),
      uses > 0 && h('span', { class: 'counts' }, `${formatted(totals.converted)} / ${formatted(uses)}`),
      uses > 0 && bar(totals),
    ),
  );
  return row;
}

function fillRow(row: HTMLDetailsElement): void {
  if (row.children.length === 1) row.append(fileDiff(Number(row.dataset.file)));
}

import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { markerText } from '../../../codemods/markers/marker.ts';
import { reportData } from '../../../codemods/report/html/data.ts';
import { ledgerIn } from '../../../codemods/report/ledger-language.ts';
import { markdownReport } from '../../../codemods/report/markdown/markdown.ts';
import { summaryText } from '../../../codemods/report/summary.ts';
import { findCode } from '../../../dictionary/codes.ts';
import { MAPPINGS } from '../../../dictionary/mapping.ts';
import { finding, ledgerWith, reportInput } from './ledgers.ts';

const rows = MAPPINGS.flatMap((row) => (row.status === 'impossible' ? [row] : []));
const general = findCode('impossible')?.advice;

describe.each(['en', 'zh'] as const)('advice on members v2 lacks (%s)', (lang) => {
  it.each(rows.flatMap(({ covers, advice }) => covers.map((member) => [member, advice] as const)))(
    '%s has its own, everywhere',
    (member, advice) => {
      const place = finding({ bucket: 'person', code: 'impossible', member });
      const ledger = ledgerWith([place]);
      expect(ledgerIn(lang, ledger).findings[0]?.advice).toBe(advice[lang]);
      expect(markerText({ code: 'impossible', member }, lang)).toContain(advice[lang]);
      expect(reportData(reportInput(ledger), new Date()).findings[0]?.advice).toEqual(advice);
      const counts = { read: 1, matched: 1 };
      const colors = pc.createColors(false);
      const summary = summaryText(ledger, { command: 'scan', lang, colors, counts, addedFiles: [] });
      expect(summary).toContain(`-> ${advice[lang]}`);
      expect(summary).not.toContain(general?.[lang]);
      const words = (text: string) => text.replace(/[^\p{L}]+/gu, '');
      expect(words(markdownReport({ ...reportInput(ledger), lang }))).toContain(words(advice[lang]));
    },
  );

  it('what else is wrong with such a member has the advice on that', () => {
    const ledger = ledgerWith([finding({ code: 'with-statement', member: 'searchGroupByName' })]);
    expect(ledgerIn(lang, ledger).findings[0]?.advice).toBe(findCode('with-statement')?.advice[lang]);
    expect(reportData(reportInput(ledger), new Date()).findings[0]).not.toHaveProperty('advice');
  });
});

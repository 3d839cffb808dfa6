import type { Plan } from '../migrate.ts';
import type { ReportFormat } from './formats.ts';
import { htmlReport } from './html/html.ts';
import { jsonReport } from './json.ts';
import { ledgerIn } from './ledger-language.ts';
import { markdownReport } from './markdown/markdown.ts';
import { sarifReport } from './sarif.ts';
import { withoutSecrets } from './secrets.ts';
import type { Lang } from './texts.ts';

/** What reports are made from. */
export interface ReportInput extends Pick<Plan, 'ledger' | 'sources' | 'files' | 'addedFiles'> {
  lang: Lang;
}

const RENDERERS: Readonly<Record<ReportFormat, (input: ReportInput) => string>> = {
  json: jsonReport,
  sarif: sarifReport,
  markdown: markdownReport,
  html: htmlReport,
};

/** The text of a report; credentials in the sources are not in it. */
export function renderReport(format: ReportFormat, input: ReportInput): string {
  const { ledger, lang } = input;
  // A ledger that tools compare says the same in every language.
  const said = format === 'json' ? input : { ...input, ledger: ledgerIn(lang, ledger) };
  return RENDERERS[format](withoutSecrets(said));
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../pages/assets.ts';
import { OWN_REPORT } from '../../sources/sdk-files.ts';
import type { ReportInput } from '../render.ts';
import { ReportError } from '../report-error.ts';
import { reportData } from './data.ts';
import { PAGE_TEXTS } from './page-texts.ts';

/**
 * The ledger as one page that needs nothing else: no network, no folder beside it. The texts stand in it as JSON and
 * are only ever shown as text; the policy of the page runs its own script and nothing else.
 */
export function htmlReport(input: ReportInput, date = new Date()): string {
  const script = asset('report-page.js');
  const style = asset('report-page.css');
  const texts = PAGE_TEXTS[input.lang];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${texts.htmlLang}">
<head>
<meta charset="utf-8">
${OWN_REPORT}${escaped(input.ledger.tool.replace(/^webim2tim /, ''))}">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(texts.title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<noscript>${escaped(texts.noScript)}</noscript>
<div id="app"></div>
<script type="application/json" id="data">${jsonInScript(reportData(input, date))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Nothing in it can end the element it stands in, or begin a comment there. */
const jsonInScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const escaped = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Script and style of the page are built with the package. */
function asset(name: string): string {
  try {
    return readFileSync(join(PACKAGE_ROOT, 'dist', name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ReportError('report-page-missing', { file: `dist/${name}` });
  }
}

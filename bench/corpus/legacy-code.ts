import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../measure.ts';

/** A small legacy application: a page and the scripts it loads. */
export interface LegacyApplication {
  files: { path: string; text: string; isScript: boolean }[];
}

const page = (script: string) => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<script src="sdk/webim.js"></script>
</head>
<body>
<ul id="list"></ul>
<script src="${script}"></script>
</body>
</html>
`;

/** Whole applications of ours, and each case of one classic script as an application of its own. */
export function legacyApplications(): LegacyApplication[] {
  const apps = ['live-room', 'jquery-desk'].map((name) => application(join(ROOT, 'fixtures/apps', name)));
  const folder = join(ROOT, 'fixtures/cases');
  const cases = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [input, expected] = ['input.js', 'expected.js'].map((file) => join(folder, name, file));
      if (!existsSync(input as string) || !existsSync(expected as string)) return [];
      const text = readFileSync(input as string, 'utf8');
      if (/^(import|export)\b|\brequire\s*\(|module\.exports/m.test(text) || !/\bwebim\b/.test(text))
        return [];
      // The peer reads everything as a module, which has neither.
      if (/\bwith\s*\(|^return\b|[^\w.]0[0-7]+\b/m.test(text)) return [];
      // Cases that stay as they are show what is not converted; here every file has to change.
      if (text === readFileSync(expected as string, 'utf8')) return [];
      return [single(text)];
    });
  // Whole applications lead, so that also small trees have them.
  return apps.flatMap((app, index) => [app, ...cases.filter((_, at) => at % apps.length === index)]);
}

function application(folder: string): LegacyApplication {
  const scripts = readdirSync(join(folder, 'js')).sort();
  return {
    files: [
      { path: 'index.html', text: readFileSync(join(folder, 'index.html'), 'utf8'), isScript: false },
      ...scripts.map((name) => ({
        path: `js/${name}`,
        text: readFileSync(join(folder, 'js', name), 'utf8'),
        isScript: true,
      })),
    ],
  };
}

const single = (text: string): LegacyApplication => ({
  files: [
    { path: 'index.html', text: page('js/chat.js'), isScript: false },
    { path: 'js/chat.js', text, isScript: true },
  ],
});

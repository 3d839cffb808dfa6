import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outside } from '../flow/outside.ts';
import type { LoadedSources } from '../sources/load.ts';
import { isInMiniProgram } from '../sources/mini-program.ts';
import type { SourceFile } from '../sources/source.ts';
import type { Beyond } from './beyond.ts';
import type { Group } from './groups.ts';

/** What the run knows of code beside the scripts of a group: who imports them, who calls them, what they run in. */
export function outsideOf(root: string, sources: LoadedSources, beyond?: Beyond): (group: Group) => Outside {
  const closedNames = new Set<string>();
  for (const { path, status, code } of sources.rejected) {
    // a library or a compressed copy of the application has the same names and is not the one that calls
    if (code === 'sdk-file' || code === 'own-report' || code === 'minified' || status === 'unreadable')
      continue;
    for (const name of namesIn(textOf(join(root, path)))) closedNames.add(name);
  }
  const templates = new Map<string, ReadonlySet<string> | undefined>();
  const byPath = new Map(sources.files.map((file) => [file.path, file]));
  const isInTemplates = (word: string): boolean =>
    sources.someFileWith(word, (path) => TEMPLATES.test(path) || isAngularInline(byPath.get(path)?.text));
  return ({ files }) => {
    const paths = new Set(files.map(({ path }) => path));
    return {
      imports: (file) => [...(sources.importers.get(file) ?? [])].some((importer) => !paths.has(importer)),
      names() {
        const names = new Set(closedNames);
        const add = (code: string): void => {
          for (const name of namesIn(code)) names.add(name);
        };
        for (const { file, script } of sources.opaque) if (paths.has(file)) add(script.code);
        for (const { container, text } of files) {
          if (container !== 'page') continue;
          for (const [, code] of text.matchAll(/javascript:([^"'>]*)/gi)) add(code as string);
        }
        return names;
      },
      wordsOfTemplate(file) {
        const source = byPath.get(file);
        if (source && isAngular(source.text)) return { has: isInTemplates };
        if (!templates.has(file)) templates.set(file, wordsOfTemplate(root, file, source));
        return templates.get(file);
      },
      isInTemplates,
      mentions: (word) => sources.someFileWith(word, (path) => !paths.has(path)),
      ...(beyond && {
        shared: beyond.sharing(files),
        importedBeyond: (file: string) => beyond.importerOf(file),
      }),
      isMiniProgram: (file) => isInMiniProgram(root, file),
    };
  };
}

const namesIn = (code: string): string[] => code.match(/[A-Za-z_$][\w$]*/g) ?? [];

/** As far as ASCII goes, which is enough for names. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

const TEMPLATES = /\.(n?vue|wpy|html?|wxml|axml|swan|ttml|qml|ksml|jxml)$/;

/** A class of Angular: its template, and those of components it is injected into, stand elsewhere. */
const isAngular = (text: string): boolean => /@(Component|Injectable|Directive|Pipe)\s*\(/.test(text);
const isAngularInline = (text: string | undefined): boolean =>
  text !== undefined && isAngular(text) && /\btemplate\s*:/.test(text);

const TEMPLATE_ENDINGS = ['wxml', 'axml', 'swan', 'ttml', 'qml', 'ksml', 'jxml'];

/** The words of a template: all of a component outside its scripts, or the markup beside the script of a page. */
function wordsOfTemplate(
  root: string,
  file: string,
  source: SourceFile | undefined,
): Set<string> | undefined {
  if (source?.container === 'component') {
    let template = source.text;
    for (const { offset, code } of [...source.scripts].reverse())
      template = template.slice(0, offset) + template.slice(offset + code.length);
    // the template may stand in another file
    return /<template[^>]*\bsrc\s*=/.test(template) ? undefined : new Set(namesIn(template));
  }
  const stem = join(root, file.replace(/\.[jt]s$/, ''));
  const beside = TEMPLATE_ENDINGS.map((ending) => `${stem}.${ending}`).filter((path) => existsSync(path));
  if (beside.length === 0) return undefined;
  return new Set(beside.flatMap((path) => namesIn(textOf(path))));
}

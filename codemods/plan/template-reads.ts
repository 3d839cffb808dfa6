import { LEDGER_CODES } from '../../dictionary/codes.ts';
import { MSG_FIELDS } from '../../dictionary/objects.ts';
import type { TemplateReadInput } from '../flow/template-reads.ts';
import type { Finding } from '../report/ledger.ts';
import type { SourceFile } from '../sources/source.ts';
import type { TemplateRead } from '../sources/template-reads.ts';
import type { ConvertedGroup, Place } from './conversion.ts';
import type { SpanOf } from './findings.ts';
import type { Group } from './groups.ts';

interface PlacedRead extends TemplateReadInput {
  source: TemplateRead;
}

/** What the templates of a group read, with the files whose scripts fill their data. */
export function templateReadsOf({ files }: Pick<Group, 'files'>, place: Place): PlacedRead[] {
  const scripts = files.filter((file) => file.scripts.length > 0);
  return files.flatMap((file) => {
    if (file.templateReads.length === 0) return [];
    // A template in a page belongs to whatever script of the page mounts it.
    const ofPage = file.container === 'page' || file.container === 'template';
    const own = scripts
      .filter((script) => ofPage || stem(script.path) === stem(file.path))
      .map(({ path }) => path);
    return file.templateReads.map((source) => ({
      source,
      files: own,
      path: source.path,
      place: `${file.path}:${place(file.path, source.offset).line}`,
    }));
  });
}

/** A component is one file, or several of one name: `chat.vue` and `chat.js`, `chat.wxml` and `chat.js`. */
const stem = (path: string) => path.replace(/\.\w+$/, '');

/** One finding per place where a template takes something from a legacy value, or to all appearance does. */
export function templateFindings(file: SourceFile, { facts }: ConvertedGroup, span: SpanOf): Finding[] {
  const known = new Map(facts.templateReads.map(({ read, member }) => [(read as PlacedRead).source, member]));
  return file.templateReads.flatMap((read): Finding[] => {
    const member = known.get(read) ?? memberByName(read.path);
    if (member === undefined) return [];
    const code = 'template-read';
    return [
      {
        ...span(file.path, read.offset, read.offset + read.expression.length),
        kind: 'template-read',
        member,
        bucket: LEDGER_CODES[code].bucket,
        code,
        reason: known.has(read)
          ? `${shorten(read.expression)} is ${member} of the legacy SDK, which a native value does not have`
          : `${shorten(read.expression)} looks like a value of the legacy SDK; where it comes from was not found`,
        evidence: [],
      },
    ];
  });
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

const GETTERS = new Set(
  MSG_FIELDS.map(({ getter }) => getter).filter(
    (getter) => getter && !/^get(Type|Time|Seq|Random)$/.test(getter),
  ),
);

/** Names that hardly anything but a legacy message has: its getters, `toHtml()`, `elems[0].content`. */
function memberByName(path: readonly string[]): string | undefined {
  for (const [index, step] of path.entries()) {
    const name = step.replace(/\(\)$/, '');
    if (step !== name && (GETTERS.has(name) || name === 'toHtml')) return `Msg.${name}`;
    if (name === 'content' && path[index - 2] === 'elems') return 'Elem.content';
  }
  return undefined;
}

import type { ArtifactLocation, Location, Log, ReportingDescriptor, Result, ToolComponent } from 'sarif';
import { findCode } from '../../dictionary/codes.ts';
import { VERSION } from '../pages/assets.ts';
import { docsLink, PACKAGE_LINK } from './docs-links.ts';
import { fingerprintsOf } from './fingerprints.ts';
import type { Bucket, Finding } from './ledger.ts';
import { siteName } from './names.ts';
import { parsePlace } from './places.ts';
import type { ReportInput } from './render.ts';
import { SourceLines } from './source-lines.ts';
import type { Lang } from './texts.ts';
import { isOpen } from './totals.ts';

/**
 * SARIF 2.1.0 of what is left: places on the shim and for a person, for code review tools. What converts and what is
 * not ours is no result.
 */
export function sarifReport(input: ReportInput): string {
  const { ledger, lang } = input;
  const left = ledger.findings.filter((finding) => isOpen(finding) || finding.ignored);
  const codes = [...new Set(left.map(({ code }) => code ?? ''))].sort();
  const lines = new SourceLines(input.sources);
  const fingerprints = fingerprintsOf(ledger.findings, lines);
  const unread = ledger.files.filter(({ status }) => status !== 'ok' && status !== 'skipped');
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'webim2tim',
            version: VERSION,
            semanticVersion: VERSION,
            informationUri: PACKAGE_LINK,
            language: LANGUAGES[lang],
            rules: codes.map((code) => ruleOf(code, lang)),
          },
        },
        translations: [translation(codes, lang === 'en' ? 'zh' : 'en')],
        automationDetails: { id: 'webim2tim/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: ROOT_TEXT[lang] } } },
        invocations: [
          {
            executionSuccessful: true,
            ...(unread.length > 0 && {
              toolExecutionNotifications: unread.map(({ file, code, reason }) => ({
                level: 'error' as const,
                message: { text: `${file}: ${reason ?? code ?? ''}` },
                locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
              })),
            }),
          },
        ],
        results: left.map((finding) =>
          resultOf(finding, {
            ruleIndex: codes.indexOf(finding.code ?? ''),
            fingerprint: fingerprints.get(finding) as string,
            snippet: lines.at(finding.file, finding.line),
          }),
        ),
        properties: { target: ledger.target, written: ledger.written, totals: ledger.totals },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const BASE = 'SRCROOT';
const LANGUAGES: Record<Lang, string> = { en: 'en-US', zh: 'zh-CN' };
const ROOT_TEXT: Record<Lang, string> = { en: 'The folder of the run.', zh: '运行所在的目录。' };

/** What a person has to see to is a warning; what works on the shim is only noted. */
const LEVELS: Record<Bucket, 'warning' | 'note' | 'none'> = {
  person: 'warning',
  shim: 'note',
  converted: 'none',
  foreign: 'none',
};

function ruleOf(code: string, lang: Lang): ReportingDescriptor {
  const entry = findCode(code);
  const message = entry?.message[lang] ?? code;
  const advice = entry?.advice[lang] ?? '';
  const bucket: Bucket = entry && 'bucket' in entry && entry.bucket === 'person' ? 'person' : 'shim';
  const link = docsLink(code, lang);
  return {
    id: code,
    name: code.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: message },
    fullDescription: { text: `${message} ${advice}`.trim() },
    help: {
      text: `${advice}\n${link}`.trim(),
      markdown: `${advice.replace(/[\\<>[\]*_`]/g, '\\$&')}\n\n[${code}](${link})`.trim(),
    },
    helpUri: link,
    defaultConfiguration: { level: LEVELS[bucket] },
    properties: { tags: ['migration', bucket] },
  };
}

/** The same rules in the other language, as SARIF has it: by id, with the texts only. */
function translation(codes: readonly string[], lang: Lang): ToolComponent {
  return {
    name: 'webim2tim',
    language: LANGUAGES[lang],
    isComprehensive: false,
    contents: ['localizedData'],
    rules: codes.map((code) => {
      const { id, name, shortDescription, fullDescription, help, helpUri } = ruleOf(code, lang);
      return { id, name, shortDescription, fullDescription, help, helpUri };
    }),
  };
}

interface ResultFacts {
  ruleIndex: number;
  fingerprint: string;
  snippet: string | undefined;
}

function resultOf(finding: Finding, { ruleIndex, fingerprint, snippet }: ResultFacts): Result {
  const { bucket, capability, code = '', evidence, file, ignored, member, observed, reason } = finding;
  const related = evidence.flatMap((text, index) => {
    const place = parsePlace(text);
    return place ? [relatedLocation(place, index + 1)] : [];
  });
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[bucket],
    message: { text: [siteName(finding), reason || code].filter(Boolean).join(': ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
            ...(snippet !== undefined && { snippet: { text: snippet } }),
          },
        },
      },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    // GitHub knows a result again by `primaryLocationLineHash`; other tools compare what is there.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'webim2tim/v1': fingerprint },
    ...(ignored && {
      suppressions: [{ kind: 'inSource' as const, status: 'accepted' as const, justification: IGNORE }],
    }),
    properties: {
      bucket,
      ...(capability && { capability }),
      ...(member && { member }),
      ...(observed && { observed }),
    },
  };
}

const IGNORE = 'webim2tim-ignore';

function relatedLocation({ file, line }: { file: string; line: number }, id: number): Location {
  return {
    id,
    physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } },
    message: { text: `${file}:${line}` },
  };
}

/** A name may hold anything but a slash; a half of a surrogate pair has no URI. */
const artifact = (file: string): ArtifactLocation => ({
  uri: Buffer.from(file).toString().split('/').map(encodeURIComponent).join('/'),
  uriBaseId: BASE,
});

import { CALLS, type CallName } from '../dictionary/calls.ts';
import { CAPABILITY_TITLES } from '../dictionary/capabilities.ts';
import { MAPPINGS, mappingOf } from '../dictionary/index.ts';
import { LISTENERS } from '../dictionary/listeners.ts';
import type { InexactRow, MappingRow, Status } from '../dictionary/mapping-row.ts';
import { CAPABILITIES, type Member } from '../dictionary/member.ts';
import { MEMBERS } from '../dictionary/members.ts';
import { isCallBuilt } from './built-members.ts';
import { proofOf } from './proofs.ts';

type Language = 'en' | 'zh';

const STATUS: Record<Status, Record<Language, string>> = {
  exact: { en: 'exact', zh: '一致' },
  approximated: { en: 'approximated', zh: '近似' },
  impossible: { en: 'impossible', zh: '无法实现' },
};

const WORDS = {
  en: {
    title: 'Coverage of the legacy SDK',
    other: '[中文](../zh/coverage.md)',
    generated:
      '<!-- Generated from `dictionary/` by `npx vitest run test/dictionary/coverage.test.ts -u`; do not edit. -->',
    intro:
      'Every member of `webim` 1.7.3, what the shim makes of it on `tim-js-sdk` v2, and what native code writes instead. *Exact*: a page cannot notice a difference. *Approximated*: works, with the difference named below the table. *Impossible*: `tim-js-sdk` has nothing for it. *Not yet*: will be as the difference says, but this version of the shim only answers with an error that names the native call. *Tested by*: areas of `webim2tim conform` with the number of scenarios that call or hear it, each compared with a recording of the original on every test run; else the test that looks at it.',
    notYet: 'not yet',
    counts: 'members',
    member: 'legacy',
    status: 'on the shim',
    since: 'tim-js-sdk from',
    native: 'native code',
    differences: 'Differences',
    listeners: 'Listeners',
    events: 'events of v2',
    proof: 'tested by',
  },
  zh: {
    title: '旧 SDK 覆盖情况',
    other: '[English](../en/coverage.md)',
    generated:
      '<!-- 由 `npx vitest run test/dictionary/coverage.test.ts -u` 根据 `dictionary/` 生成，请勿手工修改。 -->',
    intro:
      '`webim` 1.7.3 的全部成员、在 `tim-js-sdk` v2 之上的兼容层表现，以及对应的原生写法。*一致*：页面察觉不到差别。*近似*：可用，差别列在表后。*无法实现*：`tim-js-sdk` 没有对应的能力。*尚未实现*：计划按所列差别实现，当前版本的兼容层只返回指明原生写法的错误。*测试*：`webim2tim conform` 中调用或触发它的场景所在的领域和数量，每次测试都与旧版录制结果对比；否则为相应的测试文件。',
    notYet: '尚未实现',
    counts: '个成员',
    member: '旧接口',
    status: '兼容层',
    since: 'tim-js-sdk 起始版本',
    native: '原生写法',
    differences: '差别',
    listeners: '监听',
    events: 'v2 事件',
    proof: '测试',
  },
} as const;

/** Where a member stands on the page; what the shim says links here. */
export function anchorOf(path: string): string {
  return path.toLowerCase().replace(/\./g, '');
}

/** The coverage page in Markdown, from the dictionary alone. */
export function coverageTable(language: Language): string {
  const words = WORDS[language];
  const lines = [
    `# ${words.title}`,
    '',
    words.other,
    '',
    words.generated,
    '',
    words.intro,
    '',
    counts(language),
    '',
  ];
  for (const capability of CAPABILITIES) {
    const members = MEMBERS.filter((member) => member.capability === capability);
    lines.push(`## ${CAPABILITY_TITLES[capability][language]}`, '', ...memberTable(members, language), '');
    lines.push(...differences(rowsOf(members.map((member) => member.path)), language));
  }
  const paths = listenerPaths();
  lines.push(`## ${words.listeners}`, '', ...listenerTable(paths, language), '');
  lines.push(...differences(rowsOf(paths), language));
  return `${lines.join('\n').trimEnd()}\n`;
}

function counts(language: Language): string {
  const all = MEMBERS.map((member) => statusOfMember(member, language));
  const kinds = [...Object.values(STATUS).map((words) => words[language]), WORDS[language].notYet];
  const parts = kinds.map((kind) => `${kind} ${all.filter((each) => each === kind).length}`);
  return language === 'en'
    ? `${MEMBERS.length} ${WORDS.en.counts}: ${parts.join(', ')}.`
    : `${MEMBERS.length} ${WORDS.zh.counts}：${parts.join('，')}。`;
}

/** What a member is on the shim today. */
function statusOfMember(member: Member, language: Language): string {
  const row = mappingOf(member.path);
  const call = member.aliasOf ?? member.path;
  if (row?.status !== 'impossible' && isCall(call) && !isCallBuilt(call)) return WORDS[language].notYet;
  return status(row, language);
}

function memberTable(members: readonly Member[], language: Language): string[] {
  const words = WORDS[language];
  return [
    `| ${words.member} | ${words.status} | ${words.since} | ${words.native} | ${words.proof} |`,
    '|---|---|---|---|---|',
    ...members.map((member) => {
      const row = mappingOf(member.path);
      const cells = [
        `<a id="${anchorOf(member.path)}"></a>${code(displayName(member))}`,
        statusOfMember(member, language),
        row?.since || '–',
        code(member.replacement),
        proofOf(member.path),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function listenerTable(paths: readonly string[], language: Language): string[] {
  const words = WORDS[language];
  return [
    `| ${words.member} | ${words.status} | ${words.since} | ${words.events} | ${words.proof} |`,
    '|---|---|---|---|---|',
    ...paths.map((path) => {
      const row = mappingOf(path);
      const name = path.split('.')[1] as keyof typeof LISTENERS;
      const events = LISTENERS[name].v2Events.map((event) => code(event)).join(', ');
      const cells = [
        code(path.replace('listeners.', '')),
        status(row, language),
        row?.since || '–',
        events || '–',
        proofOf(path),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function listenerPaths(): string[] {
  return Object.entries(LISTENERS).flatMap(([name, shape]) =>
    'keys' in shape ? shape.keys.map((key) => `listeners.${name}.${key}`) : [`listeners.${name}`],
  );
}

/** The rows that speak for these paths, each once, in the order of the mapping. */
function rowsOf(paths: readonly string[]): MappingRow[] {
  const wanted = new Set(paths.map((path) => mappingOf(path)));
  return MAPPINGS.filter((row) => wanted.has(row));
}

function differences(rows: readonly MappingRow[], language: Language): string[] {
  const inexact = rows.filter((row): row is InexactRow => row.status !== 'exact');
  if (inexact.length === 0) return [];
  // Rows with the same text (friend notices, read reports) are told once.
  const told = new Map<string, string[]>();
  for (const row of inexact) {
    const text = [row.reason[language], row.advice[language]].join(language === 'en' ? ' ' : '');
    told.set(text, [...(told.get(text) ?? []), row.id]);
  }
  const lines = [...told].map(
    ([text, ids]) => `- ${ids.map((id) => code(id)).join(', ')}: ${escapeCell(text)}`,
  );
  return [`### ${WORDS[language].differences}`, '', ...lines, ''];
}

function status(row: MappingRow | undefined, language: Language): string {
  return row ? STATUS[row.status][language] : '';
}

function displayName(member: Member): string {
  const params = member.params?.join(', ');
  if (member.kind === 'class') return `new ${member.path}(${params})`;
  return params === undefined ? member.path : `${member.path}(${params})`;
}

const isCall = (path: string): path is CallName => Object.hasOwn(CALLS, path);
const code = (text: string) => `\`${escapeCell(text)}\``;
const escapeCell = (text: string) => text.replaceAll('|', '\\|');

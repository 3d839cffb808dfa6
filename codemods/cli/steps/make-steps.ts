import { posix } from 'node:path';
import { CAPABILITY_TITLES } from '../../../dictionary/capabilities.ts';
import type { Plan } from '../../migrate.ts';
import type { PlannedPiece } from '../../plan/pieces.ts';
import type { Lang } from '../../report/texts.ts';
import { LineIndex } from '../../sources/positions.ts';
import { sayIn } from '../lang.ts';
import type { Step, StepSite } from './plan-file.ts';

/** A step that is being put together. */
interface Draft {
  folder: string;
  pieces: PlannedPiece[];
  needs: Set<Draft>;
}

/**
 * The steps of a migration: the pieces of one folder and one part of the SDK are a step, and steps that need each other
 * are one. A step comes after those it needs.
 */
export function makeSteps(plan: Plan, lang: Lang): Step[] {
  const ordered = inOrder(joined(draftsOf(plan.pieces)));
  const numbers = new Map(ordered.map((draft, index) => [draft, index + 1]));
  const lines = new Map(plan.sources.map(({ path, text }) => [path, new LineIndex(text)]));
  return ordered.map((draft, index): Step => {
    const { pieces, needs, folder } = draft;
    const [{ kind, capability }] = pieces as [PlannedPiece];
    const sites = pieces
      .flatMap((piece) => piece.sites)
      .map(({ file, start, end, kind, member }): StepSite => {
        const line = lines.get(file)?.at(start).line ?? 1;
        return { file, line, start, end, kind, member };
      });
    return {
      number: index + 1,
      kind,
      title: titleOf(draft, lang),
      folder,
      ...(capability && { capability }),
      files: [...new Set(pieces.flatMap(({ files }) => files))].sort(),
      sites,
      needs: [...needs].map((each) => numbers.get(each) as number).sort((a, b) => a - b),
    };
  });
}

function draftsOf(pieces: readonly PlannedPiece[]): Draft[] {
  const drafts = new Map<string, Draft>();
  const of = pieces.map((piece) => {
    const folder = posix.dirname(piece.sites[0]?.file ?? piece.files[0] ?? '.');
    const group = piece.group[0]?.path;
    const key = JSON.stringify(
      piece.kind === 'switch' ? [group, 'switch'] : [group, folder, piece.capability ?? ''],
    );
    const draft = drafts.get(key) ?? { folder, pieces: [], needs: new Set() };
    drafts.set(key, draft);
    draft.pieces.push(piece);
    return draft;
  });
  for (const [index, { needs }] of pieces.entries()) {
    for (const need of needs) if (of[need] !== of[index]) of[index]?.needs.add(of[need] as Draft);
  }
  return [...drafts.values()];
}

/** Steps that need each other, over however many others, as one. */
function joined(drafts: readonly Draft[]): Draft[] {
  const circles: Draft[][] = [];
  for (const draft of drafts) {
    if (circles.some((circle) => circle.includes(draft))) continue;
    const behind = reachable(draft);
    circles.push([
      draft,
      ...drafts.filter((each) => each !== draft && behind.has(each) && reachable(each).has(draft)),
    ]);
  }
  const of = new Map<Draft, Draft>();
  const results = circles.map((circle) => {
    const [first] = circle as [Draft];
    const result: Draft = {
      folder: first.folder,
      pieces: circle.flatMap(({ pieces }) => pieces),
      needs: new Set(),
    };
    for (const each of circle) of.set(each, result);
    return result;
  });
  for (const draft of drafts) {
    const own = of.get(draft) as Draft;
    for (const need of draft.needs) {
      const other = of.get(need) as Draft;
      if (other !== own) own.needs.add(other);
    }
  }
  return results;
}

function reachable(from: Draft): Set<Draft> {
  const seen = new Set<Draft>();
  const queue = [...from.needs];
  for (let at = queue.pop(); at; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...at.needs);
  }
  return seen;
}

/** The switches first, then whatever has all it needs, in the order of the sources. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const ordered: Draft[] = [];
  const left = [...drafts].sort((a, b) => rank(a) - rank(b));
  while (left.length > 0) {
    const at = left.findIndex(({ needs }) => [...needs].every((need) => ordered.includes(need)));
    ordered.push(...left.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

const rank = ({ pieces: [piece] }: Draft): number => (piece?.kind === 'switch' ? 0 : 1);

function titleOf({ pieces, folder }: Draft, lang: Lang): string {
  const say = sayIn(lang);
  const [{ kind, files, capability }] = pieces as [PlannedPiece];
  const where = folder === '.' ? '' : say(` in ${folder}`, `${folder} 中的`);
  if (kind === 'switch') {
    const names = files.length > 2 ? `${files[0]}, +${files.length - 1}` : files.join(', ');
    return say(`load the new SDK and the shim (${names})`, `改为加载新 SDK 和兼容层（${names}）`);
  }
  const parts = [...new Set(pieces.map((each) => each.capability ?? capability))];
  const titles = parts.map((each) =>
    each ? CAPABILITY_TITLES[each][lang] : say('what belongs to several parts', '跨多个功能的部分'),
  );
  const what = titles.join(say(', ', '、'));
  return say(`convert ${what}${where}`, `转换${where}${what}`);
}

import { type CapabilityName, capabilityOfSite } from '../../dictionary/capabilities.ts';
import type { Edit } from '../edits.ts';
import type { SourceFile } from '../sources/source.ts';
import type { UnitEdit } from '../transforms/transform.ts';
import { type ConvertedGroup, type HeldSite, inFile as siteInFile } from './conversion.ts';
import { inFile } from './render.ts';

/**
 * A part of what a run does that is sound without the others: all places of one value, or the step of a page or of
 * modules from the legacy SDK to the shim, which everything else of them stands on.
 */
export interface PlannedPiece {
  /** `switch`: pages and modules load other scripts. `convert`: places become native. */
  kind: 'switch' | 'convert';
  /** Files of the group that it is of: for a switch, all of them stay as they are without it. */
  group: readonly SourceFile[];
  /** Files it changes. */
  files: readonly string[];
  /** Empty for a switch. */
  sites: readonly PieceSite[];
  /** The part of the SDK that most of its places belong to. */
  capability?: CapabilityName;
  /** Its own edits, by file. */
  edits: ReadonlyMap<string, readonly Edit[]>;
  /** Pieces it cannot be without, by their number in the plan. */
  needs: readonly number[];
}

export interface PieceSite extends HeldSite {
  /** Why it is believed to be what it is: `file:line: reason`. */
  evidence: readonly string[];
}

/** The pieces of a group; their `needs` count from `first`. */
export function plannedPieces(
  group: ConvertedGroup,
  first: number,
  isEdited: (path: string) => boolean,
  markupEdits: (path: string) => readonly Edit[],
): PlannedPiece[] {
  const changed = group.files.filter(({ path }) => isEdited(path)).map(({ path }) => path);
  if (changed.length === 0) return [];
  const { edits, pieces } = group.result;
  const switched = group.files.filter(
    ({ path, sdkScriptTags }) =>
      isEdited(path) &&
      (sdkScriptTags.length > 0 || edits.some((edit) => edit.unit.file === path && leavesLegacySdk(edit))),
  );
  const own: PlannedPiece[] =
    switched.length > 0
      ? [
          {
            kind: 'switch',
            group: group.files,
            files: switched.map(({ path }) => path),
            sites: [],
            edits: new Map(
              switched.map(({ path }) => [
                path,
                [...markupEdits(path), ...edits.filter((e) => e.unit.file === path && e.imports).map(inFile)],
              ]),
            ),
            needs: [],
          },
        ]
      : [];
  const before = first + own.length;
  return [
    ...own,
    ...pieces.map(({ sites, needs }, number): PlannedPiece => {
      const byFile = new Map<string, Edit[]>();
      for (const edit of edits.filter(({ piece }) => piece === number)) {
        const { file } = edit.unit;
        byFile.set(file, [...(byFile.get(file) ?? []), inFile(edit)]);
      }
      const capability = mostFrequent(sites.flatMap(({ member }) => capabilityOfSite(member) ?? []));
      return {
        kind: 'convert',
        group: group.files,
        files: [...new Set([...byFile.keys(), ...sites.map(({ unit }) => unit.file)])].sort(),
        sites: sites.map((site) => ({
          ...siteInFile(site),
          evidence: site.evidence.map(({ file, line, why }) => `${file}:${line}: ${why}`),
        })),
        ...(capability && { capability }),
        edits: byFile,
        needs: [...own.map(() => first), ...needs.map((each) => before + each)],
      };
    }),
  ];
}

/** Does it take the legacy SDK out of the imports of a module? Later on it is the shim that is imported. */
function leavesLegacySdk({ unit, start, end, imports }: UnitEdit): boolean {
  const replaced = unit.code.slice(start, end);
  return imports === true && /['"]/.test(replaced) && !/webim2tim/.test(replaced);
}

function mostFrequent<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

import type { HeldSite, Untouched } from '../../plan/conversion.ts';
import type { PlannedPiece } from '../../plan/pieces.ts';

/** What of a run is wanted, as the engine takes it. */
export interface Choice {
  hold?(site: HeldSite): boolean;
  untouchable?: ReadonlyMap<string, Untouched>;
}

/** What somebody has said about the pieces of a run, by places: they stay the same when it is worked out again. */
export class Decisions {
  /** Place -> the change that was accepted for it, as it was shown. */
  private readonly accepted = new Map<string, string>();
  private readonly declined = new Set<string>();
  private readonly untouched = new Map<string, Untouched>();

  accept(piece: PlannedPiece, shown: string): void {
    for (const key of keysOf(piece)) this.accepted.set(key, shown);
  }

  decline({ kind, group, sites }: PlannedPiece): void {
    const why: Untouched = { code: 'not-selected', reason: 'it was left out of this run' };
    if (kind === 'switch') for (const { path } of group) this.untouched.set(path, why);
    for (const site of sites) this.declined.add(keyOf(site));
  }

  /** Takes back what was said. */
  forget(piece: PlannedPiece): void {
    for (const key of keysOf(piece)) this.accepted.delete(key);
  }

  /**
   * What was said about a piece. A change that looks otherwise than the one that was accepted has to be asked for
   * again; the step to the shim looks as the rest of the run wants it.
   */
  about(piece: PlannedPiece, shown: string): 'accepted' | 'declined' | undefined {
    if (piece.kind === 'switch' && piece.group.some(({ path }) => this.untouched.has(path)))
      return 'declined';
    if (piece.sites.some((site) => this.declined.has(keyOf(site)))) return 'declined';
    const known = keysOf(piece).map((key) => this.accepted.get(key));
    const isAccepted =
      piece.kind === 'switch'
        ? known.every((change) => change !== undefined)
        : known.every((change) => change === shown);
    return isAccepted ? 'accepted' : undefined;
  }

  /** Places that were accepted and are not among what a run does. */
  lost(pieces: readonly PlannedPiece[]): number {
    const there = new Set(pieces.flatMap(keysOf));
    return [...this.accepted.keys()].filter((key) => !there.has(key)).length;
  }

  choice(): Choice {
    return { hold: (site) => this.declined.has(keyOf(site)), untouchable: this.untouched };
  }
}

export const keyOf = ({ file, start, end, kind, member }: HeldSite): string =>
  JSON.stringify([file, start, end, kind, member]);

const keysOf = ({ kind, files, sites }: PlannedPiece): string[] =>
  kind === 'switch' ? files.map((file) => `switch ${file}`) : sites.map(keyOf);

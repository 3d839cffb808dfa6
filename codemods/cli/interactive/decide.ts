import { extname } from 'node:path';
import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Plan, PlannedFile } from '../../migrate.ts';
import type { PlannedPiece } from '../../plan/pieces.ts';
import { maskSecrets } from '../../report/secrets.ts';
import type { Lang } from '../../report/texts.ts';
import { CliError, EXIT } from '../errors.ts';
import { type Say, sayIn } from '../lang.ts';
import type { Terminal } from '../terminal.ts';
import { Amendments } from './amendments.ts';
import { type Choice, Decisions } from './decisions.ts';
import { pieceDiff, pieceEvidence, pieceTitle } from './piece-text.ts';

/** What can be said to a piece. */
export type Answer = 'yes' | 'no' | 'edit' | 'all' | 'quit' | 'why';

export interface Interactive {
  terminal: Terminal;
  lang: Lang;
  colors: Colors;
  /** Works the migration out with what is wanted of it. */
  planWith(choice: Choice): Promise<Plan>;
}

/**
 * Asks about every piece of a migration and works it out anew where an answer changes the others. @returns the plan of
 * what was accepted, with the texts as they were edited
 *
 * @throws CliError when nobody sits at the terminal, or they stop it
 */
export async function decide(interactive: Interactive): Promise<Plan> {
  const { terminal } = interactive;
  if (!terminal.choose || !terminal.edit) throw new CliError('no-terminal', EXIT.USAGE);
  return new Talk(interactive).run();
}

class Talk {
  private readonly decisions = new Decisions();
  private readonly amendments = new Amendments();
  private readonly say: Say;
  private plan!: Plan;
  /** `all`: nothing more is asked, everything is taken; `none`: nothing more is taken. */
  private rest: 'all' | 'none' | undefined;

  constructor(private readonly with_: Interactive) {
    this.say = sayIn(with_.lang);
  }

  async run(): Promise<Plan> {
    for (;;) {
      await this.workOut();
      if (await this.askAll()) continue;
      const { plan, outdated } = this.amendments.applyTo(this.plan);
      if (outdated.length === 0) return plan;
      for (const path of outdated) this.reopen(path);
    }
  }

  private async workOut(): Promise<void> {
    const lostBefore = this.plan ? this.decisions.lost(this.plan.pieces) : 0;
    this.plan = await this.with_.planWith(this.decisions.choice());
    const lost = this.decisions.lost(this.plan.pieces) - lostBefore;
    if (lost <= 0) return;
    this.print(
      this.say(
        `${lost} accepted places stay as they are too: they depend on what was declined.`,
        `有 ${lost} 处已接受的位置也保持原样：它们依赖于未被接受的改动。`,
      ),
    );
  }

  /** @returns whether an answer changed what the others are about */
  private async askAll(): Promise<boolean> {
    const { pieces } = this.plan;
    let isChanged = false;
    const left = new Set<number>();
    for (const [number, piece] of pieces.entries()) {
      const said = this.decisions.about(piece, this.changeOf(piece));
      const falls = piece.needs.some((need) => left.has(need));
      if (said === 'declined' || falls) left.add(number);
      if (said !== undefined || falls) continue;
      if (await this.ask(piece, number)) continue;
      left.add(number);
      isChanged = true;
      // What is proposed for the others can depend on it, so they are asked about as they will be.
      if (pieces.some(({ needs }) => needs.includes(number)) && this.rest === undefined) return true;
    }
    return isChanged;
  }

  /** @returns whether the piece was accepted */
  private async ask(piece: PlannedPiece, number: number): Promise<boolean> {
    let isShown = false;
    for (;;) {
      if (this.rest === 'none') return this.decline(piece);
      if (this.rest === 'all') return this.accept(piece);
      if (!isShown) this.print(`\n${pieceDiff(piece, this.plan, this.with_.colors, maskSecrets)}`);
      isShown = true;
      const answer = await this.answer(piece, number);
      if (answer === 'yes') return this.accept(piece);
      if (answer === 'no') return this.decline(piece);
      if (answer === 'all') this.rest = 'all';
      else if (answer === 'quit') this.rest = 'none';
      else if (answer === 'why') this.print(pieceEvidence(piece, this.with_.lang));
      else if (await this.edit(piece)) return this.accept(piece);
    }
  }

  private accept(piece: PlannedPiece): true {
    this.decisions.accept(piece, this.changeOf(piece));
    return true;
  }

  private decline(piece: PlannedPiece): false {
    this.decisions.decline(piece);
    return false;
  }

  private async answer(piece: PlannedPiece, number: number): Promise<Answer> {
    const { say } = this;
    const { terminal, lang, colors } = this.with_;
    const count = colors.dim(`(${number + 1}/${this.plan.pieces.length})`);
    return (await terminal.choose?.({
      message: `${count} ${pieceTitle(piece, lang)}${say('. Make this change?', '。是否接受此改动？')}`,
      help: say('this help', '显示此帮助'),
      choices: [
        { key: 'y', answer: 'yes', name: say('yes', '接受') },
        {
          key: 'n',
          answer: 'no',
          name: say('no, and nothing that depends on it', '不接受，依赖于它的改动也不做'),
        },
        {
          key: 'e',
          answer: 'edit',
          name: say('yes, after editing the new text ($EDITOR)', '编辑新文本后接受（$EDITOR）'),
        },
        { key: 'a', answer: 'all', name: say('yes to this and all that follow', '接受此项及其后全部') },
        { key: 'q', answer: 'quit', name: say('no to this and all that follow', '此项及其后全部不接受') },
        { key: 'w', answer: 'why', name: say('why: what speaks for it', '为何：显示依据') },
      ],
    })) as Answer;
  }

  /** @returns whether an edited text was taken */
  private async edit(piece: PlannedPiece): Promise<boolean> {
    let isTaken = false;
    for (const path of piece.edits.keys()) {
      const file = this.amendments.applyTo(this.plan).plan.files.find(({ source }) => source.path === path);
      if (!file) continue;
      let text: string | undefined;
      try {
        text = await this.with_.terminal.edit?.(file.newText, {
          extension: extname(path),
          line: lineOf(piece, file),
        });
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        this.print(error.text(this.with_.lang));
        return false;
      }
      if (text === undefined || text === file.newText) continue;
      const reason = this.amendments.add(file, text);
      if (reason !== undefined) {
        this.print(new CliError('edit-unusable', EXIT.USAGE, { reason }).text(this.with_.lang));
        return false;
      }
      isTaken = true;
    }
    if (!isTaken) this.print(this.say('The text was not changed.', '文本没有改动。'));
    return isTaken;
  }

  private reopen(path: string): void {
    this.amendments.drop(path);
    for (const piece of this.plan.pieces) if (piece.edits.has(path)) this.decisions.forget(piece);
    this.rest = undefined;
    this.print(new CliError('edit-outdated', EXIT.USAGE, { path }).text(this.with_.lang));
  }

  /** What a change is known by. */
  private changeOf(piece: PlannedPiece): string {
    return pieceDiff(piece, this.plan, NO_COLORS);
  }

  private print(text: string): void {
    this.with_.terminal.out(`${text}\n`);
  }
}

/** The line of the new text where a piece begins. */
function lineOf({ edits, files }: PlannedPiece, { source, newText }: PlannedFile): number {
  const start = Math.min(
    ...(edits.get(source.path) ?? edits.get(files[0] ?? '') ?? []).map((edit) => edit.start),
  );
  const before = source.text.slice(0, Number.isFinite(start) ? start : 0).split('\n').length;
  return Math.min(before, newText.split('\n').length);
}

const NO_COLORS = pc.createColors(false);

import { applyPatch, structuredPatch } from 'diff';
import type { Plan, PlannedFile } from '../../migrate.ts';
import { verifyText } from '../../verify.ts';

/** What somebody wrote in place of the proposed text of files. */
export class Amendments {
  private readonly changes = new Map<string, { from: string; to: string }[]>();

  /** @returns why the text cannot be taken; undefined when it was */
  add(file: PlannedFile, to: string): string | undefined {
    const { path } = file.source;
    const { failure } = verifyText(file.source, to);
    if (failure) return `${path}:${failure.reason}`;
    this.changes.set(path, [...(this.changes.get(path) ?? []), { from: file.newText, to }]);
    return undefined;
  }

  /** Takes back what was written into a file. */
  drop(path: string): void {
    this.changes.delete(path);
  }

  /**
   * The plan with the written texts in it.
   *
   * @returns with it the files in which the proposal has changed since at the same lines
   */
  applyTo(plan: Plan): { plan: Plan; outdated: string[] } {
    const outdated: string[] = [];
    const files = plan.files.map((file) => {
      const amended = this.amended(file);
      if (!amended) outdated.push(file.source.path);
      return amended ?? file;
    });
    return { plan: { ...plan, files }, outdated };
  }

  private amended(file: PlannedFile): PlannedFile | undefined {
    const changes = this.changes.get(file.source.path);
    if (!changes) return file;
    let text = file.newText;
    for (const { from, to } of changes) {
      const next =
        text === from ? to : applyPatch(text, structuredPatch('a', 'b', from, to, '', '', { context: 1 }));
      if (next === false) return undefined;
      text = next;
    }
    const { bytes } = verifyText(file.source, text);
    return bytes && { ...file, newText: text, newBytes: bytes };
  }
}

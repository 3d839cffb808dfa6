import { ERROR_CODE, ImError } from './core/errors.ts';
import { MAX_UPLOAD_BYTES } from './uploads.ts';

/** One piece of a file that comes in several requests. */
export interface Slice {
  /** Where it starts, and how large the file will be: bytes. */
  offset: number;
  total: number;
  content: Buffer;
}

/** All that is under way together: it is in memory. The oldest gives way; nobody goes on with it. */
const MAX_UNDER_WAY_BYTES = 256 * 1024 * 1024;

/** Puts files together that come in slices, one after another, as `webim.js` sends them. */
export class SlicedFiles {
  /** What has come so far, by whose file it is. */
  readonly #underWay = new Map<string, Buffer>();

  /**
   * Adds a slice; one that was sent before, because its answer was lost, may come again.
   * @returns the whole file after its last slice, else undefined.
   * @throws {ImError} 40000 when it does not follow on what is there, or is larger than the file.
   */
  add(key: string, { offset, total, content }: Slice): Buffer | undefined {
    if (total > MAX_UPLOAD_BYTES) {
      throw new ImError(ERROR_CODE.badRequest, `files have ${MAX_UPLOAD_BYTES} bytes at most`);
    }
    const before = this.#underWay.get(key) ?? Buffer.alloc(0);
    if (offset < 0 || offset > before.length || offset + content.length > total) {
      const message = `a slice from ${offset} does not follow on ${before.length} of ${total} bytes`;
      throw new ImError(ERROR_CODE.badRequest, message);
    }
    const all = Buffer.concat([before.subarray(0, offset), content]);
    this.#underWay.delete(key);
    if (all.length === total) return all;
    this.#underWay.set(key, all);
    this.#makeRoom();
    return undefined;
  }

  #makeRoom(): void {
    let bytes = [...this.#underWay.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of this.#underWay) {
      if (bytes <= MAX_UNDER_WAY_BYTES) return;
      this.#underWay.delete(oldest);
      bytes -= length;
    }
  }
}

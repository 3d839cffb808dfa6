import { randomBytes } from 'node:crypto';

/** Path below which uploaded files live. */
export const UPLOAD_PATH = '/loopback-files/';

/** The SDK's own limit for a file. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
/** All files together: they are in memory. The oldest give way. */
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;
/** Addresses handed out; the oldest expire. */
const MAX_SLOTS = 10_000;

export interface UploadedFile {
  name: string;
  content: Buffer | undefined;
}

/** Who keeps the files beyond the process. It must not throw. */
export interface UploadsObserver {
  stored(name: string, content: Buffer): void;
  forgotten(name: string): void;
}

/** The files users uploaded, in memory. A file gets its address before it is there, as the SDKs expect. */
export class Uploads {
  /** Set when the server listens. */
  baseUrl = '';
  observer: UploadsObserver | undefined;
  readonly #slots = new Map<string, UploadedFile>();
  #totalBytes = 0;

  /** Makes a place for a file that will come. Nobody can guess its name. */
  reserve(fileName: string): UploadedFile {
    const id = randomBytes(16).toString('hex');
    // Only the ending matters to anybody; the rest could hold what no address should.
    const ending = /\.[A-Za-z0-9]{1,10}$/.exec(fileName)?.[0] ?? '';
    const file: UploadedFile = { name: `${id}${ending}`, content: undefined };
    this.#slots.set(file.name, file);
    if (this.#slots.size > MAX_SLOTS) this.#forgetOldest();
    return file;
  }

  /** Where a file is put to and got from. */
  urlOf({ name }: UploadedFile): string {
    return `${this.baseUrl}${UPLOAD_PATH}${name}`;
  }

  find(name: string): UploadedFile | undefined {
    return this.#slots.get(name);
  }

  /** Puts the content at a place that was reserved. */
  store(file: UploadedFile, content: Buffer): void {
    this.#totalBytes += content.length - (file.content?.length ?? 0);
    file.content = content;
    this.observer?.stored(file.name, content);
    while (this.#totalBytes > MAX_TOTAL_BYTES && this.#slots.size > 1) this.#forgetOldest();
  }

  /** Puts back a file of an earlier start. */
  restore(name: string, content: Buffer): void {
    this.#slots.set(name, { name, content });
    this.#totalBytes += content.length;
  }

  #forgetOldest(): void {
    const [oldest] = this.#slots.values();
    if (!oldest) return;
    this.#slots.delete(oldest.name);
    this.#totalBytes -= oldest.content?.length ?? 0;
    if (oldest.content) this.observer?.forgotten(oldest.name);
  }
}

import { join } from 'node:path';
import type { Ledger } from '../report/ledger.ts';
import { contentOf } from './journal/disk.ts';

/** A comment that asks a person for something. */
export interface LeftMarker {
  file: string;
  line: number;
  code: string;
}

/** Markers are alone in their comment, so what stands in front of one is the sign of a comment. */
const MARKER = /(?:\/\/|\/\*|<!--)\s*webim2tim(?:-changed)?\(([a-z-]+)\):/;

/** Every marker in the opened files of a ledger. */
export function leftMarkers(root: string, { files }: Ledger): LeftMarker[] {
  return files.flatMap(({ file, status }) => {
    // Markers are ASCII up to their colon, in every encoding there is.
    const text = status === 'ok' ? contentOf(join(root, file))?.toString('latin1') : undefined;
    if (!text?.includes('webim2tim')) return [];
    return text.split('\n').flatMap((line, index) => {
      const code = MARKER.exec(line)?.[1];
      return code ? [{ file, line: index + 1, code }] : [];
    });
  });
}

import { createHash } from 'node:crypto';
import type { Finding } from './ledger.ts';
import type { SourceLines } from './source-lines.ts';

/**
 * A name for each finding that stays while lines above it come and go: made of the file, what it is, and the text of
 * its line; equal ones are told apart by their order. Form: `hash:number`.
 */
export function fingerprintsOf(findings: readonly Finding[], sources: SourceLines): Map<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { file, kind, member, code = '', line } = finding;
      const text = (sources.at(file, line) ?? '').trim().replace(/\s+/g, ' ');
      const hash = createHash('sha256')
        .update(JSON.stringify([file, kind, member, code, text]))
        .digest('hex')
        .slice(0, 16);
      const number = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, number);
      return [finding, `${hash}:${number}`];
    }),
  );
}

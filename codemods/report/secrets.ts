import type { ReportInput } from './render.ts';

/** What stands for each character of a credential. */
const MASK = '\u2022';

/** Credentials as they stand in applications of this SDK. */
const SECRETS: readonly RegExp[] = [
  // A UserSig: deflated JSON in Tencent's base64, so it begins like every zlib stream of text.
  /(?<![\w*+/=-])eJ[\w*+/=-]{60,}/g,
  // A key UserSigs are made with: 64 hexadecimal digits.
  /(?<![\da-z])[\da-f]{64}(?![\da-z])/gi,
  // The older kind of key.
  /(?<=-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END [A-Z ]*PRIVATE KEY-----)/g,
  // Whatever is written out under one of their names, however short; three characters keep nothing from anybody.
  /(?<=(?:user_?sig|(?<![a-z])secret|app_?secret|(?:secret|private|sdk_?app|app|sign|signing)_?key|access_?token|password|passwd|pwd)["']?\s{0,9}[:=]\s{0,9}(["'`]))[^"'`\s$]{4,}(?=\1)/gi,
];

/** The text with credentials made unreadable, for reports and terminals; files are written from the text itself. Every line and column stays where it is. */
export function maskSecrets(text: string): string {
  return SECRETS.reduce(
    (masked, secret) => masked.replace(secret, (found) => found.replace(/[^\s\\]/g, MASK)),
    text,
  );
}

/** Reports are shown to others, sources need not be: what a report is made from, without credentials. */
export function withoutSecrets(input: ReportInput): ReportInput {
  return {
    ...input,
    ledger: {
      ...input.ledger,
      findings: input.ledger.findings.map((finding) =>
        finding.reason === undefined ? finding : { ...finding, reason: maskSecrets(finding.reason) },
      ),
    },
    sources: input.sources.map((source) => ({ ...source, text: maskSecrets(source.text) })),
    files: input.files.map((file) => ({ ...file, newText: maskSecrets(file.newText) })),
  };
}

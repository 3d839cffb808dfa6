import { findCode } from '../../dictionary/codes.ts';
import { reasonIn } from '../../dictionary/reasons.ts';
import type { Ledger } from './ledger.ts';
import type { Lang } from './texts.ts';

/** The ledger with its reasons and advice in a language; what machines read stays English. */
export function ledgerIn(lang: Lang, ledger: Ledger): Ledger {
  if (lang === 'en') return ledger;
  const said = <T extends { code?: string; reason?: string; advice?: string }>(entry: T): T => {
    const code = entry.code === undefined ? undefined : findCode(entry.code);
    return {
      ...entry,
      ...(entry.reason && { reason: reasonIn(lang, entry.reason, code?.message) }),
      ...(entry.advice && code && entry.advice === code.advice.en && { advice: code.advice[lang] }),
    };
  };
  return { ...ledger, files: ledger.files.map(said), findings: ledger.findings.map(said) };
}

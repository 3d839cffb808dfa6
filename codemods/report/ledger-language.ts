import { adviceOn } from '../../dictionary/advice.ts';
import { findCode } from '../../dictionary/codes.ts';
import { reasonIn } from '../../dictionary/reasons.ts';
import type { Ledger } from './ledger.ts';
import type { Lang } from './texts.ts';

/** What files and findings may say in words. */
interface Said {
  code?: string;
  member?: string;
  reason?: string;
  advice?: string;
}

/** The ledger with its reasons and advice in a language; what machines read stays English. */
export function ledgerIn(lang: Lang, ledger: Ledger): Ledger {
  if (lang === 'en') return ledger;
  const said = <T extends Said>(entry: T): T => {
    const code = entry.code === undefined ? undefined : findCode(entry.code);
    const advice = entry.code === undefined ? undefined : adviceOn(entry.code, entry.member);
    return {
      ...entry,
      ...(entry.reason && { reason: reasonIn(lang, entry.reason, code?.message) }),
      ...(entry.advice && advice && entry.advice === advice.en && { advice: advice[lang] }),
    };
  };
  return { ...ledger, files: ledger.files.map(said), findings: ledger.findings.map(said) };
}

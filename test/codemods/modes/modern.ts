import { parse } from '@babel/parser';

/** `webim.call(…)`, whatever stands before and after it. */
const SDK_CALL = /^webim\.\w+\(/;
/** Bodies that would mean something else in a function of their own. */
const OWN_FUNCTION = /\breturn\b|\bthis\b|\barguments\b/;

/**
 * The script with the body of every function that ends with a call of the SDK put into a timer: there nobody sees what
 * it returns or when it is done, so that the call may wait for its answer.
 */
export function withTimers(code: string): string {
  const inserts: { at: number; text: string }[] = [];
  for (const statement of parse(code, { sourceType: 'script', errorRecovery: true }).program.body) {
    if (statement.type !== 'FunctionDeclaration') continue;
    const { body } = statement;
    const last = body.body.at(-1);
    const text = code.slice(body.start as number, body.end as number);
    const ends = last && SDK_CALL.test(code.slice(last.start as number, last.end as number));
    if (!ends || OWN_FUNCTION.test(text.replace(/function \([\s\S]*/, ''))) continue;
    inserts.push({ at: (body.start as number) + 1, text: '\n  setTimeout(() => {' });
    inserts.push({ at: (body.end as number) - 1, text: '  }, 0);\n' });
  }
  let made = code;
  for (const { at, text } of inserts.reverse()) made = made.slice(0, at) + text + made.slice(at);
  return made;
}

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Problems TypeScript finds in a file with nothing but the declarations and a library. */
function problems(file: string, lib: string): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2020,
    lib: [lib],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map((problem) => {
    const at = problem.file?.getLineAndCharacterOfPosition(problem.start ?? 0);
    return `${problem.file?.fileName}:${(at?.line ?? 0) + 1} ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
  });
}

describe.each(['lib.es5.d.ts', 'lib.es2020.full.d.ts'])('the legacy declarations with %s', (lib) => {
  it('stand alone', () => {
    expect(problems('shim/legacy.d.ts', lib)).toEqual([]);
  });

  it('take what old pages write', () => {
    expect(problems('test/types/legacy-page.ts', lib)).toEqual([]);
  });

  it('refuse mistakes', () => {
    expect(problems('test/types/mistakes.ts', lib)).toEqual([]);
  });
});

import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** "Do you need to change your target library?" in its forms: something that ES5 engines do not have. */
const MISSING_IN_LIBRARY = [2550, 2568, 2583, 2584, 2585];

// The codemods' half of the list of codes; browser code imports its types only.
const TYPES_ONLY = ['dictionary/codes.ts'];

describe('the browser code', () => {
  it('uses no built-in newer than ES5, but Promise, which tim-js-sdk needs too', { timeout: 60_000 }, () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const program = ts.createProgram(
      [`${root}shim/entries/browser.ts`, `${root}shim/entries/bridge-browser.ts`],
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        lib: ['lib.es5.d.ts', 'lib.es2015.promise.d.ts', 'lib.dom.d.ts'],
        types: [],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        allowImportingTsExtensions: true,
      },
    );
    const found = program
      .getSourceFiles()
      .filter((file) => file.fileName.startsWith(root) && !file.fileName.includes('node_modules'))
      .filter((file) => !TYPES_ONLY.some((name) => file.fileName.endsWith(name)))
      .flatMap((file) => program.getSemanticDiagnostics(file))
      .filter((diagnostic) => MISSING_IN_LIBRARY.includes(diagnostic.code))
      .map((diagnostic) => {
        const { line } = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0 };
        const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
        return `${diagnostic.file?.fileName.slice(root.length)}:${line + 1} ${text}`;
      });
    expect(program.getSourceFiles().length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
});

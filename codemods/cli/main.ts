import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { langOf } from './lang.ts';
import { helpAsked } from './ready-help.ts';

// The entry of the process loads next to nothing: help is written down at build time, everything else comes with what
// is asked for.
const args = process.argv.slice(2);
const name = helpAsked(args);
const text = name === undefined ? undefined : readyHelp(name);
if (text !== undefined) process.stdout.write(text);
else {
  // From Node 22.1 on: compiled code is kept between runs.
  (nodeModule as { enableCompileCache?(): void }).enableCompileCache?.();
  await import('./start-up.ts');
}

function readyHelp(command: string): string | undefined {
  try {
    const texts = JSON.parse(readFileSync(new URL('help.json', import.meta.url), 'utf8'));
    const ofLang = texts[langOf(args, process.env)];
    return Object.hasOwn(ofLang, command) ? ofLang[command] : undefined;
  } catch {
    // Run from the sources, or an installation without the file.
    return undefined;
  }
}

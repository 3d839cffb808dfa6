import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERSION } from '../pages/assets.ts';

/** Options whose value is nobody's business. */
const SECRET = /^--user-sig-key$/;

/** Writes down what is needed to find a mistake of ours. @returns its path; undefined when it cannot be written */
export function writeCrashLog(error: Error, args: readonly string[]): string | undefined {
  const path = join(tmpdir(), `webim2tim-${new Date().toISOString().replace(/\W/g, '')}-${process.pid}.log`);
  const lines = [
    `webim2tim ${VERSION}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `arguments: ${JSON.stringify(withoutSecrets(args))}`,
    '',
    error.stack ?? String(error),
    ...(error.cause ? ['', String((error.cause as Error).stack ?? error.cause)] : []),
  ];
  try {
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    return path;
  } catch {
    return undefined;
  }
}

function withoutSecrets(args: readonly string[]): string[] {
  return args.map((word, index) => {
    if (SECRET.test(args[index - 1] ?? '')) return '***';
    const [name = ''] = word.split('=');
    return word.includes('=') && SECRET.test(name) ? `${name}=***` : word;
  });
}
